package io.caraway.protocol.rfb;

import io.caraway.protocol.rfb.RfbException.Kind;
import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything up to the server's init (RFC 6143, 7.1 to 7.3). Belongs to its {@link RfbClient}. */
final class Handshake {
    /** Longest name of a desktop. */
    static final int NAME_BYTES_MAX = 4096;

    /** Most of a server's reason that is shown; the rest is not waited for. */
    private static final int REASON_BYTES_MAX = 1024;

    private static final String VERSION_FORM = "RFB ddd.ddd\n";
    private static final int MAJOR_AT = 4;
    private static final int MINOR_AT = 8;
    private static final int VERSION_DIGITS = 3;
    private static final int MAJOR = 3;
    private static final int MINOR_3 = 3;
    private static final int MINOR_7 = 7;
    private static final int MINOR_8 = 8;

    private static final int RESULT_OK = 0;
    private static final int RESULT_FAILED = 1;

    private static final int PIXEL_FORMAT_BYTES = 16;
    private static final int INIT_BYTES = 2 * Short.BYTES + PIXEL_FORMAT_BYTES + Integer.BYTES;

    private enum Step {
        VERSION,
        SECURITY_TYPE,
        SECURITY_TYPES,
        REFUSAL,
        CHALLENGE,
        RESULT,
        RESULT_REASON,
        INIT
    }

    private final RfbOptions options;
    private final Consumer<byte[]> sender;
    private Step step = Step.VERSION;
    private int minor;
    private boolean passwordSent;
    private @Nullable ServerInit init;

    Handshake(RfbOptions options, Consumer<byte[]> sender) {
        this.options = options;
        this.sender = sender;
    }

    /** What the server said at the end, if it is over. */
    Optional<ServerInit> init() {
        return Optional.ofNullable(init);
    }

    /** Reads one message if it is there, and tells whether it was. */
    boolean step(Inbox in) throws ProtocolException, RfbException {
        return switch (step) {
            case VERSION -> version(in);
            case SECURITY_TYPE -> securityType(in);
            case SECURITY_TYPES -> securityTypes(in);
            case REFUSAL -> refusal(in);
            case CHALLENGE -> challenge(in);
            case RESULT -> result(in);
            case RESULT_REASON -> resultReason(in);
            case INIT -> serverInit(in);
        };
    }

    private boolean version(Inbox in) throws ProtocolException, RfbException {
        int there = Math.min(in.available(), VERSION_FORM.length());
        for (int i = 0; i < there; i++) {
            char form = VERSION_FORM.charAt(i);
            int found = in.peek(i);
            if (form == 'd' ? found < '0' || found > '9' : found != form) {
                throw new RfbException(
                        Kind.NOT_RFB,
                        "What answers there is not a VNC server: it begins with \"" + beginning(in.take(there))
                                + "\".");
            }
        }
        if (there < VERSION_FORM.length()) {
            return false;
        }
        String text = new String(in.take(there).bytes(there), StandardCharsets.US_ASCII);
        int major = Integer.parseInt(text, MAJOR_AT, MAJOR_AT + VERSION_DIGITS, 10);
        int theirs = Integer.parseInt(text, MINOR_AT, MINOR_AT + VERSION_DIGITS, 10);
        if (major < MAJOR || (major == MAJOR && theirs < MINOR_3)) {
            throw new RfbException(
                    Kind.NOT_RFB, "The server speaks a version of VNC that is not known: \"" + text.strip() + "\".");
        }
        minor = ourMinor(major, theirs);
        sender.accept(("RFB 003.00" + minor + "\n").getBytes(StandardCharsets.US_ASCII));
        step = minor == MINOR_3 ? Step.SECURITY_TYPE : Step.SECURITY_TYPES;
        return true;
    }

    /** What we answer: unknown versions between are meant as 3.3, later ones (Apple's 3.889, 4.1, 5.0) know 3.8. */
    private static int ourMinor(int major, int theirs) {
        if (major > MAJOR || theirs >= MINOR_8) {
            return MINOR_8;
        }
        return theirs == MINOR_7 ? MINOR_7 : MINOR_3;
    }

    private static String beginning(ByteReader reader) throws ProtocolException {
        StringBuilder text = new StringBuilder();
        while (reader.remaining() > 0) {
            int value = reader.u8();
            text.append(value >= ' ' && value <= '~' ? (char) value : '.');
        }
        return text.toString();
    }

    /** Version 3.3: the server has chosen. */
    private boolean securityType(Inbox in) throws ProtocolException, RfbException {
        if (!in.has(Integer.BYTES)) {
            return false;
        }
        long type = in.take(Integer.BYTES).u32();
        if (type == SecurityType.INVALID) {
            step = Step.REFUSAL;
        } else {
            choose(List.of((int) Math.min(type, Integer.MAX_VALUE)));
        }
        return true;
    }

    /** Version 3.7 and later: the server offers some. */
    private boolean securityTypes(Inbox in) throws ProtocolException, RfbException {
        if (!in.has(1) || !in.has(1 + in.peek(0))) {
            return false;
        }
        int count = in.take(1).u8();
        if (count == 0) {
            step = Step.REFUSAL;
            return true;
        }
        ByteReader reader = in.take(count);
        List<Integer> offered = new ArrayList<>();
        while (reader.remaining() > 0) {
            offered.add(reader.u8());
        }
        choose(offered);
        return true;
    }

    private void choose(List<Integer> offered) throws RfbException {
        boolean password = offered.contains(SecurityType.VNC);
        if (password && options.password() != null) {
            chosen(SecurityType.VNC);
            step = Step.CHALLENGE;
        } else if (offered.contains(SecurityType.NONE)) {
            chosen(SecurityType.NONE);
            if (minor == MINOR_8) {
                step = Step.RESULT;
            } else {
                welcome();
            }
        } else if (password) {
            throw new RfbException(Kind.PASSWORD_NEEDED, "The server asks for a password.");
        } else {
            throw new RfbException(
                    Kind.SECURITY_UNSUPPORTED,
                    "The server offers no way to log in that is known here; it offers " + SecurityType.names(offered)
                            + ".");
        }
    }

    private void chosen(int type) {
        if (minor != MINOR_3) {
            sender.accept(new byte[] {(byte) type});
        }
    }

    private boolean refusal(Inbox in) throws ProtocolException, RfbException {
        Optional<String> reason = reason(in);
        if (reason.isEmpty()) {
            return false;
        }
        throw new RfbException(Kind.REFUSED, "The server refuses the connection: " + reason.get());
    }

    private boolean challenge(Inbox in) throws ProtocolException {
        String password = options.password();
        if (!in.has(VncPassword.CHALLENGE_BYTES) || password == null) {
            return false;
        }
        byte[] challenge = in.take(VncPassword.CHALLENGE_BYTES).bytes(VncPassword.CHALLENGE_BYTES);
        sender.accept(VncPassword.answer(password, challenge));
        passwordSent = true;
        step = Step.RESULT;
        return true;
    }

    private boolean result(Inbox in) throws ProtocolException, RfbException {
        if (!in.has(Integer.BYTES)) {
            return false;
        }
        int result = in.take(Integer.BYTES).i32();
        if (result == RESULT_OK) {
            welcome();
        } else if (minor == MINOR_8) {
            step = Step.RESULT_REASON;
        } else if (result == RESULT_FAILED && passwordSent) {
            throw new RfbException(Kind.PASSWORD_WRONG, "The server does not accept the password.");
        } else {
            throw new RfbException(
                    Kind.REFUSED, "The server refuses the connection; there were too many failed attempts.");
        }
        return true;
    }

    private boolean resultReason(Inbox in) throws ProtocolException, RfbException {
        Optional<String> reason = reason(in);
        if (reason.isEmpty()) {
            return false;
        }
        // A server that has had enough says so in words only: result 2 belongs to another way to log in.
        boolean tooMany = reason.get().toLowerCase(Locale.ROOT).contains("too many");
        if (passwordSent && !tooMany) {
            throw new RfbException(Kind.PASSWORD_WRONG, "The server does not accept the password: " + reason.get());
        }
        throw new RfbException(Kind.REFUSED, "The server refuses the connection: " + reason.get());
    }

    private static Optional<String> reason(Inbox in) throws ProtocolException {
        if (!in.has(Integer.BYTES)) {
            return Optional.empty();
        }
        int length = (int) Math.min(in.peekU32(0), REASON_BYTES_MAX);
        if (!in.has(Integer.BYTES + length)) {
            return Optional.empty();
        }
        in.skip(Integer.BYTES);
        String text = RfbText.of(in.take(length).bytes(length));
        return Optional.of(text.isEmpty() ? "it gives no reason" : text);
    }

    private void welcome() {
        sender.accept(new byte[] {(byte) (options.shared() ? 1 : 0)});
        step = Step.INIT;
    }

    private boolean serverInit(Inbox in) throws ProtocolException {
        if (!in.has(INIT_BYTES)) {
            return false;
        }
        long nameBytes = in.peekU32(INIT_BYTES - Integer.BYTES);
        if (nameBytes > NAME_BYTES_MAX) {
            throw ProtocolException.field("name length", nameBytes, "0.." + NAME_BYTES_MAX, INIT_BYTES - Integer.BYTES)
                    .in("ServerInit");
        }
        if (!in.has(INIT_BYTES + (int) nameBytes)) {
            return false;
        }
        ByteReader reader = in.take(INIT_BYTES + (int) nameBytes);
        int width = reader.u16();
        int height = reader.u16();
        if (!Surface.isAllowed(width, height)) {
            throw ProtocolException.field("screen", width + "x" + height, "1.." + Surface.SIDE_MAX + " a side", 0)
                    .in("ServerInit");
        }
        reader.skip(PIXEL_FORMAT_BYTES + Integer.BYTES);
        init = new ServerInit(width, height, RfbText.of(reader.bytes((int) nameBytes)));
        return true;
    }
}
