// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a large organisation as LDIF: names in many scripts, managers that are missing, groups that contain each other in a
 * circle, and ten broken entries; knows what a report must say.
 */
final class LargeHouse {

    private static final List<String> NAMES = List.of(
            "Ana Lund", "Zoë Müller", "Łukasz Żak", "Ωρίων Νέος", "李 小龙", "محمد علي", "Đặng Thị Ánh", "👩🏽 Emoji");
    private static final int TEAM = 500;
    private static final int MISSING_MANAGERS = 10;

    private final int people;
    private final Optional<Integer> without;
    private final List<String> rejections = new ArrayList<>();
    private int line = 1;

    LargeHouse(int people, Optional<Integer> without) {
        this.people = people;
        this.without = without;
    }

    static String uid(int number) {
        return "p%06d".formatted(number);
    }

    /** Returns line and reason of everything that must be rejected, sorted by line. */
    List<String> rejections() {
        return rejections.stream().sorted().toList();
    }

    Path into(Path file) throws IOException {
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
            write(out, "version: 1", "");
            teams(out);
            for (int i = 0; i < people; i++) {
                if (!without.equals(Optional.of(i))) {
                    person(out, i);
                }
                if (i % (people / 10) == people / 20) {
                    broken(out, i / (people / 10));
                }
            }
        }
        return file;
    }

    private void write(OutputStream out, String... lines) throws IOException {
        for (String each : lines) {
            out.write((each + "\n").getBytes(StandardCharsets.UTF_8));
            line++;
        }
    }

    private static String dn(String uid) {
        return "uid=" + uid + ",ou=People,dc=example,dc=org";
    }

    private static String team(int number) {
        return "cn=team-" + number + ",ou=Groups,dc=example,dc=org";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void teams(OutputStream out) throws IOException {
        int teams = people / TEAM;
        for (int i = 0; i < teams; i++) {
            write(out, "dn: " + team(i), "objectClass: groupOfNames", "cn: team-" + i);
            write(out, "member: " + team((i + 1) % teams));
            for (int j = i * TEAM; j < (i + 1) * TEAM; j++) {
                if (!without.equals(Optional.of(j))) {
                    write(out, "member: " + dn(uid(j)));
                }
            }
            write(out, "");
        }
    }

    private void person(OutputStream out, int i) throws IOException {
        String name = NAMES.get(i % NAMES.size()) + " " + i;
        write(out, "dn: " + dn(uid(i)), "objectClass: inetOrgPerson", "uid: " + uid(i));
        write(out, "cn:: " + base64(name), "sn: " + i, "mail: " + uid(i) + "@example.org", "ou: Department " + i % 50);
        if (i % (people / MISSING_MANAGERS) == 7) {
            reject(line, "UNKNOWN_MANAGER");
            write(out, "manager: " + dn("nobody"));
        } else if (i > 0) {
            write(out, "manager: " + dn(uid(i / 10)));
        }
        write(out, "");
    }

    private void reject(int at, String reason) {
        rejections.add("%09d %s".formatted(at, reason));
    }

    private void broken(OutputStream out, int kind) throws IOException {
        String name = dn("broken-" + kind);
        List<String> sound =
                List.of("dn: " + name, "objectClass: inetOrgPerson", "uid: broken-" + kind, "cn: B", "sn: B");
        switch (kind) {
            case 0 -> entry(out, "SYNTAX", List.of("this is no entry"));
            case 1 -> entry(out, "CHANGE_RECORD", List.of("dn: " + name, "changetype: delete"));
            case 2 -> entry(out, "URL_VALUE", and(sound, "jpegPhoto:< file:///etc/passwd"));
            case 3 -> entry(out, "SYNTAX", and(sound, "title:: %%%"));
            case 4 -> entry(out, "NOT_UTF8", and(sound, "displayName:: TfxsbGVy"));
            case 5 -> entry(out, "MISSING_ATTRIBUTE", sound.subList(0, 4));
            case 6 -> entry(out, "MISSING_ATTRIBUTE", List.of("dn: " + name, "uid: broken-6"));
            case 7 -> entry(out, "DUPLICATE_DN", and(List.of("dn: " + dn(uid(0))), "objectClass: inetOrgPerson"));
            case 8 ->
                entry(
                        out,
                        "DUPLICATE_ID",
                        List.of("dn: " + name, "objectClass: inetOrgPerson", "uid: " + uid(1), "cn: B", "sn: B"));
            default -> entry(out, "BAD_VALUE", and(sound, "title:: AAAA"));
        }
    }

    private static List<String> and(List<String> lines, String more) {
        return Stream.concat(lines.stream(), Stream.of(more)).toList();
    }

    private void entry(OutputStream out, String reason, List<String> lines) throws IOException {
        reject(line, reason);
        write(out, lines.toArray(String[]::new));
        write(out, "");
    }
}
