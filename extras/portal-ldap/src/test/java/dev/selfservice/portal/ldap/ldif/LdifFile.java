// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Writes an LDIF file for a test and knows in which line it is. */
final class LdifFile {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int line = 1;

    /** Returns the line that is written next. */
    int line() {
        return line;
    }

    /** Writes lines as they stand. */
    LdifFile lines(String... lines) {
        for (String each : lines) {
            raw((each + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Writes bytes as they stand. */
    LdifFile raw(byte[] some) {
        bytes.writeBytes(some);
        for (byte each : some) {
            line += each == '\n' ? 1 : 0;
        }
        return this;
    }

    /** Writes a person, and further lines of their entry; returns the line in which the entry begins. */
    int person(String uid, String name, String... more) {
        int begin = line;
        lines("dn: " + dn(uid), "objectClass: top", "objectClass: inetOrgPerson", "uid: " + uid);
        text("cn", name);
        text("sn", name.substring(name.lastIndexOf(' ') + 1));
        lines(more);
        lines("");
        return begin;
    }

    /** Writes a group, and further lines of its entry; returns the line in which the entry begins. */
    int group(String cn, String... more) {
        int begin = line;
        lines("dn: " + groupDn(cn), "objectClass: groupOfNames", "cn: " + cn);
        lines(more);
        lines("");
        return begin;
    }

    static String dn(String uid) {
        return "uid=" + uid + ",ou=People,dc=example,dc=org";
    }

    static String groupDn(String cn) {
        return "cn=" + cn + ",ou=Groups,dc=example,dc=org";
    }

    private void text(String attribute, String value) {
        boolean plain = value.chars().allMatch(each -> each >= ' ' && each < 0x7F);
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        lines(
                plain
                        ? attribute + ": " + value
                        : attribute + ":: " + Base64.getEncoder().encodeToString(utf8));
    }

    Path into(Path file) throws IOException {
        return Files.write(file, bytes.toByteArray());
    }
}
