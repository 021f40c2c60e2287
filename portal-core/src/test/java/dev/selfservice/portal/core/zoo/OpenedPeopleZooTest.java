// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.testkit.check.ContractRun;
import dev.selfservice.portal.testkit.identity.ChecksCredentialsContract;
import dev.selfservice.portal.testkit.identity.OpenedIdentityStoreContract;
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

/** Each clause about identity stores that are in use, and about the passwords they check, is broken by something. */
class OpenedPeopleZooTest {

    private static final Path LIST = Path.of("../docs/zoo.md");
    private static final Logger VERDICTS = Logger.getLogger(WritesVerdict.class.getName());
    private static final Zoo ZOO = new Zoo(
            "identity stores that are in use",
            List.of(OpenedIdentityStoreContract.class, ChecksCredentialsContract.class),
            Stream.of(OpenedPeopleSpecimens.all(), CredentialSpecimens.all())
                    .flatMap(List::stream)
                    .toList(),
            Map.of());

    @BeforeAll
    static void nobodyReadsVerdictsOnSpecimens() {
        VERDICTS.setLevel(Level.OFF);
    }

    @AfterAll
    static void verdictsAreReadAgain() {
        VERDICTS.setLevel(null);
    }

    @Test
    void whatIsSoundPasses() {
        assertThat(ContractRun.of(OpenedPeopleInZoo.class, PaperPeople::new).failed())
                .isEmpty();
        assertThat(ContractRun.of(CredentialsInZoo.class, PaperCredentials::new).failed())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aMistakeBreaksItsClauseAndNoOther(Specimen specimen) {
        assertThat(specimen.surprises()).isEmpty();
    }

    @Test
    void eachClauseHasASpecimen() {
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
