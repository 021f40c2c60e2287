// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import dev.selfservice.portal.people.ImportRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings the people and groups of an LDIF file (RFC 2849) into an import run.
 *
 * <pre>{@code
 * try (ImportRun run = portal.imports().begin(actor, new ImportSource("hr"))) {
 *     LdifReport report = LdifImport.of(Path.of("people.ldif")).into(run, LdifListener.NOBODY);
 *     ImportCounts counts = run.finish(ImportLimit.USUAL);
 * }
 * }</pre>
 *
 * <p>Entries of class inetOrgPerson become people, groupOfNames and groupOfUniqueNames groups; others are counted. Managers
 * and members may stand before or after whom they name, and groups may contain each other. The file is read twice, entry by
 * entry; in between about 50 bytes are remembered of each. What cannot be taken is told with line and reason, and the rest
 * is taken; a person or group whose entry is broken stays as it was. Records of changes and values by URL are refused.
 */
public final class LdifImport {

    private static final int STEP = 1_000;

    private final Path file;
    private final LdifMapping mapping;

    private LdifImport(Path file, LdifMapping mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    /** Returns an import of a file with the usual attributes. */
    public static LdifImport of(Path file) {
        return new LdifImport(file, LdifMapping.USUAL);
    }

    /** Returns this import with other attributes. */
    public LdifImport with(LdifMapping other) {
        return new LdifImport(file, other);
    }

    /**
     * Brings everything into a run, which the caller finishes.
     *
     * @throws IOException the file cannot be read
     * @throws IllegalArgumentException the file is of another version of LDIF
     * @throws IllegalStateException the file changed while it was read; the run must not be finished
     */
    public LdifReport into(ImportRun run, LdifListener listener) throws IOException {
        long size = Files.size(file);
        FileTime changed = Files.getLastModifiedTime(file);
        Findings findings = new Findings(listener);
        EntryIndex index = new EntryIndex();
        EntryPass entries = new EntryPass(run, new EntryReader(mapping), index, findings);
        read(1, size, entries::take, entries::finish, listener);
        ReferencePass references = new ReferencePass(run, index, findings);
        read(2, size, references::take, references::finish, listener);
        if (size != Files.size(file) || !changed.equals(Files.getLastModifiedTime(file))) {
            throw new IllegalStateException("the file " + file + " changed while it was read");
        }
        return findings.report();
    }

    private void read(int pass, long size, Consumer<LdifRecord> taking, Runnable finishing, LdifListener listener)
            throws IOException {
        try (LdifRecords records = LdifRecords.open(file)) {
            long count = 0;
            Optional<LdifRecord> record = records.next();
            while (record.isPresent()) {
                taking.accept(record.get());
                count++;
                if (count % STEP == 0) {
                    listener.progress(new LdifProgress(pass, count, records.bytes(), size));
                }
                record = records.next();
            }
            finishing.run();
            listener.progress(new LdifProgress(pass, count, records.bytes(), size));
        }
    }
}
