// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.sample;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.identity.PersonData;
import dev.selfservice.portal.jpa.identity.Validity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the people of the sample company: one at the top, a head per department, two team leads each, their teams. */
final class SamplePeople {
    private static final String TOP = "ingrid";

    private final List<PersonData> people = new ArrayList<>();
    private final Map<String, List<Grantee>> members = new LinkedHashMap<>();
    private int number;

    SamplePeople() {
        add(TOP, "Ingrid Solheim", "Managing director", "Management", Optional.empty());
        SampleDepartment.all().forEach(this::fill);
        wellKnown();
    }

    /** Returns everybody; managers before those who report to them. */
    List<PersonData> people() {
        return people;
    }

    /** Returns the members of each group, people and groups. */
    Map<String, List<Grantee>> members() {
        return members;
    }

    private void wellKnown() {
        add("jonas", "Jonas Weber", "Controller", "Finance", Optional.of("marta"));
        join(SampleDepartment.all().get(0).team(0), "jonas");
        add("li", "Li Chen", "Account manager", "Sales", Optional.of(leadOf("dept-sales")));
        join("team-sales-1", "li");
        join("helpdesk", "sofia");
        members.getOrDefault("team-support-1", List.of()).stream()
                .limit(4)
                .forEach(agent -> join("helpdesk", agent.id()));
        nest("internal-control", "dept-control");
    }

    private void fill(SampleDepartment department) {
        boolean known = !department.head().isEmpty();
        String headName = known ? department.headName() : SampleNames.name(number++);
        String head = known ? department.head() : SampleNames.login(headName);
        add(head, headName, "Head of " + department.name(), department.name(), Optional.of(TOP));
        join(department.group(), head);
        nest("all-staff", department.group());
        String[] leads = new String[SampleDepartment.TEAMS];
        for (int team = 0; team < SampleDepartment.TEAMS; team++) {
            leads[team] = made("Team lead", department.name(), head);
            join(department.team(team), leads[team]);
            nest(department.group(), department.team(team));
        }
        for (int i = 0; i < SampleDepartment.SIZE - SampleDepartment.TEAMS - 1; i++) {
            int team = i % SampleDepartment.TEAMS;
            String title = department.titles().get(i % department.titles().size());
            join(department.team(team), made(title, department.name(), leads[team]));
        }
    }

    private String leadOf(String department) {
        return members.getOrDefault(department, List.of()).get(0).id();
    }

    private String made(String title, String department, String manager) {
        String name = SampleNames.name(number++);
        String login = SampleNames.login(name);
        add(login, name, title, department, Optional.of(manager));
        return login;
    }

    private void add(String login, String name, String title, String department, Optional<String> manager) {
        people.add(new PersonData(
                new PersonId(login),
                login,
                name,
                Optional.of(title),
                Optional.of(department),
                Optional.of(login + "@company.example"),
                manager.map(PersonId::new),
                Validity.ALWAYS));
    }

    private void join(String group, String person) {
        members.computeIfAbsent(group, key -> new ArrayList<>()).add(Grantee.user(new PersonId(person)));
    }

    private void nest(String outer, String inner) {
        members.computeIfAbsent(outer, key -> new ArrayList<>()).add(Grantee.group(new GroupId(inner)));
    }
}
