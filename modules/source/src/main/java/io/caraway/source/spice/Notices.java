package io.caraway.source.spice;

import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what a server says of itself during one session, on any channel. Owned by source.
 *
 * <p>After {@link #COUNT_MAX} messages the rest is dropped.
 */
final class Notices {
    /** Most messages that are logged. */
    static final int COUNT_MAX = 20;

    private static final int TEXT_MAX = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final String uri;
    private int count;

    /** What the server of that URI says. */
    Notices(String uri) {
        this.uri = uri;
    }

    /** Takes a message, if it is one of these; else gives false. */
    boolean receive(SpiceChannel channel, RawMessage message) throws ProtocolException {
        boolean disconnecting = message.type() == CommonMessage.Disconnecting.TYPE;
        if (!disconnecting && message.type() != CommonMessage.Notify.TYPE) {
            return false;
        }
        String name = channel.type().name().toLowerCase(Locale.ROOT);
        String line = disconnecting
                ? reason(CommonMessage.Disconnecting.read(message.reader()))
                : text(CommonMessage.Notify.read(message.reader()));
        count++;
        if (count <= COUNT_MAX) {
            LOG.info("event=source-says source={} channel={} {}", uri, name, line);
        }
        return true;
    }

    static String reason(CommonMessage.Disconnecting message) {
        String number = Integer.toUnsignedString(message.reason());
        return "disconnecting=" + LinkError.of(message.reason()).map(Enum::name).orElse(number);
    }

    static String text(CommonMessage.Notify message) {
        String text = message.text().substring(0, Math.min(message.text().length(), TEXT_MAX));
        // What is not visible, and what would end the text, cannot forge another line or field.
        return "severity=" + message.severity() + " text=\"" + text.replaceAll("[^ -~]|\"", "?") + "\"";
    }
}
