package io.caraway.protocol.rfb;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The numbers of the ways to log in (RFC 6143, 7.1.2). */
final class SecurityType {
    /** No way: a reason follows. */
    static final int INVALID = 0;

    /** Whoever comes is let in. */
    static final int NONE = 1;

    /** A password of at most 8 bytes. */
    static final int VNC = 2;

    /** Names of others, for the user who has to look for them in the server's settings. */
    private static final Map<Integer, String> OTHERS = Map.of(
            5, "RA2",
            6, "RA2ne",
            16, "Tight",
            17, "Ultra",
            18, "TLS",
            19, "VeNCrypt",
            20, "SASL",
            22, "xvp",
            30, "Apple login",
            113, "MS-Logon II");

    private SecurityType() {}

    /** The types with their names, for a message. */
    static String names(List<Integer> types) {
        return types.stream()
                .map(type -> type + (OTHERS.containsKey(type) ? " (" + OTHERS.get(type) + ")" : ""))
                .collect(Collectors.joining(", "));
    }
}
