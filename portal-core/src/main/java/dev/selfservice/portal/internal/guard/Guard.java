// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.guard;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.StepUpRequiredException;
import dev.selfservice.portal.identity.spi.Person;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The first line of every service method: who is this, and does the command's rule let them (default deny). */
public final class Guard {

    private final Directory directory;
    private final Clock clock;

    public Guard(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Returns the caller, or refuses one who does not fulfil the rule. */
    public Caller check(Actor actor, CommandRule rule) {
        Caller caller = who(actor);
        caller.require(rule.permission());
        boolean tooOld = rule.maxAge()
                .filter(age -> actor.assurance().at().plus(age).isBefore(clock.instant()))
                .isPresent();
        if (actor.assurance().level() < rule.level() || tooOld) {
            throw new StepUpRequiredException(rule.level(), rule.maxAge().orElse(java.time.Duration.ofHours(12)));
        }
        return caller;
    }

    /** Returns the caller with what they may do; refuses jobs and people who are not active. */
    public Caller who(Actor actor) {
        if (actor.system()) {
            throw new ForbiddenException("jobs of the portal call no services");
        }
        Person person = directory
                .findActive(actor.person())
                .orElseThrow(() -> new ForbiddenException("not-active", "this person may not use the portal"));
        Set<Grantee> grantees = directory.granteesOf(actor.person());
        Set<Permission> permissions = permissionsOf(grantees);
        actor.limit().ifPresent(permissions::retainAll);
        return new Caller(actor, person, grantees, Set.copyOf(permissions));
    }

    /** Returns what a person may do by their roles; nothing for somebody who is not active. */
    public Set<Permission> permissionsOf(PersonId person) {
        return directory.findActive(person).isEmpty()
                ? Set.of()
                : Set.copyOf(permissionsOf(directory.granteesOf(person)));
    }

    private Set<Permission> permissionsOf(Set<Grantee> grantees) {
        Map<RoleId, Set<Permission>> grants = directory.grants();
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (Grantee grantee : grantees) {
            if (grantee.kind() == Grantee.Kind.ROLE) {
                permissions.addAll(grants.getOrDefault(new RoleId(grantee.id()), Set.of()));
            }
        }
        return permissions;
    }
}
