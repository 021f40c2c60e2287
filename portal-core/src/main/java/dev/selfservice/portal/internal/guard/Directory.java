// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.guard;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.ListsGroups;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.permissions.PermissionGrant;
import dev.selfservice.portal.permissions.RoleHolder;
import dev.selfservice.portal.permissions.spi.PermissionStore;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.spi.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * People with what they belong to and what their roles carry.
 *
 * <p>Whether a person is active is read each time (SES-6). Memberships and grants are remembered for at most the given
 * life, so that a change acts on every node within it; a change made here acts here at once. Never called inside a
 * transaction, because the identity store may be anywhere.
 */
public final class Directory {

    /** How long memberships and grants may be remembered at most. */
    public static final Duration LONGEST_LIFE = Duration.ofSeconds(30);

    private static final int MOST_REMEMBERED = 50_000;
    private static final String GRANTS = "grants";

    private final IdentityStore identity;
    private final PermissionStore permissions;
    private final Transactions transactions;
    private final Cache<PersonId, Set<Grantee>> grantees;
    private final Cache<String, Map<RoleId, Set<Permission>>> grants;

    public Directory(
            IdentityStore identity,
            PermissionStore permissions,
            Transactions transactions,
            Clock clock,
            Duration life) {
        if (life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("memberships may be remembered for 30 seconds at most");
        }
        this.identity = identity;
        this.permissions = permissions;
        this.transactions = transactions;
        Ticker ticker = new Ticker() {
            @Override
            public long read() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }
        };
        this.grantees = CacheBuilder.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(life)
                .ticker(ticker)
                .build();
        this.grants =
                CacheBuilder.newBuilder().expireAfterWrite(life).ticker(ticker).build();
    }

    /** Returns the person if they are active now. */
    public Optional<Person> findActive(PersonId id) {
        return Optional.ofNullable(identity.findAll(Set.of(id)).get(id)).filter(Person::active);
    }

    /** Returns those of the people who are active now, in one look-up. */
    public Map<PersonId, Person> findAllActive(Set<PersonId> ids) {
        Map<PersonId, Person> found = new HashMap<>(identity.findAll(ids));
        found.values().removeIf(person -> !person.active());
        return found;
    }

    /** Returns the person's manager, if they have one who is active now. */
    public Optional<Person> managerOf(PersonId id) {
        return Optional.ofNullable(identity.managers(Set.of(id)).get(id)).flatMap(this::findActive);
    }

    /** Returns the person, their groups and their roles. */
    public Set<Grantee> granteesOf(PersonId person) {
        try {
            return grantees.get(person, () -> readGrantees(person));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (com.google.common.util.concurrent.UncheckedExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Returns what each role carries. */
    public Map<RoleId, Set<Permission>> grants() {
        Map<RoleId, Set<Permission>> known = grants.getIfPresent(GRANTS);
        if (known == null) {
            known = transactions.read(permissions::grants).stream()
                    .collect(Collectors.groupingBy(
                            PermissionGrant::role,
                            Collectors.mapping(PermissionGrant::permission, Collectors.toUnmodifiableSet())));
            grants.put(GRANTS, known);
        }
        return known;
    }

    /** Returns up to {@code bound} active people who are in the group or hold the role; a user stands for themselves. */
    public Set<PersonId> membersOf(Grantee grantee, int bound) {
        if (grantee.kind() == Grantee.Kind.USER) {
            return findAllActive(Set.of(new PersonId(grantee.id()))).keySet();
        }
        Set<PersonId> members = new HashSet<>();
        if (identity instanceof ListsGroups groups) {
            members.addAll(groups.members(grantee, bound));
        }
        if (grantee.kind() == Grantee.Kind.ROLE && members.size() < bound) {
            List<RoleHolder> ours = transactions.read(() -> permissions
                    .holders(new RoleId(grantee.id()), PageRequest.ofSize(Math.min(bound, 100)))
                    .items());
            members.addAll(findAllActive(
                            ours.stream().map(holder -> holder.person().id()).collect(Collectors.toSet()))
                    .keySet());
        }
        return members;
    }

    /** Returns the roles that each of the people holds by the identity store alone, as it is now. */
    public Map<PersonId, Set<RoleId>> rolesByIdentity(Set<PersonId> people) {
        return identity.memberships(people).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().roles()));
    }

    /** Returns what to call the grantee. */
    public String nameOf(Grantee grantee) {
        if (grantee.kind() == Grantee.Kind.USER) {
            PersonId id = new PersonId(grantee.id());
            return Optional.ofNullable(identity.findAll(Set.of(id)).get(id))
                    .map(Person::name)
                    .orElse(grantee.id());
        }
        if (identity instanceof ListsGroups groups) {
            return groups.names(Set.of(grantee)).getOrDefault(grantee, grantee.id());
        }
        return grantee.id();
    }

    /** Returns the roles that the identity store knows, with their names. */
    public Map<RoleId, String> knownRoles() {
        return identity instanceof ListsGroups groups ? groups.roles() : Map.of();
    }

    /** Forgets what is remembered of a person, because it was changed here. */
    public void forget(PersonId person) {
        grantees.invalidate(person);
    }

    /** Forgets what roles carry, because it was changed here. */
    public void forgetGrants() {
        grants.invalidateAll();
    }

    private Set<Grantee> readGrantees(PersonId person) {
        Memberships memberships = identity.memberships(Set.of(person)).getOrDefault(person, Memberships.NONE);
        Set<Grantee> all = new HashSet<>();
        all.add(Grantee.user(person));
        all.add(Grantee.role(RequestType.EVERYONE));
        memberships.groups().forEach(group -> all.add(Grantee.group(group)));
        memberships.roles().forEach(role -> all.add(Grantee.role(role)));
        transactions.read(() -> permissions.rolesOf(person)).forEach(role -> all.add(Grantee.role(role)));
        return Set.copyOf(all);
    }
}
