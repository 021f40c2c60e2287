// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The public suite of HKDF-SHA-256 cases, read where the system property {@code portal.suites} says. */
class HkdfSuiteTest {

    private static final Path SUITE = Path.of(System.getProperty("portal.suites", "../../shared/suites"))
            .resolve("wycheproof")
            .resolve("hkdf_sha256.json");
    private static final Pattern CASE = Pattern.compile(
            "\"tcId\": *(\\d+).*?\"ikm\": *\"(.*?)\".*?\"salt\": *\"(.*?)\""
                    + ".*?\"info\": *\"(.*?)\".*?\"size\": *(\\d+).*?\"okm\": *\"(.*?)\".*?\"result\": *\"(.*?)\"",
            Pattern.DOTALL);
    private static final int FLOOR = 86;

    @Test
    void everyCaseOfTheSuitePasses() throws IOException {
        boolean there = Files.isRegularFile(SUITE);
        if (!there) {
            System.getLogger(getClass().getName()).log(System.Logger.Level.WARNING, "SKIPPED: no suite at " + SUITE);
        }
        assumeTrue(there, "no suite at " + SUITE);
        List<String> failed = new ArrayList<>();
        int all = 0;

        Matcher cases = CASE.matcher(Files.readString(SUITE));
        while (cases.find()) {
            all++;
            if (!passes(cases)) {
                failed.add(cases.group(1));
            }
        }

        System.getLogger(getClass().getName())
                .log(System.Logger.Level.INFO, "suite hkdf_sha256.json " + (all - failed.size()) + "/" + all);
        assertThat(failed).isEmpty();
        assertThat(all).isGreaterThanOrEqualTo(FLOOR);
    }

    private static boolean passes(Matcher one) {
        boolean valid = one.group(7).equals("valid");
        try {
            byte[] okm = KeyRing.hkdf(
                    hex(one.group(2)), hex(one.group(3)), hex(one.group(4)), Integer.parseInt(one.group(5)));
            return valid && HexFormat.of().formatHex(okm).equals(one.group(6));
        } catch (RuntimeException refused) {
            return !valid;
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
