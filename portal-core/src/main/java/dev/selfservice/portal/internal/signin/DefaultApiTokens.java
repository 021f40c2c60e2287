// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Once;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.internal.guard.Caller;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.internal.idempotency.Effects;
import dev.selfservice.portal.internal.requests.RequestParts;
import dev.selfservice.portal.signin.ApiToken;
import dev.selfservice.portal.signin.ApiTokens;
import dev.selfservice.portal.signin.spi.ApiTokenStore;
import dev.selfservice.portal.spi.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Bearer tokens kept under the hash of their secret. */
public final class DefaultApiTokens implements ApiTokens {

    private static final CommandRule MANAGE = CommandRule.of(Permission.TOKENS_MANAGE);
    private static final String PREFIX = "ssp_";
    private static final int LONGEST_LABEL = 64;
    private static final int LONGEST_SECRET = 200;
    static final Duration SHORTEST_LIFE = Duration.ofDays(1);
    static final Duration LONGEST_LIFE = Duration.ofDays(365);
    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    private final Guard guard;
    private final Directory directory;
    private final ApiTokenStore store;
    private final Effects effects;
    private final Transactions transactions;
    private final AuditTrail trail;
    private final Clock clock;
    private final Secrets secrets;
    private final Supplier<UUID> ids;

    public DefaultApiTokens(RequestParts parts, ApiTokenStore store, SecureRandom random) {
        this.guard = parts.guard();
        this.directory = parts.directory();
        this.store = store;
        this.effects = parts.effects();
        this.transactions = parts.transactions();
        this.trail = parts.trail();
        this.clock = parts.clock();
        this.secrets = new Secrets(random);
        this.ids = parts.ids();
    }

    @Override
    public Made make(Actor actor, String label, Set<Permission> scope, Duration life) {
        Caller caller = guard.check(actor, MANAGE);
        refuseToken(actor);
        return make(caller, label, scope, life, token -> {});
    }

    @Override
    public Made make(Actor actor, String label, Set<Permission> scope, Duration life, Once once) {
        Caller caller = guard.check(actor, MANAGE);
        refuseToken(actor);
        // Whatever the caller would write down is not written down: the secret is in it.
        Once withoutAnswer = new Once(once.route(), once.key(), once.digest(), made -> new byte[0]);
        return effects.once(
                caller.id(),
                withoutAnswer,
                effect -> {
                    throw new ConflictException(
                            "already-made",
                            "a token was made under this key; its secret was shown once",
                            Map.of("token", effect.subject().toString()));
                },
                () -> make(
                        caller,
                        label,
                        scope,
                        life,
                        token -> effects.remember(caller.id(), withoutAnswer, token.id(), token)));
    }

    private static void refuseToken(Actor actor) {
        if (actor.limit().isPresent()) {
            throw new ForbiddenException("token-scope", "a token cannot make tokens");
        }
    }

    private Made make(Caller caller, String label, Set<Permission> scope, Duration life, Consumer<ApiToken> remember) {
        scope.forEach(caller::require);
        refuseUnsound(label, scope, life);
        Instant now = clock.instant();
        String secret = PREFIX + secrets.next();
        ApiToken token = new ApiToken(
                ids.get(), caller.id(), label.strip(), scope, now, now.plus(life), Optional.empty(), Optional.empty());
        return transactions.call(() -> {
            remember.accept(token);
            store.insert(token, Secrets.hash(secret));
            trail.record(caller.actor(), "api-tokens.make", "api-token/" + token.id(), "DONE", Optional.empty());
            return new Made(token, secret);
        });
    }

    @Override
    public List<ApiToken> list(Actor actor) {
        Caller caller = guard.check(actor, MANAGE);
        return transactions.read(() -> store.list(caller.id()));
    }

    @Override
    public void revoke(Actor actor, UUID id) {
        Caller caller = guard.check(actor, MANAGE);
        transactions.run(() -> {
            if (store.revoke(caller.id(), id)) {
                trail.record(actor, "api-tokens.revoke", "api-token/" + id, "DONE", Optional.empty());
            }
        });
    }

    @Override
    public Optional<Actor> resume(String secret, Origin origin) {
        if (!secret.startsWith(PREFIX) || secret.length() > LONGEST_SECRET) {
            return Optional.empty();
        }
        String hash = Secrets.hash(secret);
        Optional<ApiToken> found = transactions
                .read(() -> store.find(hash))
                .filter(token -> directory.findActive(token.person()).isPresent());
        found.filter(this::isUnseen).ifPresent(token -> transactions.run(() -> store.touch(token.id())));
        return found.map(token -> Actor.of(token.person(), new Assurance(1, token.createdAt()))
                .confinedTo(token.scope())
                .withToken(token.id())
                .from(origin));
    }

    private boolean isUnseen(ApiToken token) {
        return token.lastUsedAt()
                .filter(at -> at.plus(USED_EVERY).isAfter(clock.instant()))
                .isEmpty();
    }

    private static void refuseUnsound(String label, Set<Permission> scope, Duration life) {
        List<FieldError> errors = new ArrayList<>();
        if (label.isBlank() || label.strip().length() > LONGEST_LABEL) {
            errors.add(new FieldError("label", "length", "label must have 1 to 64 characters"));
        }
        if (label.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("label", "characters", "label must not hold control characters"));
        }
        if (scope.isEmpty()) {
            errors.add(new FieldError("scope", "required", "a token needs at least one permission"));
        }
        if (life.compareTo(SHORTEST_LIFE) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
            errors.add(new FieldError("days", "range", "a token lives 1 to 365 days"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidException(errors);
        }
    }
}
