// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * How the log is written, unless the system property {@code logback.configurationFile} names a file that says it, or one for
 * tests is on the class path.
 *
 * <p>One line per event: time, level, request id, actor, logger, message, as key=value; JSON by a setting, see {@link Logs}.
 * In code: to read a file of XML would take a tenth of a start. Found by Logback as a service.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

    private static final String FILE = "logback.configurationFile";
    private static final String OF_TESTS = "logback-test.xml";
    private static final String LEVEL = "PORTAL_LOG_LEVEL";
    private static final String LINE = "time=%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} level=%level request=%X{request:--}"
            + " actor=%replace(%X{actor:--}){'\\s','?'} logger=%logger{0} %replace(%msg){'[\\r\\n]+',' '}%n";

    private static final Map<String, Level> QUIETER = Map.of(
            "org.eclipse.jetty", Level.WARN,
            // Tells of each broken line with a trace; whoever sent it gets the answer.
            "org.eclipse.jetty.http", Level.ERROR,
            "org.jboss.weld", Level.WARN,
            // Warns of each resource that is registered as an object, and of an optional class that is not there.
            "org.glassfish.jersey.internal", Level.ERROR,
            "org.glassfish.jersey.message.internal", Level.ERROR,
            "org.flywaydb", Level.WARN,
            "com.zaxxer.hikari", Level.WARN,
            // What it says stands in the exception too, with text that was sent.
            "org.eclipse.yasson", Level.OFF);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (isSaidByAFile()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(level(), Level.INFO));
        root.addAppender(out(context));
        QUIETER.forEach((name, level) -> context.getLogger(name).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** An empty name means no file, not even that of tests. */
    private static boolean isSaidByAFile() {
        String file = System.getProperty(FILE);
        return file == null ? LogSetup.class.getClassLoader().getResource(OF_TESTS) != null : !file.isEmpty();
    }

    private static String level() {
        return Optional.ofNullable(System.getProperty(LEVEL))
                .or(() -> Optional.ofNullable(System.getenv(LEVEL)))
                .orElse("");
    }

    private static ConsoleAppender<ILoggingEvent> out(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE);
        encoder.start();
        ConsoleAppender<ILoggingEvent> out = new ConsoleAppender<>();
        out.setContext(context);
        out.setName("out");
        out.setEncoder(encoder);
        out.start();
        return out;
    }
}
