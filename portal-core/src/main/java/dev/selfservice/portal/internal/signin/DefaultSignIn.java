// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.identity.spi.ChecksCredentials;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.signin.SessionInfo;
import dev.selfservice.portal.signin.SignIn;
import dev.selfservice.portal.signin.SignInRefusedException;
import dev.selfservice.portal.signin.SignInResult;
import dev.selfservice.portal.signin.spi.AttemptStore;
import dev.selfservice.portal.signin.spi.PasswordStore;
import dev.selfservice.portal.signin.spi.SessionStore;
import dev.selfservice.portal.signin.spi.StoredSession;
import dev.selfservice.portal.spi.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Signs people in by password.
 *
 * <p>Every refusal computes one hash, counts the same counters, writes the same row and takes at least the same time,
 * whether the name is unknown, the person disabled, the account held up or the password wrong (ENUM-1, ENUM-2).
 */
public final class DefaultSignIn implements SignIn {

    private static final PersonId NOBODY = new PersonId("system:sign-in");
    private static final String METHOD = "pwd";
    private static final int LONGEST_LOGIN = 255;

    private final SignInParts parts;
    private final Limits limits;
    private final Secrets secrets;

    public DefaultSignIn(SignInParts parts) {
        this.parts = parts;
        this.limits = new Limits(parts.attempts(), parts.transactions(), parts.keys(), parts.config());
        this.secrets = new Secrets(parts.random());
    }

    @Override
    public SignInResult byPassword(String login, char[] password, String client, Origin origin) {
        long began = parts.nanos().getAsLong();
        limits.checkAddress(client);
        String name = login.strip();
        boolean heldUp = limits.isHeldUp(name);
        Optional<Person> known = name.length() > LONGEST_LOGIN
                ? Optional.empty()
                : parts.identity().findByLogin(name).filter(Person::active);
        Optional<Person> proved = prove(name, known, password);
        // Asked again at the end: guesses that began before the limit was reached must not slip past it.
        if (proved.isEmpty() || heldUp || limits.isHeldUp(name)) {
            refuse(name, client, origin, proved.isEmpty());
            waitUntil(began, parts.config().leastRefusal());
            throw new SignInRefusedException();
        }
        return begin(name, proved.get(), origin);
    }

    /** Stores a password for a person, in place of whatever there is. The array is not kept. */
    public void put(PersonId person, char[] password) {
        String hash = parts.passwordHashes().hash(password);
        parts.transactions().run(() -> parts.passwords().put(person, hash));
    }

    private Optional<Person> prove(String login, Optional<Person> known, char[] password) {
        if (password.length == 0 || Character.codePointCount(password, 0, password.length) > Argon2Passwords.LONGEST) {
            parts.passwordHashes().matchesNobody(new char[0]);
            return Optional.empty();
        }
        if (known.isPresent() && parts.identity() instanceof ChecksCredentials directory) {
            return directory
                    .check(login, password)
                    .match(
                            accepted -> known.filter(person -> person.id().equals(accepted.person())),
                            Optional::empty,
                            () -> proveHere(known, password));
        }
        return proveHere(known, password);
    }

    private Optional<Person> proveHere(Optional<Person> known, char[] password) {
        Optional<String> hash = known.flatMap(
                person -> parts.transactions().read(() -> parts.passwords().find(person.id())));
        if (known.isEmpty() || hash.isEmpty()) {
            parts.passwordHashes().matchesNobody(password);
            return Optional.empty();
        }
        if (!parts.passwordHashes().matches(password, hash.get())) {
            return Optional.empty();
        }
        refresh(known.get().id(), hash.get(), password);
        return known;
    }

    /** Makes an old hash anew while the password is at hand (PWD-5). */
    private void refresh(PersonId person, String hash, char[] password) {
        if (parts.passwordHashes().isOld(hash)) {
            String next = parts.passwordHashes().hash(password);
            parts.transactions().run(() -> parts.passwords().replace(person, hash, next));
        }
    }

    private void refuse(String login, String client, Origin origin, boolean wrong) {
        if (wrong) {
            limits.failed(login, client);
        }
        Instant now = parts.clock().instant();
        Actor nobody = new Actor(
                NOBODY, Optional.empty(), new Assurance(1, now), Optional.empty(), Optional.empty(), origin, true);
        parts.transactions()
                .run(() -> parts.trail().record(nobody, "sign-in.password", "sign-in", "REFUSED", Optional.empty()));
    }

    private SignInResult begin(String login, Person person, Origin origin) {
        String token = secrets.next();
        Instant now = parts.clock().instant();
        SignInConfig config = parts.config();
        SessionInfo info = new SessionInfo(
                parts.ids().get().toString(),
                person.id(),
                1,
                now,
                now,
                now.plus(config.idle()),
                now.plus(config.longest()),
                origin.address(),
                origin.agent());
        Actor actor = Actor.of(person.id(), new Assurance(1, now))
                .inSession(info.id())
                .from(origin);
        return parts.transactions().call(() -> {
            limits.succeeded(login);
            parts.sessions().insert(new StoredSession(Secrets.hash(token), info, METHOD, now));
            parts.sessions().trim(person.id(), config.mostSessions());
            parts.trail().record(actor, "sign-in.password", "session/" + info.id(), "ACCEPTED", Optional.empty());
            return new SignInResult(token, info);
        });
    }

    private void waitUntil(long began, Duration least) {
        Duration left = least.minusNanos(parts.nanos().getAsLong() - began);
        if (!left.isNegative() && !left.isZero()) {
            parts.pause().forTime(left);
        }
    }

    /** What signing in is made of. */
    public record SignInParts(
            IdentityStore identity,
            PasswordStore passwords,
            SessionStore sessions,
            AttemptStore attempts,
            Argon2Passwords passwordHashes,
            KeyProvider keys,
            Transactions transactions,
            AuditTrail trail,
            SignInConfig config,
            Clock clock,
            LongSupplier nanos,
            Pause pause,
            SecureRandom random,
            Supplier<UUID> ids) {}
}
