package cm.mtchoun.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import io.sentry.protocol.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to Sentry what is logged as an error, and what nobody caught. Of a message only our own words go, never what was
 * filled in; of an exception its type and place, never its text: a database quotes what a person typed.
 */
public final class ErrorReports implements AutoCloseable {
    private static final String OURS = "cm.mtchoun";
    private static final String APPENDER = "sentry";

    private ErrorReports() {}

    /** @param dsn where Sentry listens, as it names itself */
    public static ErrorReports to(String dsn) {
        Sentry.init(options -> configure(options, dsn));
        SentryAppender appender = new SentryAppender();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        appender.setContext(context);
        appender.setName(APPENDER);
        appender.setMinimumEventLevel(Level.ERROR);
        appender.setMinimumBreadcrumbLevel(Level.OFF);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return new ErrorReports();
    }

    /** Sends what waits, for two seconds at most. Blocks. */
    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(APPENDER);
        Sentry.close();
    }

    private static void configure(SentryOptions options, String dsn) {
        options.setDsn(dsn);
        options.setSendDefaultPii(false);
        options.setAttachServerName(false);
        options.setMaxBreadcrumbs(0);
        options.setEnableAutoSessionTracking(false);
        options.setBeforeSend((event, hint) -> {
            hint.clear();
            return withoutPeople(event);
        });
    }

    private static SentryEvent withoutPeople(SentryEvent event) {
        event.setMessage(ourWords(event));
        event.setUser(null);
        event.setRequest(null);
        event.setBreadcrumbs(null);
        event.setExtras(null);
        if (event.getExceptions() != null) {
            event.getExceptions().forEach(exception -> exception.setValue(null));
        }
        return event;
    }

    /** What a library logs is made of whatever it was given. */
    private static @Nullable Message ourWords(SentryEvent event) {
        Message said = event.getMessage();
        if (said == null || event.getLogger() == null || !event.getLogger().startsWith(OURS)) {
            return null;
        }
        Message words = new Message();
        words.setMessage(said.getMessage());
        return words;
    }
}
