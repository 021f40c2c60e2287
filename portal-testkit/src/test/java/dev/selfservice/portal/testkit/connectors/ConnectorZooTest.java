// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.testkit.check.ContractRun;
import dev.selfservice.portal.testkit.plugins.PluginSpecimens;
import dev.selfservice.portal.testkit.plugins.PortalPluginContract;
import dev.selfservice.portal.testkit.verdict.Verdicts;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import dev.selfservice.portal.testkit.zoo.Specimen;
import dev.selfservice.portal.testkit.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each clause of the contracts of plug-ins and connectors is broken by something, which breaks no other. */
class ConnectorZooTest {

    private static final Path LIST = Path.of("../docs/zoo.md");
    private static final Logger VERDICTS = Logger.getLogger(WritesVerdict.class.getName());
    private static final Zoo ZOO = new Zoo(
            "plug-ins and connectors",
            List.of(PortalPluginContract.class, ConnectorContract.class),
            Stream.of(
                            PluginSpecimens.all(),
                            LookingSpecimens.all(),
                            ChangingSpecimens.all(),
                            ListingSpecimens.all(),
                            PendingSpecimens.all())
                    .flatMap(List::stream)
                    .toList(),
            Map.of("aCheckTakesLessThanTenSeconds", "it would hold up each build for twenty seconds"));

    @BeforeAll
    static void nobodyReadsVerdictsOnSpecimens() {
        VERDICTS.setLevel(Level.OFF);
    }

    @AfterAll
    static void verdictsAreReadAgain() {
        VERDICTS.setLevel(null);
    }

    @Test
    void aSoundConnectorPasses() {
        Verdicts paper = ContractRun.of(ConnectorInZoo.class, () -> new PaperSubject(PaperConnector::new));
        Verdicts desk = ContractRun.of(ConnectorInZoo.class, PendingSpecimens::sound);

        assertThat(paper.failed()).isEmpty();
        assertThat(paper.clauses()).hasSizeGreaterThan(30);
        assertThat(paper.text())
                .containsPattern("ChangesAssignments +passed")
                .containsPattern("ChecksPending +not claimed");
        assertThat(desk.failed()).isEmpty();
        assertThat(desk.text()).containsPattern("ChecksPending +passed");
    }

    @Test
    void aSoundPluginPasses() {
        assertThat(ContractRun.of(PluginSpecimens.contract(), PluginSpecimens::sound)
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
