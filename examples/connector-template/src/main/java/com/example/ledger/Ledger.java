package com.example.ledger;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The system: a file with a line per account, and a line for each thing it holds. */
final class Ledger {

    /** One change at a time in this process; a lock on a file keeps other processes out. */
    private static final Object ONE_AT_A_TIME = new Object();

    private static final String TAB = "\t";

    private final Path file;

    Ledger(Path file) {
        this.file = file;
    }

    static boolean canHold(String text) {
        return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
    }

    boolean isThere() {
        return Files.isWritable(file);
    }

    /** Returns what each account holds. */
    Map<String, Set<HeldEntitlement>> read() {
        Map<String, Set<HeldEntitlement>> accounts = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(TAB, -1);
                Set<HeldEntitlement> held = accounts.computeIfAbsent(words[0], name -> new LinkedHashSet<>());
                if (words.length > 1) {
                    held.add(held(words));
                }
            }
            return accounts;
        } catch (IOException e) {
            // Never an empty ledger for one that cannot be read.
            throw new UnavailableException("ledger", "the ledger cannot be read");
        }
    }

    /** Lets somebody change what the accounts hold, alone, and writes it as a whole. */
    <T> T change(Function<Map<String, Set<HeldEntitlement>>, T> change) {
        synchronized (ONE_AT_A_TIME) {
            Path lock = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = channel.lock()) {
                if (!alone.isValid()) {
                    throw new UnavailableException("ledger", "the ledger cannot be locked");
                }
                Map<String, Set<HeldEntitlement>> accounts = read();
                T result = change.apply(accounts);
                write(accounts);
                return result;
            } catch (IOException e) {
                throw new UnavailableException("ledger", "the ledger cannot be written");
            }
        }
    }

    private void write(Map<String, Set<HeldEntitlement>> accounts) throws IOException {
        List<String> lines = new ArrayList<>();
        accounts.forEach((account, held) -> {
            lines.add(account);
            held.forEach(one -> lines.add(account + TAB + one.entitlement() + scope(one)));
        });
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String scope(HeldEntitlement one) {
        return one.scope()
                .map(scope -> TAB + scope.type() + TAB + scope.value())
                .orElse("");
    }

    private static HeldEntitlement held(String[] words) {
        return words.length == 2
                ? new HeldEntitlement(words[1], Optional.empty())
                : new HeldEntitlement(words[1], Optional.of(new Scope(ScopeType.valueOf(words[2]), words[3])));
    }
}
