// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.testkit.check.jars.RosterPlugin;
import dev.selfservice.portal.testkit.check.jars.RosterSubjects;
import dev.selfservice.portal.testkit.check.jars.StrictRosterPlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars with an identity store are looked at on the people who are there, and on those of the contract. */
class CheckIdentityStoreTest {

    @TempDir
    private Path folder;

    private PluginJars jars = new PluginJars(Path.of(""));
    private String settings = "";

    @BeforeEach
    void writeARoster() throws Exception {
        jars = new PluginJars(folder);
        Path roster = Files.writeString(folder.resolve("people"), """
            p-1;ana;Ana Lund;true;p-2
            p-2;bea;Bea Ortiz;true;
            p-3;cem;Cem Kaya;false;p-2
            """);
        settings = "identity.roster.setting.file = " + roster + "\nidentity.roster.required = file\n";
    }

    @Test
    void aSoundOnePassesOnThePeopleWhoAreThere() throws Exception {
        int status = jars.check(jars.plugin(settings, RosterPlugin.class));

        assertThat(status).as(jars.output()).isZero();
        assertThat(jars.output())
                .contains("Verdict on identity store roster", "Nothing failed of")
                .containsPattern("finds whom it lists +passed")
                .containsPattern("reads its settings +passed")
                .containsPattern("ListsGroups +not claimed");
    }

    @Test
    void aBrokenOneFailsTheClauseThatItBreaks() throws Exception {
        int status = jars.check(jars.plugin(settings, RosterPlugin.class, StrictRosterPlugin.class));

        assertThat(status).as(jars.output()).isEqualTo(1);
        assertThat(jars.output())
                .contains("findsALoginWhateverItsCase: ", "1 of ")
                .containsPattern("finds whom it lists +FAILED \\(1 of");
    }

    @Test
    void oneThatCanBeFilledIsHeldAgainstTheWholeContract() throws Exception {
        Path subjects = jars.services("subjects.jar", IdentityStoreSubjects.class, RosterSubjects.class);

        int status = jars.check(jars.plugin("", RosterPlugin.class), "--with", subjects.toString());

        // A roster has no groups, which the contract puts into every store.
        assertThat(status).as(jars.output()).isEqualTo(1);
        assertThat(jars.output())
                .contains("Verdict on identity store roster, filled", "followsGroupsInGroupsAndEndsInACircle: ")
                .containsPattern("finds people +passed")
                .containsPattern("searches people +passed")
                .containsPattern("knows who belongs where +FAILED \\(1 of");
    }

    @Test
    void withoutSettingsItIsNotLookedAtAndThatIsNoPass() throws Exception {
        assertThat(jars.check(jars.plugin("", RosterPlugin.class)))
                .as(jars.output())
                .isEqualTo(2);
        assertThat(jars.output()).contains("Not looked at: identity store roster, for want of settings");

        assertThat(jars.check(jars.plugin("identity.roster.fil = x\n", RosterPlugin.class)))
                .as(jars.output())
                .isEqualTo(2);
        assertThat(jars.output()).contains("identity store roster, for its settings are wrong", "identity.roster.fil");
    }

    @Test
    void aStoreInWhichNobodyIsCannotPass() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), "");

        int status = jars.check(jars.plugin("identity.roster.setting.file = " + empty + "\n", RosterPlugin.class));

        assertThat(status).as(jars.output()).isEqualTo(1);
        assertThat(jars.output()).contains("listsSomebody: ");
    }
}
