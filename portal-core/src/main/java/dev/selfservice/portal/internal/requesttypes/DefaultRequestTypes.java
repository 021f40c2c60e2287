// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.requesttypes;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.internal.guard.Caller;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.internal.processes.Processes;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypes;
import dev.selfservice.portal.requesttypes.spi.RequestTypeStore;
import dev.selfservice.portal.spi.Transactions;
import java.util.List;
import java.util.Optional;

/** Request types, checked and published. */
public final class DefaultRequestTypes implements RequestTypes {

    private static final CommandRule START = CommandRule.of(Permission.REQUESTS_SUBMIT);
    private static final CommandRule PUBLISH = CommandRule.of(Permission.REQUEST_TYPES_MANAGE);

    private final Guard guard;
    private final Definitions definitions;
    private final RequestTypeStore store;
    private final Processes processes;
    private final Transactions transactions;
    private final AuditTrail trail;

    public DefaultRequestTypes(
            Guard guard,
            Definitions definitions,
            RequestTypeStore store,
            Processes processes,
            Transactions transactions,
            AuditTrail trail) {
        this.guard = guard;
        this.definitions = definitions;
        this.store = store;
        this.processes = processes;
        this.transactions = transactions;
        this.trail = trail;
    }

    @Override
    public List<RequestType> startable(Actor actor) {
        Caller caller = guard.check(actor, START);
        return definitions.newest().stream()
                .filter(type -> caller.isAmong(type.starters()))
                .toList();
    }

    @Override
    public RequestType publish(Actor actor, RequestType type) {
        guard.check(actor, PUBLISH);
        refuseProblems(type);
        Optional<RequestType> newest = definitions.newest(type.id());
        if (newest.filter(type::equals).isPresent()) {
            return type;
        }
        int expected = newest.map(RequestType::version).orElse(0) + 1;
        if (type.version() != expected) {
            throw new ConflictException(
                    ConflictException.STALE_VERSION, "the next version of " + type.id() + " is " + expected);
        }
        return transactions.call(() -> {
            store.insert(type);
            trail.record(
                    actor,
                    "request-types.publish",
                    "request-type/" + type.id() + "/" + expected,
                    "DONE",
                    Optional.empty());
            return type;
        });
    }

    private void refuseProblems(RequestType type) {
        List<String> problems = processes.problems(type);
        if (!problems.isEmpty()) {
            throw new InvalidException(problems.stream()
                    .map(problem -> new FieldError("stages", "engine", problem))
                    .toList());
        }
    }
}
