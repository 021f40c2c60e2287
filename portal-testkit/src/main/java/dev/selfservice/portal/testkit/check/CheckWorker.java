// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.identity.spi.IdentityStoreFactory;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.testkit.verdict.Clause;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipException;

/** The process in which a plug-in is looked at; what it sees it writes to a {@link Journal}. */
final class CheckWorker {

    /** Each clause has its time, so that one that hangs costs no more than itself. */
    private static final Map<String, String> SETTINGS = Map.of(
            "junit.jupiter.execution.timeout.default", "20 s",
            "junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD");

    private static final String SERVICE = "META-INF/services/" + PortalPlugin.class.getName();
    private static final String THE_JAR = "the jar";

    private final CheckRequest request;
    private final Path folder;
    private final Journal journal;

    private CheckWorker(CheckRequest request, Path folder) {
        this.request = request;
        this.folder = folder;
        this.journal = new Journal(folder.resolve("journal"));
    }

    /** Looks at the plug-in that the words after the folder name. */
    public static void main(String[] words) throws IOException {
        List<String> all = List.of(words);
        CheckWorker worker = new CheckWorker(CheckRequest.parse(all.subList(1, all.size())), Path.of(all.get(0)));
        // The verdict is printed elsewhere, once.
        Logger.getLogger(WritesVerdict.class.getName()).setLevel(Level.OFF);
        worker.look();
        worker.journal.done();
        // Threads and shutdown hooks that a plug-in left behind hold nobody up.
        Runtime.getRuntime().halt(0);
    }

    private void look() throws IOException {
        if (!isPluginJar()) {
            return;
        }
        ServiceLoader<PortalPlugin> found = ServiceLoader.load(PortalPlugin.class, PluginLoader.alone(request.jars()));
        List<PortalPlugin> plugins = new ArrayList<>();
        try {
            for (ServiceLoader.Provider<PortalPlugin> one : found.stream().toList()) {
                make(one).ifPresent(plugins::add);
            }
        } catch (Throwable wrong) {
            seen("thePluginCanBeMade", Clause.Result.FAILED, reason(wrong));
        }
        for (PortalPlugin plugin : plugins) {
            look(plugin);
        }
    }

    private boolean isPluginJar() throws IOException {
        String name = String.valueOf(request.jar().getFileName());
        try (JarFile jar = new JarFile(request.jar().toFile())) {
            if (jar.getEntry(SERVICE) == null) {
                journal.refused(name + " offers no plug-in: there is no " + SERVICE + " in it");
                return false;
            }
            return true;
        } catch (ZipException e) {
            journal.refused(name + " is no jar: " + e.getMessage());
            return false;
        }
    }

    private Optional<PortalPlugin> make(ServiceLoader.Provider<PortalPlugin> one) {
        String name = one.type().getName();
        journal.at("making " + name);
        try {
            PortalPlugin plugin = one.get();
            seen("thePluginCanBeMade", Clause.Result.PASSED, "");
            return Optional.of(plugin);
        } catch (Throwable wrong) {
            // Whatever it is, a class that is missing as well: it is the plug-in's, and the verdict says so.
            seen("thePluginCanBeMade", Clause.Result.FAILED, name + ": " + reason(wrong));
            return Optional.empty();
        }
    }

    private void look(PortalPlugin plugin) throws IOException {
        run(CheckedPlugin.class, plugin.getClass().getName(), again(plugin));
        Subjects subjects = new Subjects(request, folder);
        for (ConnectorFactory factory : plugin.connectors()) {
            String title = "connector " + factory.type();
            tried(title, () -> subjects.of(factory)).ifPresent(subject -> run(CheckedConnector.class, title, subject));
        }
        for (IdentityStoreFactory factory : plugin.identityStores()) {
            String title = "identity store " + factory.type();
            tried(title, () -> subjects.of(factory))
                    .ifPresent(subject -> run(CheckedOpenedStore.class, title, subject));
            subjects.filled(factory).ifPresent(filled -> run(CheckedIdentityStore.class, title + ", filled", filled));
        }
    }

    /** Returns what to try a part on; if there is nothing, notes that it was not looked at, and why. */
    private <S> Optional<S> tried(String title, Supplier<Optional<S>> subjects) {
        try {
            Optional<S> found = subjects.get();
            if (found.isEmpty()) {
                journal.note(
                        title + ", for want of settings (--settings, " + Subjects.IN_JAR + ") or of subjects (--with)");
            }
            return found;
        } catch (IllegalArgumentException wrong) {
            journal.note(title + ", for its settings are wrong: " + wrong.getMessage());
            return Optional.empty();
        }
    }

    /** Returns how to make the plug-in again, as the server does at each start. */
    private static Supplier<PortalPlugin> again(PortalPlugin plugin) {
        return () -> {
            try {
                return plugin.getClass().getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the plug-in cannot be made a second time", e);
            }
        };
    }

    private void run(Class<?> contract, String title, Supplier<?> subject) {
        ContractRun.of(contract, title, subject, SETTINGS, new ContractRun.Watcher() {
            @Override
            public void begins(String clause) {
                journal.at(title + ": " + clause);
            }

            @Override
            public void ended(Clause clause) {
                journal.seen(title, clause);
            }
        });
    }

    private void seen(String clause, Clause.Result result, String why) {
        journal.seen(String.valueOf(request.jar().getFileName()), new Clause("", THE_JAR, clause, result, why));
    }

    private static String reason(Throwable wrong) {
        Throwable cause = wrong.getCause();
        return cause == null ? wrong.toString() : wrong + ", because of " + cause;
    }
}
