// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.catalogue;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.NotFoundException;
import dev.selfservice.portal.Once;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.catalogue.Catalogue;
import dev.selfservice.portal.catalogue.CatalogueEntry;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.internal.guard.Caller;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.internal.idempotency.Effects;
import dev.selfservice.portal.internal.requests.RequestParts;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.spi.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The catalogue: read by those who ask, kept by administrators. */
public final class DefaultCatalogue implements Catalogue {

    private static final CommandRule SEARCH = CommandRule.of(Permission.CATALOGUE_SEARCH);
    private static final CommandRule MANAGE = CommandRule.of(Permission.CATALOGUE_MANAGE);
    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_NAME = 255;

    private final Guard guard;
    private final Directory directory;
    private final CatalogueStore store;
    private final AssignmentStore assignments;
    private final RequestStore requests;
    private final Effects effects;
    private final Transactions transactions;
    private final AuditTrail trail;
    private final Supplier<UUID> ids;

    public DefaultCatalogue(RequestParts parts) {
        this.guard = parts.guard();
        this.directory = parts.directory();
        this.store = parts.catalogue();
        this.assignments = parts.assignments();
        this.requests = parts.requests();
        this.effects = parts.effects();
        this.transactions = parts.transactions();
        this.trail = parts.trail();
        this.ids = parts.ids();
    }

    @Override
    public Page<CatalogueEntry> search(Actor actor, String text, PersonId beneficiary, PageRequest page) {
        Caller caller = guard.check(actor, SEARCH);
        if (!beneficiary.equals(caller.id()) && !caller.may(Permission.REQUESTS_SUBMIT_FOR_OTHERS)) {
            throw ForbiddenException.lacks(Permission.REQUESTS_SUBMIT_FOR_OTHERS);
        }
        String wanted = searchText(text);
        return transactions.read(() -> {
            Page<Entitlement> hits = store.search(wanted, true, page);
            List<EntitlementId> found =
                    hits.items().stream().map(Entitlement::id).toList();
            Set<EntitlementId> held = assignments.held(beneficiary, found);
            Set<EntitlementId> asked = requests.requested(beneficiary, found);
            return hits.map(hit -> new CatalogueEntry(hit, held.contains(hit.id()), asked.contains(hit.id())));
        });
    }

    @Override
    public Entitlement require(Actor actor, EntitlementId id) {
        Caller caller = guard.check(actor, SEARCH);
        return transactions
                .read(() -> store.find(id))
                .filter(found -> found.requestable() || caller.may(Permission.CATALOGUE_MANAGE))
                .orElseThrow(() -> missing(id));
    }

    @Override
    public Page<Entitlement> listAll(Actor actor, String text, PageRequest page) {
        guard.check(actor, MANAGE);
        String wanted = searchText(text);
        return transactions.read(() -> store.search(wanted, false, page));
    }

    @Override
    public Entitlement add(Actor actor, SystemId system, String name, EntitlementDraft draft) {
        guard.check(actor, MANAGE);
        return add(actor, system, name, draft, added -> {});
    }

    @Override
    public Entitlement add(Actor actor, SystemId system, String name, EntitlementDraft draft, Once once) {
        Caller caller = guard.check(actor, MANAGE);
        return effects.once(
                caller.id(),
                once,
                effect -> requireAny(new EntitlementId(effect.subject())),
                () -> add(
                        actor,
                        system,
                        name,
                        draft,
                        added -> effects.remember(caller.id(), once, added.id().value(), added)));
    }

    private Entitlement add(
            Actor actor, SystemId system, String name, EntitlementDraft draft, Consumer<Entitlement> remember) {
        SystemRef known = transactions
                .read(() -> store.findSystem(system))
                .orElseThrow(() -> InvalidException.of("system", "unknown", "there is no system " + system));
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw InvalidException.of("name", "length", "name must have 1 to 255 printable characters");
        }
        Entitlement added = new Entitlement(
                new EntitlementId(ids.get()),
                known,
                name,
                draft.title(),
                draft.description(),
                draft.kind(),
                draft.risk(),
                draft.scope(),
                ownerOf(draft),
                draft.tags(),
                draft.requestable(),
                1);
        return transactions.call(() -> {
            remember.accept(added);
            store.insert(added);
            trail.record(actor, "catalogue.add", subject(added.id()), "DONE", Optional.empty());
            return added;
        });
    }

    @Override
    public Entitlement change(Actor actor, EntitlementId id, EntitlementDraft draft, long version) {
        guard.check(actor, MANAGE);
        Entitlement before = requireAny(id);
        Entitlement after = before.change(draft, ownerOf(draft), version);
        return transactions.call(() -> {
            if (!store.update(after)) {
                throw ConflictException.stale("entitlement " + before.name());
            }
            trail.record(actor, "catalogue.change", subject(id), "DONE", Optional.empty());
            return after;
        });
    }

    private Entitlement requireAny(EntitlementId id) {
        return transactions.read(() -> store.find(id)).orElseThrow(() -> missing(id));
    }

    private Optional<GranteeRef> ownerOf(EntitlementDraft draft) {
        return draft.owner().map(owner -> {
            if (owner.kind() == Grantee.Kind.USER
                    && directory.findActive(new PersonId(owner.id())).isEmpty()) {
                throw InvalidException.of("owner", "unknown", "the owner is not an active person");
            }
            return GranteeRef.of(owner, directory.nameOf(owner));
        });
    }

    private static String searchText(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw InvalidException.of("text", "length", "look for at most 100 characters");
        }
        return text.strip();
    }

    private static NotFoundException missing(EntitlementId id) {
        return new NotFoundException("entitlement " + id);
    }

    private static String subject(EntitlementId id) {
        return "entitlement/" + id;
    }
}
