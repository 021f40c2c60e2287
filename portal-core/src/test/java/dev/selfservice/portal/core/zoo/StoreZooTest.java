// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.testkit.check.ContractRun;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import dev.selfservice.portal.testkit.zoo.Specimen;
import dev.selfservice.portal.testkit.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each clause of the contracts of the stores is broken by something. */
class StoreZooTest {

    private static final Path LIST = Path.of("../docs/zoo.md");
    private static final Logger VERDICTS = Logger.getLogger(WritesVerdict.class.getName());

    private static final List<Specimen> SPECIMENS = Stream.of(
                    ApiTokenStoreSpecimens.all(),
                    AssignmentStoreSpecimens.all(),
                    AttemptStoreSpecimens.all(),
                    AuditStoreSpecimens.all(),
                    CatalogueStoreSpecimens.all(),
                    ChangeStoreSpecimens.all(),
                    IdempotencyStoreSpecimens.all(),
                    InboxSpecimens.all(),
                    LeaseSpecimens.all(),
                    OrderStoreSpecimens.all(),
                    PasswordStoreSpecimens.all(),
                    PermissionStoreSpecimens.all(),
                    RequestListSpecimens.all(),
                    RequestStoreSpecimens.all(),
                    RequestTypeStoreSpecimens.all(),
                    SessionStoreSpecimens.all(),
                    TaskStoreSpecimens.all(),
                    WishSpecimens.all())
            .flatMap(List::stream)
            .toList();

    @BeforeAll
    static void nobodyReadsVerdictsOnSpecimens() {
        VERDICTS.setLevel(Level.OFF);
    }

    @AfterAll
    static void verdictsAreReadAgain() {
        VERDICTS.setLevel(null);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void whatIsSoundPasses(Class<?> contract) {
        assertThat(ContractRun.of(contract, UnaryOperator::identity).failed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aMistakeBreaksItsClauseAndNoOther(Specimen specimen) {
        assertThat(specimen.surprises()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void eachClauseHasASpecimen(Class<?> contract) {
        assertThat(zooOf(contract).unwatched()).isEmpty();
        assertThat(zooOf(contract).misnamed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theListIsInTheDocumentation(Class<?> contract) throws Exception {
        String wanted = zooOf(contract).page(LIST);

        assertThat(Files.readString(LIST))
                .as("run with -D%s=true to bring the list up to date", Zoo.REWRITE)
                .isEqualTo(wanted);
    }

    static List<Class<?>> contracts() {
        return StoresInZoo.ALL;
    }

    static List<Specimen> specimens() {
        return SPECIMENS;
    }

    /** Contracts share names of clauses, so each has a list of its own. */
    private static Zoo zooOf(Class<?> contract) {
        List<Specimen> kept =
                SPECIMENS.stream().filter(each -> each.contract() == contract).toList();
        String name = contract.getSuperclass().getSimpleName();
        return new Zoo(name, List.of(contract), kept, Map.of());
    }
}
