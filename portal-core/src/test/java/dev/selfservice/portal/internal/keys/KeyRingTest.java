// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import dev.selfservice.portal.testkit.Crowd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final byte[] DATA = {1, 2, 3};

    @TempDir
    Path folder;

    /** RFC 5869, appendix A.1. */
    @Test
    void derivesAsTheStandardSays() {
        byte[] okm = KeyRing.hkdf(
                hex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"),
                hex("000102030405060708090a0b0c"),
                hex("f0f1f2f3f4f5f6f7f8f9"),
                42);

        assertThat(okm)
                .isEqualTo(hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
    }

    @Test
    void aCreatedFileIsReadableByItsOwnerAlone() throws IOException {
        Path file = folder.resolve("keys");
        Keys.openOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        Path file = folder.resolve("keys");
        Keys.openOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> Keys.open(file))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("0600");
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        Path file = folder.resolve("keys");
        Keys.openOrCreate(file);
        Files.writeString(file, "portal-keys-2\n1=AAAA\n");

        assertThatThrownBy(() -> Keys.open(file)).isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "portal-keys-1\n",
                "portal-keys-1\n1=AAAA\n",
                "portal-keys-1\n0=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "portal-keys-1\n-1=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "portal-keys-1\n1=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n1=BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "portal-keys-1\n1=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nmore",
                "1=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
            })
    void aDamagedFileIsRefusedWithoutSayingWhatItHolds(String content) throws IOException {
        Path file = folder.resolve("keys");
        Keys.openOrCreate(file);
        Files.writeString(file, content);

        assertThatThrownBy(() -> Keys.openOrCreate(file))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContaining("AAAA");
        assertThatThrownBy(() -> Keys.rotate(file)).isInstanceOf(UnavailableException.class);
        assertThat(file).hasContent(content);
    }

    @Test
    void aFileThatIsMissingIsNotMadeByOpeningOrRotating() {
        Path file = folder.resolve("none");

        assertThatThrownBy(() -> Keys.open(file)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> Keys.rotate(file)).isInstanceOf(UnavailableException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void ofSeveralThatCreateTheFileAtOnceAllUseTheSameKey() {
        Path file = folder.resolve("new").resolve("keys");

        List<String> macs = Crowd.of(8, number -> HexFormat.of()
                        .formatHex(Keys.openOrCreate(file).mac(KeyPurpose.AUDIT, 1, DATA)))
                .answers();

        assertThat(macs).hasSize(8).containsOnly(macs.get(0));
        assertThat(folder.resolve("new").toFile().list()).containsExactly("keys");
    }

    @Test
    void aFileThatEvenItsOwnerMayOnlyReadIsFine() throws IOException {
        Path file = folder.resolve("keys");
        Keys.openOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

        assertThat(Keys.open(file).activeVersion(KeyPurpose.CSRF)).isOne();
    }

    @Test
    void theLabelOfADerivedKeyNamesProductPurposeAndVersion() throws Exception {
        SortedMap<Integer, byte[]> masters = new TreeMap<>();
        masters.put(3, new byte[32]);
        byte[] derived = KeyRing.hkdf(new byte[32], new byte[0], "selfservice-portal/audit/3", 32);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(derived, "HmacSHA256"));

        assertThat(new KeyRing(masters).mac(KeyPurpose.AUDIT, 3, DATA)).isEqualTo(mac.doFinal(DATA));
    }

    @Test
    void afterARotationOlderValuesStillCount() {
        Path file = folder.resolve("keys");
        KeyProvider before = Keys.openOrCreate(file);
        byte[] old = before.mac(KeyPurpose.AUDIT, 1, DATA);
        Keys.rotate(file);

        KeyProvider after = Keys.open(file);

        assertThat(after.activeVersion(KeyPurpose.AUDIT)).isEqualTo(2);
        assertThat(after.mac(KeyPurpose.AUDIT, 1, DATA)).isEqualTo(old);
        assertThat(after.mac(KeyPurpose.AUDIT, 2, DATA)).isNotEqualTo(old);
    }

    @Test
    void eachPurposeHasAKeyOfItsOwnAndAnUnknownVersionIsRefused() {
        KeyProvider keys = Keys.fresh();

        assertThat(keys.mac(KeyPurpose.CSRF, 1, DATA)).isNotEqualTo(keys.mac(KeyPurpose.AUDIT, 1, DATA));
        assertThatThrownBy(() -> keys.mac(KeyPurpose.CSRF, 2, DATA)).isInstanceOf(UnavailableException.class);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
