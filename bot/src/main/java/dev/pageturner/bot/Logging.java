package dev.pageturner.bot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line per event, times in UTC, on standard error. {@code PAGETURNER_LOG_LEVEL} changes how much Pageturner itself says;
 * {@code -Dlogback.configurationFile} replaces all of this. In Java because reading it from XML takes a tenth of the start.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String LINE = "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'\", UTC} %-5level %logger{0} "
            + "%replace(%X{request}){'^(.+)$', '[$1] '}%replace(%msg){'[\\r\\n]+', ' | '}%n%ex";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(errors(context));
        levels(System.getenv("PAGETURNER_LOG_LEVEL"))
                .forEach((name, level) -> context.getLogger(name).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** What libraries say below these is either said better by the bot itself or about their own innards. */
    private static Map<String, Level> levels(@Nullable String ours) {
        return Map.of(
                "dev.pageturner", Level.toLevel(ours, Level.INFO),
                "org.flywaydb", Level.WARN,
                "io.zonky.test", Level.WARN,
                "com.zaxxer.hikari", Level.ERROR);
    }

    private static ConsoleAppender<ILoggingEvent> errors(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("out");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
