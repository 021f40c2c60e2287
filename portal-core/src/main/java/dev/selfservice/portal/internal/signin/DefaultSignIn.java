// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.SignInConfig;
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
import java.lang.System.Logger.Level;
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
 * <p>Every refusal computes one hash, writes one row of audit and takes at least the same time, whether the name is
 * unknown, the person disabled, the account held up or the password wrong (ENUM-1, ENUM-2). While an account is held up
 * even its right password is refused, and is not looked at: an answer that depended on it, however hidden in counters,
 * would let a stranger guess on without limit.
 */
public final class DefaultSignIn implements SignIn {

    private static final System.Logger LOG = System.getLogger(DefaultSignIn.class.getName());
    private static final PersonId NOBODY = new PersonId("system:sign-in");
    private static final String METHOD = "pwd";
    private static final String ACTION = "sign-in.password";
    private static final Optional<String> HELD_UP = Optional.of("held up after wrong passwords");

    private final SignInParts parts;
    private final Limits limits;
    private final Credentials credentials;
    private final Secrets secrets;

    public DefaultSignIn(SignInParts parts) {
        this.parts = parts;
        this.limits = new Limits(parts.attempts(), parts.transactions(), parts.keys(), parts.config());
        this.credentials =
                new Credentials(parts.identity(), parts.passwords(), parts.passwordHashes(), parts.transactions());
        this.secrets = new Secrets(parts.random());
    }

    @Override
    public SignInResult byPassword(String login, char[] password, String client, Origin origin) {
        long began = parts.nanos().getAsLong();
        limits.checkAddress(client);
        Account account = find(login);
        if (limits.isHeldUp(account)) {
            credentials.proveNobody(password);
            limits.refusedUnseen(client);
            throw refused(account, HELD_UP, origin, began);
        }
        Optional<Person> proved = credentials.prove(account, password);
        if (proved.isEmpty()) {
            countFailure(account, client, origin);
            throw refused(account, Optional.empty(), origin, began);
        }
        // Asked again at the end: guesses that began before a limit was reached must not slip past it.
        limits.checkAddress(client);
        if (limits.isHeldUp(account)) {
            limits.refusedUnseen(client);
            throw refused(account, HELD_UP, origin, began);
        }
        return begin(account, proved.get(), origin);
    }

    /**
     * Stores a password for a person, in place of whatever there is, and forgets wrong ones. The array is not kept.
     *
     * @throws dev.selfservice.portal.InvalidException the password is empty, too long or no text
     */
    public void put(PersonId person, char[] password) {
        String hash = parts.passwordHashes().hash(password);
        parts.transactions().run(() -> {
            credentials.put(person, hash);
            limits.forget(Account.of(person));
            parts.trail()
                    .record(nobody(Origin.IN_PROCESS), "passwords.put", "person/" + person, "STORED", Optional.empty());
        });
    }

    private Account find(String typed) {
        Optional<String> login = Account.login(typed);
        return login.flatMap(text -> parts.identity().findByLogin(text).map(person -> Account.known(text, person)))
                .orElseGet(() -> Account.unknown(login));
    }

    /** The hard stop: what the account has reached is taken from it here, not by a counter that is dropped one day. */
    private void countFailure(Account account, String client, Origin origin) {
        if (!limits.failed(account, client)) {
            return;
        }
        account.person().ifPresent(person -> parts.transactions().callNew(() -> {
            if (credentials.disable(person.id())) {
                parts.trail()
                        .record(
                                nobody(origin),
                                "passwords.disable",
                                "person/" + person.id(),
                                "DISABLED",
                                Optional.of("too many wrong passwords in a row"));
            }
            return Boolean.TRUE;
        }));
    }

    /** Writes the refusal down, in a transaction of its own because the one around it will fail, and lets time pass. */
    private SignInRefusedException refused(Account account, Optional<String> reason, Origin origin, long began) {
        // What was typed is not written down: people type passwords into the field for names.
        String subject = account.person().map(person -> "person/" + person.id()).orElse("person");
        parts.transactions().callNew(() -> {
            parts.trail().record(nobody(origin), ACTION, subject, "REFUSED", reason);
            return Boolean.TRUE;
        });
        Duration left = parts.config().leastRefusal().minusNanos(parts.nanos().getAsLong() - began);
        if (!left.isNegative() && !left.isZero()) {
            parts.pause().forTime(left);
        }
        return new SignInRefusedException();
    }

    private SignInResult begin(Account account, Person person, Origin origin) {
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
            parts.transactions().afterCommit(() -> endOldest(person.id()));
            limits.forget(account);
            parts.sessions().insert(new StoredSession(Secrets.hash(token), info, METHOD, now));
            parts.trail().record(actor, ACTION, "session/" + info.id(), "ACCEPTED", Optional.empty());
            return new SignInResult(token, info);
        });
    }

    /**
     * Ends what is beyond the most sessions (SES-3), after the new one is committed: sign-ins of one person at the same
     * moment would wait for each other's new sessions, and only the last of them sees them all.
     */
    private void endOldest(PersonId person) {
        try {
            parts.transactions()
                    .callNew(() -> parts.sessions().trim(person, parts.config().mostSessions()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the oldest sessions of {0} stay until the next sign-in: {1}", person, e);
        }
    }

    private Actor nobody(Origin origin) {
        Assurance none = new Assurance(1, parts.clock().instant());
        return new Actor(NOBODY, Optional.empty(), none, Optional.empty(), Optional.empty(), origin, true);
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
