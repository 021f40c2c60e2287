package com.example.ledger;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.testkit.connectors.ConnectorContract;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Runs every contract of the kit that the connector claims. */
class LedgerConnectorTest extends ConnectorContract {

    @TempDir
    private Path folder;

    @Override
    protected ConnectorSubject newSubject() {
        return new Subject(folder.resolve("ledger.txt"));
    }

    /** Tells the kit how to reach the system; looks into the file itself, not through the connector. */
    private static final class Subject implements ConnectorSubject {

        private final Path file;

        Subject(Path file) {
            this.file = file;
            for (int i = 1; i <= 16; i++) {
                append(account(i).name());
            }
        }

        @Override
        public ConnectorFactory factory() {
            return new LedgerConnectorFactory();
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("file", file.toString());
        }

        @Override
        public Set<String> requiredSettings() {
            return Set.of("file");
        }

        @Override
        public Set<Class<?>> abilities() {
            return Set.of(FindsAccounts.class, ChangesAssignments.class, ReadsAssignments.class);
        }

        @Override
        public AccountOwner owner(int number) {
            return new AccountOwner(new PersonId("p-" + number), account(number).name(), Optional.empty());
        }

        @Override
        public AccountRef account(int number) {
            return new AccountRef("person-" + number);
        }

        @Override
        public Optional<String> refusedEntitlement() {
            return Optional.of("two\nlines");
        }

        @Override
        public List<HeldEntitlement> held(AccountRef account) {
            List<HeldEntitlement> held = new ArrayList<>();
            try {
                for (String line : Files.readAllLines(file)) {
                    String[] words = line.split("\t", -1);
                    if (words[0].equals(account.name()) && words.length > 1) {
                        Optional<Scope> scope = words.length == 2
                                ? Optional.empty()
                                : Optional.of(new Scope(ScopeType.valueOf(words[2]), words[3]));
                        held.add(new HeldEntitlement(words[1], scope));
                    }
                }
                return held;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void plant(AccountRef account, HeldEntitlement held) {
            append(account.name() + "\t" + held.entitlement()
                    + held.scope()
                            .map(scope -> "\t" + scope.type() + "\t" + scope.value())
                            .orElse(""));
        }

        @Override
        public void close() {
            // JUnit removes the folder.
        }

        private void append(String line) {
            try {
                Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
