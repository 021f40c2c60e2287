// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.signin.spi.PasswordStore;
import dev.selfservice.portal.spi.Transactions;
import dev.selfservice.portal.testkit.MovableClock;
import dev.selfservice.portal.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sound transactions on stores in memory, with places where subclasses break them. */
class PaperTransactions implements Transactions {

    final Transactions sound;
    private final PortalStores stores;
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    PaperTransactions() {
        this.stores = new InMemoryStores(MovableClock.at(Samples.MONDAY));
        this.sound = stores.transactions();
    }

    /** Returns stores that go by these transactions. */
    final PortalStores stores() {
        PasswordStore passwords = Damaged.part(
                PasswordStore.class,
                Damaged.part(PasswordStore.class, stores.passwords(), "put", with -> {
                    put((PersonId) with[0], (String) with[1]);
                    return null;
                }),
                "find",
                with -> find((PersonId) with[0]));
        PortalStores some = Damaged.part(PortalStores.class, stores, "transactions", none -> this);
        return Damaged.part(PortalStores.class, some, "passwords", none -> passwords);
    }

    final PasswordStore passwords() {
        return stores.passwords();
    }

    /** Writes what the contract writes. */
    void put(PersonId who, String value) {
        passwords().put(who, value);
    }

    /** Reads what the contract reads. */
    Optional<String> find(PersonId who) {
        return passwords().find(who);
    }

    /** Tells how many transactions of their own are open around here. */
    final int depth() {
        return depth.get();
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return sound.active() ? join(work) : callNew(work);
    }

    <T> T join(Supplier<T> work) {
        return sound.call(work);
    }

    @Override
    public final <T> T callNew(Supplier<T> work) {
        depth.set(depth.get() + 1);
        try {
            return begin(work);
        } finally {
            depth.set(depth.get() - 1);
        }
    }

    <T> T begin(Supplier<T> work) {
        return sound.callNew(work);
    }

    @Override
    public <T> T read(Supplier<T> work) {
        return sound.read(work);
    }

    @Override
    public void afterCommit(Runnable action) {
        sound.afterCommit(action);
    }

    @Override
    public boolean active() {
        return sound.active();
    }

    /** Keeps the actions of a transaction beside it. */
    static class Actions extends PaperTransactions {
        private final ThreadLocal<List<List<Runnable>>> noted = ThreadLocal.withInitial(ArrayList::new);

        @Override
        final <T> T begin(Supplier<T> work) {
            List<Runnable> mine = new ArrayList<>();
            noted.get().add(mine);
            T result;
            try {
                result = sound.callNew(work);
            } catch (RuntimeException | Error failure) {
                noted.get().remove(noted.get().size() - 1);
                rolledBack(mine);
                throw failure;
            }
            noted.get().remove(noted.get().size() - 1);
            committed(mine);
            return result;
        }

        @Override
        public final void afterCommit(Runnable action) {
            List<List<Runnable>> open = noted.get();
            if (open.isEmpty()) {
                action.run();
            } else {
                open.get(open.size() - 1).add(action);
            }
        }

        void committed(List<Runnable> actions) {
            actions.forEach(Actions::calmly);
        }

        void rolledBack(List<Runnable> actions) {
            // They are forgotten.
        }

        static void calmly(Runnable action) {
            try {
                action.run();
            } catch (RuntimeException failed) {
                System.getLogger(PaperTransactions.class.getName()).log(System.Logger.Level.DEBUG, "an action failed");
            }
        }
    }
}
