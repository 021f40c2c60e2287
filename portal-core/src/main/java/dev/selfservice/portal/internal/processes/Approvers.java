// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.processes;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.requesttypes.ApproverRule;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds whom to ask in each stage, so that no task is ever without somebody who may decide it.
 *
 * <p>After the stage's own chain of rules come the portal's fallbacks. A rule that leads only to the requester, the
 * beneficiary or people who are not active leads nowhere (four-eyes rule). All look-ups happen here, before the
 * transaction that opens the tasks.
 */
public final class Approvers {

    /** More than the two people who may not decide: if this many are found, one is left. */
    private static final int ENOUGH = 3;

    private final Directory directory;
    private final List<ApproverRule> fallbacks;

    public Approvers(Directory directory, List<Grantee> fallbacks) {
        this.directory = directory;
        this.fallbacks = fallbacks.stream().map(ApproverRule::always).toList();
    }

    /**
     * Returns whom to ask in each stage of the definition, by stage key.
     *
     * @throws ConflictException {@code no-approver}: a stage would wait for nobody
     */
    public Map<String, List<GranteeRef>> plan(RequestType type, PersonId requester, PersonId beneficiary) {
        Set<PersonId> excluded = Stream.of(requester, beneficiary).collect(Collectors.toSet());
        Map<ApproverRule, Optional<GranteeRef>> asked = new HashMap<>();
        Map<String, List<GranteeRef>> plan = new HashMap<>();
        for (Stage stage : type.stages()) {
            GranteeRef approver = first(
                            stage, rule -> asked.computeIfAbsent(rule, each -> find(each, beneficiary, excluded)))
                    .orElseThrow(() -> new ConflictException(
                            "no-approver",
                            "nobody could decide the step " + stage.title().in("en")));
            plan.put(stage.key(), List.of(approver));
        }
        return plan;
    }

    /** Returns whom to ask in one stage now; empty if there is nobody. */
    public Optional<GranteeRef> of(RequestType type, String stage, PersonId requester, PersonId beneficiary) {
        Set<PersonId> excluded = Stream.of(requester, beneficiary).collect(Collectors.toSet());
        return type.stages().stream()
                .filter(each -> each.key().equals(stage))
                .findFirst()
                .flatMap(found -> first(found, rule -> find(rule, beneficiary, excluded)));
    }

    private Optional<GranteeRef> first(Stage stage, Function<ApproverRule, Optional<GranteeRef>> asking) {
        return Stream.concat(stage.approvers().stream(), fallbacks.stream())
                .map(asking)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<GranteeRef> find(ApproverRule rule, PersonId beneficiary, Set<PersonId> excluded) {
        if (rule.asksManager()) {
            return directory
                    .managerOf(beneficiary)
                    .filter(manager -> !excluded.contains(manager.id()))
                    .map(Approvers::ref);
        }
        Grantee grantee = rule.grantee();
        boolean somebody = directory.membersOf(grantee, ENOUGH).stream().anyMatch(id -> !excluded.contains(id));
        return somebody ? Optional.of(GranteeRef.of(grantee, directory.nameOf(grantee))) : Optional.empty();
    }

    private static GranteeRef ref(Person person) {
        return GranteeRef.of(Grantee.user(person.id()), person.name());
    }
}
