// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import dev.selfservice.portal.testkit.zoo.Specimen;
import dev.selfservice.portal.testkit.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each clause of the contracts of the stores is broken by something. */
class StoreZooTest {

    private static final Path LIST = Path.of("../docs/zoo.md");
    private static final Logger VERDICTS = Logger.getLogger(WritesVerdict.class.getName());

    /** Clauses that have no specimen yet, as {@code contract.clause}; the list may only become shorter. */
    private static final Path WITHOUT = Path.of("src/test/resources/zoo/stores-without.txt");

    private static final List<Specimen> SPECIMENS = StoreSpecimens.all();

    @BeforeAll
    static void nobodyReadsVerdictsOnSpecimens() {
        VERDICTS.setLevel(Level.OFF);
    }

    @AfterAll
    static void verdictsAreReadAgain() {
        VERDICTS.setLevel(null);
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aMistakeBreaksTheClausesOfTheListAndNoOther(Specimen specimen) {
        assertThat(specimen.surprises()).isEmpty();
    }

    @Test
    void eachClauseHasASpecimenOrIsOnTheListOfThoseWithout() throws Exception {
        Set<String> without = new TreeSet<>();
        for (Class<?> contract : StoreContracts.ALL) {
            Zoo zoo = zooOf(contract);
            assertThat(zoo.misnamed()).as("%s", contract).isEmpty();
            zoo.unwatched().forEach(clause -> without.add(contract.getSimpleName() + "." + clause));
        }
        if (Boolean.getBoolean(Zoo.REWRITE)) {
            Files.write(WITHOUT, without);
        }

        assertThat(without).containsExactlyElementsOf(Files.readAllLines(WITHOUT));
    }

    @Test
    void theListIsInTheDocumentation() throws Exception {
        if (Boolean.getBoolean(Zoo.REWRITE)) {
            StoreSpecimens.writeDown();
        }
        String wanted = new Zoo("stores", StoreContracts.ALL, StoreSpecimens.all(), Map.of()).page(LIST);

        assertThat(Files.readString(LIST))
                .as("run with -D%s=true to bring the list up to date", Zoo.REWRITE)
                .isEqualTo(wanted);
    }

    static List<Specimen> specimens() {
        return SPECIMENS;
    }

    private static Zoo zooOf(Class<?> contract) {
        List<Specimen> kept = SPECIMENS.stream()
                .filter(each -> contract.isAssignableFrom(each.contract()))
                .toList();
        return new Zoo("stores", List.of(contract), kept, Map.of());
    }
}
