package io.caraway.app;

import io.caraway.protocol.spice.ChannelType;
import io.caraway.source.spice.HostSubject;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a connection file of virt-viewer says ("virt-viewer, remote-viewer(1), CONNECTION FILE"), as far as a broadcast can
 * make use of it. Immutable.
 *
 * @param address the server, with the password
 * @param authorities who may have signed its certificate; none: those that the system knows
 * @param hostSubject what its certificate is to be of; null: the host's name
 * @param secureChannels those that go by TLS even if there is a port without
 * @param title of the desktop; empty: its own
 * @param deletes whether the file is to be deleted once it has been read
 * @param warnings what it asks for in vain
 */
record VirtViewerFile(
        SourceAddress address,
        List<X509Certificate> authorities,
        @Nullable HostSubject hostSubject,
        Set<ChannelType> secureChannels,
        String title,
        boolean deletes,
        List<String> warnings) {
    private static final String GROUP = "virt-viewer";
    private static final int VNC_PORT = 5900;
    private static final int PORT_MAX = 65_535;

    /** Copies the lists. */
    VirtViewerFile {
        authorities = List.copyOf(authorities);
        secureChannels = Set.copyOf(secureChannels);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException with the line that is wrong; never with a password
     */
    static VirtViewerFile of(String text) {
        KeyFile file = KeyFile.of(text, GROUP);
        file.entry("proxy").ifPresent(entry -> {
            throw entry.fault("a server behind a proxy cannot be reached, this is not supported");
        });
        KeyFile.Entry type = file.entry("type").orElseThrow(() -> file.fault("has no type"));
        SourceAddress address = switch (type.text().strip()) {
            case "spice" -> spice(file);
            case "vnc" -> vnc(file);
            default -> throw type.fault("is not known (expected: spice or vnc)");
        };
        List<String> warnings = new ArrayList<>();
        file.entry("tls-ciphers").ifPresent(entry -> warnings.add("line " + entry.line() + ": tls-ciphers is ignored"));
        return new VirtViewerFile(
                address,
                file.entry("ca").map(VirtViewerFile::authorities).orElse(List.of()),
                file.entry("host-subject").map(VirtViewerFile::hostSubject).orElse(null),
                secureChannels(file, address),
                file.entry("title").map(KeyFile.Entry::text).orElse(""),
                file.entry("delete-this-file").map(VirtViewerFile::deletes).orElse(false),
                warnings);
    }

    private static SpiceAddress spice(KeyFile file) {
        String password = password(file);
        if (file.entry("unix-path").isPresent()) {
            return new SpiceAddress("", 0, 0, socket(file.entry("unix-path").get()), password);
        }
        int port = port(file, "port");
        int tlsPort = port(file, "tls-port");
        if (port == 0 && tlsPort == 0) {
            throw file.fault("has neither port nor tls-port");
        }
        return new SpiceAddress(host(file), port, tlsPort, "", password);
    }

    private static VncAddress vnc(KeyFile file) {
        file.entry("unix-path").ifPresent(entry -> {
            throw entry.fault("a VNC server's socket cannot be reached, this is not supported");
        });
        int port = port(file, "port");
        return new VncAddress(host(file), port == 0 ? VNC_PORT : port, password(file));
    }

    private static @Nullable String password(KeyFile file) {
        return file.entry("password").map(KeyFile.Entry::text).orElse(null);
    }

    private static String host(KeyFile file) {
        String host = file.entry("host")
                .orElseThrow(() -> file.fault("has no host"))
                .text()
                .strip();
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** 0 for one that is missing, or that says so by -1. */
    private static int port(KeyFile file, String key) {
        KeyFile.Entry entry = file.entry(key).orElse(null);
        if (entry == null) {
            return 0;
        }
        int port = entry.number();
        if (port < -1 || port > PORT_MAX) {
            throw entry.fault(port + " (expected: 1.." + PORT_MAX + ")");
        }
        return Math.max(port, 0);
    }

    private static String socket(KeyFile.Entry entry) {
        String path = entry.text();
        if (!path.startsWith("/")) {
            throw entry.fault("no path that begins with /");
        }
        return path;
    }

    private static List<X509Certificate> authorities(KeyFile.Entry entry) {
        try {
            return PemCertificates.of(entry.text());
        } catch (IllegalArgumentException e) {
            throw entry.fault(String.valueOf(e.getMessage()));
        }
    }

    private static HostSubject hostSubject(KeyFile.Entry entry) {
        try {
            return HostSubject.of(entry.text());
        } catch (IllegalArgumentException e) {
            throw entry.fault(String.valueOf(e.getMessage()));
        }
    }

    private static boolean deletes(KeyFile.Entry entry) {
        int number = entry.number();
        if (number != 0 && number != 1) {
            throw entry.fault(number + " (expected: 0 or 1)");
        }
        return number == 1;
    }

    private static Set<ChannelType> secureChannels(KeyFile file, SourceAddress address) {
        Set<ChannelType> channels = EnumSet.noneOf(ChannelType.class);
        KeyFile.Entry entry = file.entry("secure-channels").orElse(null);
        if (entry == null || !(address instanceof SpiceAddress spice)) {
            return channels;
        }
        if (spice.tlsPort() == 0) {
            throw entry.fault("needs a tls-port");
        }
        for (String given : entry.text().split("[;,]", -1)) {
            String name = given.strip().toLowerCase(Locale.ROOT);
            for (ChannelType type : ChannelType.values()) {
                // Channels of sound and the like are not opened at all.
                if (name.equals("all") || name.equals(type.name().toLowerCase(Locale.ROOT))) {
                    channels.add(type);
                }
            }
        }
        return channels;
    }
}
