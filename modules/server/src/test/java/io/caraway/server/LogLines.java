package io.caraway.server;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.caraway.testkit.Deadline;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** What is logged while it is open: by Caraway from debug on, by libraries from warnings on. */
final class LogLines implements AutoCloseable {
    private static final int SECONDS = 20;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new Line(event.getFormattedMessage(), event.getThrowableProxy() != null));
        }
    };

    LogLines() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    /** The lines that begin so. */
    List<String> of(String beginning) {
        return lines.stream()
                .map(Line::text)
                .filter(text -> text.startsWith(beginning))
                .toList();
    }

    /** The lines that begin so, as soon as there are that many. */
    List<String> await(String beginning, int count) {
        Deadline.seconds(SECONDS)
                .until(count + " lines " + beginning, () -> of(beginning).size() >= count, () -> of("").toString());
        return of(beginning);
    }

    /** The number of the viewer that joined last. */
    int lastViewer() {
        List<String> joined = of("event=viewer-joined viewer=");
        String last = joined.get(joined.size() - 1);
        return Integer.parseInt(last.replaceAll(".* viewer=(\\d+) .*", "$1"));
    }

    /** Lines with a stack trace, or that tell of a fault of ours. */
    List<String> faults() {
        return lines.stream()
                .filter(line -> line.traced || line.text.startsWith("event=fault"))
                .map(Line::text)
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }

    /** A line, and whether a stack trace follows. */
    private record Line(String text, boolean traced) {}
}
