// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.internal.processes.StageEngine;
import dev.selfservice.portal.testkit.check.ContractRun;
import dev.selfservice.portal.testkit.identity.IdentityStoreContract;
import dev.selfservice.portal.testkit.identity.ImportsPeopleContract;
import dev.selfservice.portal.testkit.keys.KeyProviderContract;
import dev.selfservice.portal.testkit.processes.WorkflowEngineContract;
import dev.selfservice.portal.testkit.transactions.TransactionsContract;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import dev.selfservice.portal.testkit.zoo.Specimen;
import dev.selfservice.portal.testkit.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each clause of the contracts of engines, identity stores, imports, keys and transactions is broken by something. */
class ZooTest {

    private static final Path LIST = Path.of("../docs/zoo.md");
    private static final Logger VERDICTS = Logger.getLogger(WritesVerdict.class.getName());
    private static final Logger ACTIONS = Logger.getLogger("dev.selfservice.portal.core.memory.Running");
    private static final Zoo ZOO = new Zoo(
            "engines, identity stores, imports, keys and transactions",
            List.of(
                    WorkflowEngineContract.class,
                    IdentityStoreContract.class,
                    ImportsPeopleContract.class,
                    KeyProviderContract.class,
                    TransactionsContract.class),
            Stream.of(
                            EngineSpecimens.all(),
                            RepeatingSpecimens.all(),
                            PeopleSpecimens.all(),
                            ImportedPeopleSpecimens.all(),
                            ImportedGroupsSpecimens.all(),
                            ImportRunSpecimens.all(),
                            KeySpecimens.all(),
                            TransactionSpecimens.all())
                    .flatMap(List::stream)
                    .toList(),
            Map.of());

    @BeforeAll
    static void nobodyReadsVerdictsOnSpecimens() {
        VERDICTS.setLevel(Level.OFF);
        ACTIONS.setLevel(Level.OFF);
    }

    @AfterAll
    static void verdictsAreReadAgain() {
        VERDICTS.setLevel(null);
        ACTIONS.setLevel(null);
    }

    @Test
    void whatIsSoundPasses() {
        PaperEngine.Book book = new PaperEngine.Book();
        assertThat(ContractRun.of(EngineInZoo.class, StageEngine::new).failed()).isEmpty();
        assertThat(ContractRun.of(EngineInZoo.class, () -> new PaperEngine(book))
                        .failed())
                .isEmpty();
        assertThat(ContractRun.of(PeopleInZoo.class, PeopleSpecimens::sound).failed())
                .isEmpty();
        assertThat(ContractRun.of(ImportsInZoo.class, () -> Function.<InMemoryIdentityStore>identity())
                        .failed())
                .isEmpty();
        assertThat(ContractRun.of(TransactionsInZoo.class, () -> new PaperTransactions().stores())
                        .failed())
                .isEmpty();
        assertThat(ContractRun.of(TransactionsInZoo.class, () -> new PaperTransactions.Actions().stores())
                        .failed())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aMistakeBreaksItsClauseAndNoOther(Specimen specimen) {
        assertThat(specimen.surprises()).isEmpty();
    }

    @Test
    void eachClauseHasASpecimenOrAReason() {
        assertThat(ZOO.unwatched()).isEmpty();
        assertThat(ZOO.misnamed()).isEmpty();
    }

    @Test
    void theListIsInTheDocumentation() throws Exception {
        String wanted = ZOO.page(LIST);

        assertThat(Files.readString(LIST))
                .as("run with -D%s=true to bring the list up to date", Zoo.REWRITE)
                .isEqualTo(wanted);
    }

    static List<Specimen> specimens() {
        return ZOO.specimens();
    }
}
