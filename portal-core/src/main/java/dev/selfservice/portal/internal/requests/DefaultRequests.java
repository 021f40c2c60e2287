// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.requests;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.NotFoundException;
import dev.selfservice.portal.Once;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.internal.events.Audience;
import dev.selfservice.portal.internal.guard.Caller;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.processes.spi.Advance;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestDetail;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestState;
import dev.selfservice.portal.requests.RequestSummary;
import dev.selfservice.portal.requests.RequestTypeRef;
import dev.selfservice.portal.requests.RequestView;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.requests.Requests;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Files, shows and withdraws requests. */
public final class DefaultRequests implements Requests {

    private static final CommandRule SUBMIT = CommandRule.of(Permission.REQUESTS_SUBMIT);
    private static final CommandRule READ = CommandRule.of(Permission.REQUESTS_READ);
    private static final CommandRule WITHDRAW = CommandRule.of(Permission.REQUESTS_WITHDRAW);
    private static final int LONGEST_REASON = 2_000;

    private final RequestParts parts;
    private final Wishes wishes;

    public DefaultRequests(RequestParts parts) {
        this.parts = parts;
        this.wishes = new Wishes(parts.catalogue(), parts.assignments(), parts.transactions(), parts.ids());
    }

    @Override
    public Request submit(Actor actor, RequestWish wish) {
        Caller caller = parts.guard().check(actor, SUBMIT);
        return file(caller, wish, filed -> {});
    }

    @Override
    public Request submit(Actor actor, RequestWish wish, Once once) {
        Caller caller = parts.guard().check(actor, SUBMIT);
        return parts.effects()
                .once(
                        caller.id(),
                        once,
                        effect -> filedBefore(new RequestId(effect.subject())),
                        () -> file(caller, wish, filed -> parts.effects()
                                .remember(caller.id(), once, filed.id().value(), filed)));
    }

    @Override
    public RequestDetail require(Actor actor, RequestId id) {
        Caller caller = parts.guard().check(actor, READ);
        return parts.transactions().read(() -> {
            Request request = visible(caller, id);
            List<Task> tasks = parts.tasks().ofRequest(id);
            RequestType type = parts.definitions().require(request.type());
            return new RequestDetail(
                    request,
                    Trail.steps(request, tasks, parts.processes().graph(request, type)),
                    mayWithdraw(caller, request));
        });
    }

    @Override
    public Page<RequestSummary> list(Actor actor, RequestView view, PageRequest page) {
        Caller caller = parts.guard().check(actor, READ);
        return parts.transactions().read(() -> parts.requests().list(caller.id(), view, page));
    }

    @Override
    public Request withdraw(Actor actor, RequestId id, long version, Optional<String> reason) {
        Caller caller = parts.guard().check(actor, WITHDRAW);
        Request before = parts.transactions().read(() -> visible(caller, id));
        if (!before.requester().id().equals(caller.id())) {
            throw new ForbiddenException("only who asked for it may withdraw request " + before.number());
        }
        if (reason.filter(text -> text.length() > LONGEST_REASON).isPresent()) {
            throw InvalidException.of("reason", "length", "reason must have at most 2,000 characters");
        }
        before.requireOpen();
        if (before.version() != version) {
            throw ConflictException.stale("request " + before.number());
        }
        RequestType type = parts.definitions().require(before.type());
        Instant now = parts.clock().instant();
        Request after = before.withdraw(now);
        return parts.transactions().call(() -> {
            if (!parts.requests().update(before, after)) {
                throw ConflictException.stale("request " + before.number());
            }
            List<Task> open = parts.tasks().ofRequest(id).stream()
                    .filter(task -> task.state() == TaskState.OPEN)
                    .toList();
            parts.tasks().cancelOpen(id, now);
            parts.processes().cancelled(before, type, caller.id());
            parts.trail().record(actor, "requests.withdraw", subject(id), "WITHDRAWN", reason);
            parts.changes().tell(Audience.ofRequest(after, open));
            return after;
        });
    }

    private Request file(Caller caller, RequestWish wish, Consumer<Request> remember) {
        PersonRef beneficiary = beneficiaryOf(caller, wish);
        RequestType type = parts.definitions()
                .newest(wish.type())
                .filter(found -> caller.isAmong(found.starters()))
                .orElseThrow(() -> InvalidException.of("type", "unknown", "there is no request type " + wish.type()));
        List<RequestItem> items = wishes.items(wish);
        Map<String, List<GranteeRef>> approvers = parts.approvers().plan(type, caller.id(), beneficiary.id());
        RequestId id = new RequestId(parts.ids().get());
        Instant now = parts.clock().instant();
        return parts.transactions().call(() -> {
            Advance advance = parts.processes()
                    .start(id.value(), type, items.stream().map(RequestItem::id).toList());
            Request filed = new Request(
                    id,
                    parts.requests().nextNumber(),
                    Wishes.title(items),
                    new RequestTypeRef(type.id(), type.version()),
                    caller.ref(),
                    beneficiary,
                    wish.reason(),
                    RequestState.OPEN,
                    Optional.empty(),
                    now,
                    Optional.empty(),
                    items,
                    advance.memory(),
                    1);
            remember.accept(filed);
            parts.requests().insert(filed);
            List<Task> opened = parts.processes().open(filed, advance, approvers, now);
            parts.trail().record(caller.actor(), "requests.submit", subject(id), "OPEN", Optional.of(wish.reason()));
            parts.changes().tell(Audience.ofRequest(filed, opened));
            return filed;
        });
    }

    private PersonRef beneficiaryOf(Caller caller, RequestWish wish) {
        PersonId wanted = wish.beneficiary();
        if (wanted.equals(caller.id())) {
            return caller.ref();
        }
        caller.require(Permission.REQUESTS_SUBMIT_FOR_OTHERS);
        return parts.directory()
                .findActive(wanted)
                .map(Person::ref)
                .orElseThrow(() -> InvalidException.of("beneficiary", "unknown", "there is no such person"));
    }

    private Request filedBefore(RequestId id) {
        return parts.transactions()
                .read(() -> parts.requests().find(id))
                .orElseThrow(() -> new NotFoundException("request " + id));
    }

    private Request visible(Caller caller, RequestId id) {
        return parts.requests()
                .find(id)
                .filter(found -> found.concerns(caller.id())
                        || caller.may(Permission.REQUESTS_READ_ALL)
                        || parts.requests().tookPart(id, caller.id(), caller.granteeTexts()))
                .orElseThrow(() -> new NotFoundException("request " + id));
    }

    private static boolean mayWithdraw(Caller caller, Request request) {
        return request.state() != RequestState.ENDED
                && request.requester().id().equals(caller.id())
                && caller.may(Permission.REQUESTS_WITHDRAW);
    }

    private static String subject(RequestId id) {
        return "request/" + id;
    }
}
