// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.ldap.ldif.LdifImport;
import dev.selfservice.portal.ldap.ldif.LdifMapping;
import dev.selfservice.portal.ldap.ldif.LdifReport;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.runtime.PortalRuntime;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Takes people and groups over from an LDIF file; what it refuses, it refuses before anybody is deactivated. */
final class ImportLdif implements Command {

    private static final int REFUSED = 2;
    private static final String SOURCE = "source";
    private static final String REPORT = "report";
    private static final String LIMIT = "max-deactivated";
    private static final String ID = "id-attribute";
    private static final String LOGIN = "login-attribute";

    @Override
    public String name() {
        return "import-ldif";
    }

    @Override
    public Usage usage() {
        return new Usage(
                "<file> [--source <name>] [--report <file>] [--max-deactivated <percent>]"
                        + " [--id-attribute <name>] [--login-attribute <name>]",
                "takes people and groups over from an LDIF file; status 1 if something in it was rejected");
    }

    @Override
    public Set<String> options() {
        return Set.of(SOURCE, REPORT, LIMIT, ID, LOGIN);
    }

    @Override
    public int run(CommandLine line, PrintStream out) {
        Path file = Path.of(line.operands(this, 1).get(0));
        Optional<Path> report = line.option(REPORT).map(Path::of);
        check(file, report);
        ImportSource source = new ImportSource(line.option(SOURCE).orElse("ldif"));
        ImportLimit limit = line.option(LIMIT).map(ImportLdif::limit).orElse(ImportLimit.USUAL);
        LdifMapping mapping = LdifMapping.USUAL;
        mapping = line.option(ID).map(mapping::identifiedBy).orElse(mapping);
        mapping = line.option(LOGIN).map(mapping::signingInBy).orElse(mapping);
        ServerConfig config = line.settings();
        try (PortalRuntime runtime = PortalRuntime.open(config);
                ImportTeller teller = ImportTeller.to(out, report);
                ImportRun run = runtime.portal().beginImport(source)) {
            LdifReport read = LdifImport.of(file).with(mapping).into(run, teller);
            ImportCounts counts = run.finish(limit);
            teller.told(read, counts);
            return read.clean() ? 0 : 1;
        } catch (ConflictException refused) {
            out.println("Refused: " + refused.getMessage());
            return REFUSED;
        } catch (IOException broken) {
            throw new IllegalArgumentException("cannot read " + file + " or write the report", broken);
        }
    }

    private static void check(Path file, Optional<Path> report) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("there is no file to read at " + file);
        }
        Path read = file.toAbsolutePath().normalize();
        if (report.map(each -> each.toAbsolutePath().normalize())
                .filter(read::equals)
                .isPresent()) {
            throw new IllegalArgumentException("the report would overwrite " + file);
        }
    }

    private static ImportLimit limit(String text) {
        try {
            return new ImportLimit(Integer.parseInt(text));
        } catch (NumberFormatException unfit) {
            throw new IllegalArgumentException("--" + LIMIT + " needs a number from 0 to 100", unfit);
        }
    }
}
