// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.sample;

import java.util.List;

/**
 * A department of the sample company.
 *
 * @param key stands in the ids of its groups
 * @param costCentre what its entitlements are narrowed to
 * @param head the login of the person who leads it; made up if empty
 * @param titles the titles of those who are neither head nor team lead, in turn
 */
record SampleDepartment(String key, String name, String costCentre, String head, String headName, List<String> titles) {
    /** The two teams and their lead; the rest of the people are spread over both. */
    static final int TEAMS = 2;

    static final int SIZE = 16;

    static List<SampleDepartment> all() {
        return List.of(
                of("finance", "Finance", "FIN-100", "marta", "Marta Ruiz", "Accountant", "Treasury analyst"),
                of("people", "People", "PPL-110", "", "", "Recruiter", "Payroll specialist"),
                of("it", "Information technology", "ITS-120", "omar", "Omar Haddadi", "System engineer", "Developer"),
                of("support", "Service desk", "ITS-130", "sofia", "Sofia Lindholm", "Support agent", "Support agent"),
                of("sales", "Sales", "SAL-200", "", "", "Account manager", "Sales assistant"),
                of("marketing", "Marketing", "MKT-210", "", "", "Campaign planner", "Designer"),
                of("purchasing", "Purchasing", "PUR-220", "", "", "Buyer", "Contract specialist"),
                of("logistics", "Logistics", "LOG-300", "", "", "Dispatcher", "Warehouse planner"),
                of("production", "Production", "PRD-310", "", "", "Process engineer", "Shift supervisor"),
                of("quality", "Quality", "QUA-320", "", "", "Test engineer", "Quality analyst"),
                of("legal", "Legal", "LEG-400", "", "", "Counsel", "Contract manager"),
                of("control", "Internal control", "CTL-410", "aisha", "Aisha Kamara", "Auditor", "Risk analyst"));
    }

    private static SampleDepartment of(
            String key, String name, String costCentre, String head, String headName, String... titles) {
        return new SampleDepartment(key, name, costCentre, head, headName, List.of(titles));
    }

    String group() {
        return "dept-" + key;
    }

    String team(int number) {
        return "team-" + key + "-" + (number + 1);
    }
}
