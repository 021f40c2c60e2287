// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.ldap.ldif.LdifListener;
import dev.selfservice.portal.ldap.ldif.LdifProgress;
import dev.selfservice.portal.ldap.ldif.LdifRejection;
import dev.selfservice.portal.ldap.ldif.LdifReport;
import dev.selfservice.portal.people.ImportCounts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells of an import while it goes on: on a terminal in one line that is written over, else in a line for each tenth of it.
 * Rejections go to the standard output as long as they are few, and all of them to the report file.
 */
final class ImportTeller implements LdifListener, AutoCloseable {

    private static final int STEP = 10;

    private final PrintStream out;
    private final Optional<PrintWriter> report;
    private final boolean terminal;
    private int told = -STEP;
    private boolean open;
    private long rejected;

    private ImportTeller(PrintStream out, Optional<PrintWriter> report, boolean terminal) {
        this.out = out;
        this.report = report;
        this.terminal = terminal;
    }

    static ImportTeller to(PrintStream out, Optional<Path> report) throws IOException {
        Optional<PrintWriter> writer = Optional.empty();
        if (report.isPresent()) {
            writer = Optional.of(new PrintWriter(Files.newBufferedWriter(report.get(), StandardCharsets.UTF_8)));
        }
        return new ImportTeller(out, writer, System.console() != null);
    }

    @Override
    public void progress(LdifProgress progress) {
        int percent = progress.percent();
        if (terminal) {
            out.printf("\r%3d %%  pass %d of 2, %,d entries ", percent, progress.pass(), progress.entries());
            out.flush();
            open = true;
        } else if (percent / STEP > Math.floorDiv(told, STEP)) {
            out.printf("%d %%, pass %d of 2, %d entries%n", percent, progress.pass(), progress.entries());
            told = percent;
        }
    }

    @Override
    public void rejected(LdifRejection rejection) {
        rejected++;
        report.ifPresent(file -> file.println(rejection));
        if (rejected <= LdifReport.MOST) {
            endLine();
            out.println(rejection);
        }
    }

    /** Tells the end. */
    void told(LdifReport read, ImportCounts counts) {
        endLine();
        if (rejected > LdifReport.MOST) {
            out.println("and " + (rejected - LdifReport.MOST) + " more rejections");
        }
        out.println(read);
        out.println(counts);
        report.ifPresent(file -> {
            file.println(read);
            file.println(counts);
        });
    }

    @Override
    public void close() throws IOException {
        endLine();
        if (report.isPresent()) {
            report.get().close();
            if (report.get().checkError()) {
                throw new IOException("the report could not be written");
            }
        }
    }

    private void endLine() {
        if (open) {
            out.println();
            open = false;
        }
    }
}
