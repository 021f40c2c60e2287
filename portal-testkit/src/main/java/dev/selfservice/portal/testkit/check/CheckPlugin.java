// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.testkit.verdict.Clause;
import dev.selfservice.portal.testkit.verdict.VerdictXml;
import dev.selfservice.portal.testkit.verdict.Verdicts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Checks a plug-in's jar and prints the verdict.
 *
 * <p>The plug-in runs in a process of its own, which is ended when it hangs, so that the verdict stands whatever the
 * plug-in does. Status 0: everything was looked at and passed. 1: something failed. 2: there is nothing to look at, or
 * something could not be looked at; the text says what.
 */
public final class CheckPlugin {

    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int UNCHECKED = 2;
    private static final int LAST_LINES = 12;

    private CheckPlugin() {}

    /** Checks what the command line names: {@code <jar> [--settings <file>] [--with <jar>] [--xml <file>] [--limit <seconds>]}. */
    public static void main(String[] words) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(words), out));
    }

    /** Checks what the words name and returns the status. */
    public static int run(List<String> words, PrintStream out) throws IOException, InterruptedException {
        CheckRequest request;
        try {
            request = CheckRequest.parse(words);
        } catch (IllegalArgumentException refused) {
            out.println(refused.getMessage());
            return UNCHECKED;
        }
        Path folder = Files.createTempDirectory("portal-check");
        try {
            return look(request, folder, out);
        } finally {
            remove(folder);
        }
    }

    private static int look(CheckRequest request, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        Path noise = folder.resolve("noise");
        Process process = start(request, folder, noise);
        boolean ended = process.waitFor(request.limit().toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        Journal.Reading reading = Journal.read(folder.resolve("journal"));
        if (reading.refused().isPresent()) {
            out.println(reading.refused().get());
            return UNCHECKED;
        }
        List<Verdicts> verdicts = new ArrayList<>(reading.verdicts());
        if (!reading.done()) {
            String how = ended
                    ? "the plug-in ended the process, with status " + process.exitValue()
                    : "not done after " + request.limit().toSeconds() + " s";
            verdicts.add(broken(
                    String.valueOf(request.jar().getFileName()), reading.at().orElse("the start"), how));
        }
        print(verdicts, reading, out);
        if (!reading.done()) {
            tail(noise).forEach(line -> out.println("  | " + line));
        }
        if (request.xml().isPresent()) {
            Files.writeString(request.xml().get(), VerdictXml.of(verdicts));
        }
        return status(verdicts, reading);
    }

    private static Process start(CheckRequest request, Path folder, Path noise) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // A short life: what a longer one would win by compiling better is lost before it ends.
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(CheckWorker.class.getName());
        command.add(folder.toString());
        command.addAll(request.words());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(noise.toFile())
                .start();
    }

    private static Verdicts broken(String jar, String at, String how) {
        return new Verdicts(jar, List.of(new Clause("", "lets the check end", at, Clause.Result.FAILED, how)));
    }

    private static void print(List<Verdicts> verdicts, Journal.Reading reading, PrintStream out) {
        verdicts.forEach(one -> out.println(one.text()));
        reading.notes().forEach(note -> out.println("Not looked at: " + note));
        long failed = verdicts.stream().mapToLong(one -> one.failed().size()).sum();
        long all = verdicts.stream().mapToLong(one -> one.clauses().size()).sum();
        out.println(failed == 0 ? "Nothing failed of " + all + "." : failed + " of " + all + " failed.");
    }

    private static int status(List<Verdicts> verdicts, Journal.Reading reading) {
        if (verdicts.stream().anyMatch(one -> !one.failed().isEmpty())) {
            return FAILED;
        }
        return reading.notes().isEmpty() ? PASSED : UNCHECKED;
    }

    private static List<String> tail(Path noise) throws IOException {
        String text = new String(Files.readAllBytes(noise), StandardCharsets.UTF_8);
        List<String> lines = text.isBlank() ? List.of() : text.lines().toList();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Optional<IOException> failure = files.sorted(Comparator.reverseOrder())
                    .map(CheckPlugin::delete)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (failure.isPresent()) {
                throw failure.get();
            }
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static Optional<IOException> delete(Path file) {
        try {
            Files.deleteIfExists(file);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
