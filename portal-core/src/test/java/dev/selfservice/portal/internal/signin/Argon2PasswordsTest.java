// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.internal.keys.KeyRing;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import dev.selfservice.portal.testkit.Crowd;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2PasswordsTest {

    private static final SecureRandom RANDOM = SignInRoom.chance();
    private static final SignInConfig CHEAP = SignInConfig.defaults().cheapest();
    private static final String PASSWORD = "correct horse battery staple";

    private final Argon2Passwords passwords = new Argon2Passwords(CHEAP, Keys.fresh(), RANDOM, 1);

    /** RFC 9106, section 5.3; twice, because the second run works on the blocks of the first. */
    @Test
    void computesAsTheStandardSays() {
        FixedBlockPool pool = new FixedBlockPool(32 + 4);
        for (int i = 0; i < 2; i++) {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(32)
                    .withIterations(3)
                    .withParallelism(4)
                    .withSalt(filled(16, 2))
                    .withSecret(filled(8, 3))
                    .withAdditional(filled(12, 4))
                    .withBlockPool(pool)
                    .build());
            byte[] tag = new byte[32];
            generator.generateBytes(filled(32, 1), tag);

            assertThat(HexFormat.of().formatHex(tag))
                    .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
        }
    }

    /** A vector of the reference implementation in the shape that is used here: one lane, neither secret nor data. */
    @Test
    void computesWithItsOwnParametersAsTheReferenceDoes() {
        PasswordHash parameters =
                new PasswordHash(65_536, 2, 1, "somesalt".getBytes(StandardCharsets.UTF_8), new byte[0]);
        byte[] tag = new byte[32];
        new Argon2(65_536).compute(parameters, "password".getBytes(StandardCharsets.UTF_8), tag);

        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    @Test
    void aHashDescribesItselfAndFitsItsPasswordAlone() {
        String hash = passwords.hash(PASSWORD.toCharArray());

        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1,k=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(passwords.matches(PASSWORD.toCharArray(), hash)).isTrue();
        assertThat(passwords.matches((PASSWORD + " ").toCharArray(), hash)).isFalse();
        assertThat(passwords.hash(PASSWORD.toCharArray())).isNotEqualTo(hash);
    }

    @Test
    void withoutThePepperAHashIsWorthNothing() {
        String hash = passwords.hash(PASSWORD.toCharArray());

        assertThat(new Argon2Passwords(CHEAP, Keys.fresh(), RANDOM, 1).matches(PASSWORD.toCharArray(), hash))
                .isFalse();
    }

    @Test
    void hashesOfOlderPeppersAndParametersStillCountAndAreKnownToBeOld() {
        SortedMap<Integer, byte[]> masters = new TreeMap<>();
        masters.put(1, filled(32, 1));
        Argon2Passwords before = new Argon2Passwords(CHEAP, new KeyRing(masters), RANDOM, 1);
        String hash = before.hash(PASSWORD.toCharArray());
        masters.put(2, filled(32, 2));
        Argon2Passwords peppered = new Argon2Passwords(CHEAP, new KeyRing(masters), RANDOM, 1);
        Argon2Passwords costlier = new Argon2Passwords(CHEAP.costing(19_457, 2), Keys.fresh(), RANDOM, 1);

        assertThat(before.isOld(hash)).isFalse();
        assertThat(peppered.isOld(hash)).isTrue();
        assertThat(peppered.matches(PASSWORD.toCharArray(), hash)).isTrue();
        assertThat(peppered.hash(PASSWORD.toCharArray())).contains(",k=2$");
        assertThat(costlier.isOld(hash)).isTrue();
    }

    @Test
    void aHashOfAPepperThatIsGoneIsAnOutageAndNoWrongPassword() {
        String hash = passwords.hash(PASSWORD.toCharArray()).replace(",k=1$", ",k=7$");

        assertThatThrownBy(() -> passwords.matches(PASSWORD.toCharArray(), hash))
                .isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=19456,t=2,p=1,k=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=16$m=19456,t=2,p=1,k=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=99999999999,t=2,p=1,k=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=19456,t=2,p=1,k=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA"
            })
    void anUnknownFormOpensNothing(String hash) {
        assertThat(passwords.matches("plain".toCharArray(), hash)).isFalse();
        assertThat(passwords.isOld(hash)).isTrue();
    }

    @Test
    void aDisabledHashIsKeptAndOpensNothing() {
        String hash = passwords.hash(PASSWORD.toCharArray());
        String disabled = PasswordHash.disabled(hash);

        assertThat(disabled).endsWith(hash);
        assertThat(PasswordHash.disabled(disabled)).isEqualTo(disabled);
        assertThat(passwords.matches(PASSWORD.toCharArray(), disabled)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"\uFB01sh and chips forever, fish and chips forever", "Z\u00fcrich, Zu\u0308rich", "\uFF11\uFF12, 12"})
    void spellingsOfTheSameTextAreTheSamePassword(String one, String other) {
        assertThat(passwords.matches(other.toCharArray(), passwords.hash(one.toCharArray())))
                .isTrue();
    }

    @Test
    void theLengthCountsInCodePointsAfterNormalising() {
        assertThat(PasswordBytes.of("x".repeat(128).toCharArray())).isPresent();
        assertThat(PasswordBytes.of("\ud83d\ude00".repeat(128).toCharArray())).isPresent();
        assertThat(PasswordBytes.of("u\u0308".repeat(128).toCharArray())).isPresent();
        assertThat(PasswordBytes.of("x".repeat(129).toCharArray())).isEmpty();
        assertThat(PasswordBytes.of("\ufdfa".repeat(8).toCharArray())).isEmpty();
        assertThat(PasswordBytes.of("x".repeat(1_000_000).toCharArray())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "half \ud83d of a character"})
    void whatIsNoPasswordIsRefusedAndFitsNothing(String text) {
        assertThatThrownBy(() -> passwords.hash(text.toCharArray())).isInstanceOf(InvalidException.class);
        assertThat(passwords.matches(text.toCharArray(), passwords.hash("half ? of a character".toCharArray())))
                .isFalse();
    }

    @Test
    void bytesAreWipedWhenClosedAndTheArrayIsLeftToItsOwner() {
        char[] mine = PASSWORD.toCharArray();
        PasswordBytes bytes = PasswordBytes.of(mine).orElseThrow();
        bytes.close();

        assertThat(bytes.value()).containsOnly(0);
        assertThat(bytes).hasToString("PasswordBytes[hidden]");
        assertThat(mine).containsExactly(PASSWORD.toCharArray());
    }

    @Test
    void costsBelowTheFloorAreRefused() {
        for (int[] cost : new int[][] {{19_455, 2}, {19_456, 1}, {2_000_000, 2}, {19_456, 101}}) {
            assertThatThrownBy(() -> CHEAP.costing(cost[0], cost[1])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** PWD-3: while one is at work, fifty wait and all further ones are sent away at once; the fifty after two seconds. */
    @Test
    void theQueueIsBoundedInLengthAndTime() {
        CountDownLatch go = new CountDownLatch(1);
        Argon2Passwords slow = new Argon2Passwords(CHEAP, new HeldUpKeys(Keys.fresh(), go), RANDOM, 1);
        CountDownLatch sentAway = new CountDownLatch(59);

        Crowd.Result<String> result = Crowd.of(60, number -> {
            try {
                return slow.hash(PASSWORD.toCharArray());
            } catch (UnavailableException busy) {
                sentAway.countDown();
                if (sentAway.getCount() == 0) {
                    go.countDown();
                }
                throw busy;
            }
        });

        assertThat(result.answers()).hasSize(1);
        assertThat(result.failures()).hasSize(59).allMatch(UnavailableException.class::isInstance);
    }

    /** Keys that let the first hash come to its end only when told to. */
    private record HeldUpKeys(KeyProvider keys, CountDownLatch go) implements KeyProvider {
        @Override
        public int activeVersion(KeyPurpose purpose) {
            return keys.activeVersion(purpose);
        }

        @Override
        public byte[] mac(KeyPurpose purpose, int version, byte[] data) {
            try {
                if (!go.await(60, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody said go");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return keys.mac(purpose, version, data);
        }
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
