// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PortalException;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.identity.spi.ChecksCredentials;
import dev.selfservice.portal.identity.spi.CredentialAnswer;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.signin.spi.PasswordStore;
import dev.selfservice.portal.spi.Transactions;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells whether a password is somebody's: the identity store is asked first if it has the ability, then the passwords
 * that the portal keeps. Whenever the answer is no, exactly one hash has been computed (ENUM-2).
 */
final class Credentials {

    private static final System.Logger LOG = System.getLogger(Credentials.class.getName());

    private final IdentityStore identity;
    private final PasswordStore store;
    private final Argon2Passwords hashes;
    private final Transactions transactions;

    Credentials(IdentityStore identity, PasswordStore store, Argon2Passwords hashes, Transactions transactions) {
        this.identity = identity;
        this.store = store;
        this.hashes = hashes;
        this.transactions = transactions;
    }

    /** Returns the person whose password it is; nobody who is unknown or not active. */
    Optional<Person> prove(Account account, char[] password) {
        Optional<Person> active = account.active();
        return ask(account, password)
                .match(
                        accepted -> orNobody(active.filter(person -> person.id().equals(accepted.person())), password),
                        () -> orNobody(Optional.empty(), password),
                        () -> proveHere(active, password));
    }

    /** Takes as long as a wrong password does. */
    void proveNobody(char[] password) {
        hashes.matchesNobody(password);
    }

    /** Stores a password in place of whatever there is. */
    void put(PersonId person, String hash) {
        store.put(person, hash);
    }

    /** Lets the portal's password of a person open nothing any more, until another is stored; false if there is none. */
    boolean disable(PersonId person) {
        return store.find(person)
                .filter(hash -> !PasswordHash.isDisabled(hash))
                .filter(hash -> store.replace(person, hash, PasswordHash.disabled(hash)))
                .isPresent();
    }

    /** Asks for everybody, known or not, so that the time it takes tells nothing. */
    private CredentialAnswer ask(Account account, char[] password) {
        // An empty password never leaves the portal: directories take it for a wish to be nobody, and say yes.
        if (!(identity instanceof ChecksCredentials directory)
                || account.login().isEmpty()
                || password.length == 0) {
            return new CredentialAnswer.NotMine();
        }
        char[] lent = password.clone();
        try {
            return directory.check(account.login().get(), lent);
        } catch (PortalException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnavailableException("identity", "the identity store failed to check a password", e);
        } finally {
            Arrays.fill(lent, '\0');
        }
    }

    private Optional<Person> orNobody(Optional<Person> accepted, char[] password) {
        if (accepted.isEmpty()) {
            hashes.matchesNobody(password);
        }
        return accepted;
    }

    private Optional<Person> proveHere(Optional<Person> active, char[] password) {
        Optional<String> hash = active.flatMap(person -> transactions.read(() -> store.find(person.id())));
        if (active.isEmpty() || hash.isEmpty()) {
            hashes.matchesNobody(password);
            return Optional.empty();
        }
        if (!hashes.matches(password, hash.get())) {
            warnOfUnknownForm(active.get().id(), hash.get());
            return Optional.empty();
        }
        refresh(active.get().id(), hash.get(), password);
        return active;
    }

    /** Makes an old hash anew while the password is at hand (PWD-5). */
    private void refresh(PersonId person, String hash, char[] password) {
        if (!hashes.isOld(hash)) {
            return;
        }
        try {
            String next = hashes.hash(password);
            // Not if the password was changed meanwhile.
            transactions.callNew(() -> store.replace(person, hash, next));
        } catch (UnavailableException busy) {
            LOG.log(Level.DEBUG, "an old password hash stays until its owner signs in again: {0}", busy.getMessage());
        }
    }

    private static void warnOfUnknownForm(PersonId person, String hash) {
        if (PasswordHash.parse(hash).isEmpty() && !PasswordHash.isDisabled(hash)) {
            LOG.log(Level.ERROR, "the stored password hash of {0} has an unknown form and opens nothing", person);
        }
    }
}
