// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the jar of a plug-in against the contracts of the test kit.
 *
 * <p>Kit and JUnit lie in the folder {@code check} beside the server's jar, off its class path; a process of their own
 * runs them (decision 17), so that neither they nor the plug-in are ever inside of a server.
 */
final class CheckPlugin implements Command {

    static final String NAME = "check-plugin";

    private static final String KIT = "dev.selfservice.portal.testkit.check.CheckPlugin";
    private static final String FOLDER = "check";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Usage usage() {
        return new Usage(
                "<jar> …",
                "checks a plug-in; --settings <file>, --with <jar>, --xml <file>, --limit <seconds>; status 1 if it"
                        + " fails");
    }

    @Override
    public int run(CommandLine line, PrintStream out) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-cp", kit(), KIT));
        command.addAll(line.operands());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getInputStream().transferTo(out);
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    /** Returns the class path of the check; run from classes, as in an IDE, everything is on the one there is. */
    private static String kit() {
        try {
            Path server = Path.of(CheckPlugin.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(server)) {
                return System.getProperty("java.class.path");
            }
            Path folder = server.resolveSibling(FOLDER);
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException("the test kit is not there, want it in " + folder);
            }
            return folder + "/*";
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of the server has no path", e);
        }
    }
}
