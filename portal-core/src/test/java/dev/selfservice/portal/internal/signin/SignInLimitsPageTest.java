// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.core.SignInConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page on the limits of sign-in says what the code does (ASVS 6.1.1). */
class SignInLimitsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "sign-in-limits.md");
    private final SignInConfig usual = SignInConfig.defaults();

    @Test
    void eachLineOfTheTablesIsTheCodesOwn() throws IOException {
        List<String> lines = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| what") && !line.startsWith("| ---"))
                .toList();

        assertThat(lines).containsExactlyElementsOf(expected());
    }

    private List<String> expected() {
        int tries = usual.triesPerAddress();
        int times = Limits.TIMES;
        return List.of(
                line("wrong passwords that are free", number(Limits.FREE), "no"),
                line("wait after each further one", "1, 2, 4 … seconds, at most " + time(Limits.LONGEST_DELAY), "no"),
                line("when the count begins anew", time(Limits.ACCOUNT_WINDOW) + ", or a right password", "no"),
                line("wrong passwords in a row that disable the password", number(Limits.HARD_STOP), "no"),
                line(
                        "refused sign-ins from one address in " + time(Limits.SHORT),
                        number(tries),
                        "`portal.sign-in.tries-per-address`"),
                line("refused sign-ins from one address in " + time(Limits.LONG), number(tries * times), "follows"),
                line("refused sign-ins from one network in " + time(Limits.SHORT), number(tries * times), "follows"),
                line(
                        "refused sign-ins from one network in " + time(Limits.LONG),
                        number(tries * times * times),
                        "follows"),
                line("least time of a refusal", time(usual.leastRefusal()), "`portal.sign-in.least-refusal`"),
                line("passwords that are checked at once", "one per processor", "no"),
                line("sign-ins that wait for a check", number(Argon2Passwords.MOST_WAITING), "no"),
                line("longest wait for a check", time(Duration.ofSeconds(Argon2Passwords.WAIT_SECONDS)), "no"),
                line("memory of one check", number(usual.memoryKib()) + " KiB", "`portal.sign-in.memory-kib`"),
                line("passes of one check", number(usual.iterations()), "`portal.sign-in.iterations`"),
                line("longest rest of a session", time(usual.idle()), "`portal.sign-in.idle`"),
                line("longest life of a session", time(usual.longest()), "`portal.sign-in.longest`"),
                line("sessions of one person", number(usual.mostSessions()), "`portal.sign-in.sessions`"),
                line("shortest life of an API token", time(DefaultApiTokens.SHORTEST_LIFE), "no"),
                line("longest life of an API token", time(DefaultApiTokens.LONGEST_LIFE), "no"));
    }

    private static String line(String what, String value, String setting) {
        return "| " + what + " | " + value + " | " + setting + " |";
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String time(Duration time) {
        if (time.toMillis() % 1_000 != 0) {
            return time.toMillis() + " ms";
        }
        if (time.toSeconds() % 60 != 0) {
            return time.toSeconds() + " s";
        }
        if (time.toMinutes() % 60 != 0) {
            return time.toMinutes() + " min";
        }
        return !time.isZero() && time.toHours() % 24 == 0 ? time.toDays() + " d" : time.toHours() + " h";
    }
}
