package io.caraway.source.spice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Whose certificate a SPICE server has, instead of one for its host name: the subject, attribute by attribute in the
 * certificate's own order, as SPICE viewers take it: {@code C=DE,O=Example,CN=desk}. Immutable.
 *
 * <p>Both have to hold the same attributes in the same order. As X.509 has it, capitals and the number of blanks between
 * words do not count ("RFC 5280, 7.1").
 *
 * @param attributes at least one
 */
public record HostSubject(List<Attribute> attributes) {
    /** Attributes by the names OpenSSL has for them: "SN" is a surname. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("2.5.4.3", "CN"),
            Map.entry("2.5.4.4", "SN"),
            Map.entry("2.5.4.5", "serialNumber"),
            Map.entry("2.5.4.6", "C"),
            Map.entry("2.5.4.7", "L"),
            Map.entry("2.5.4.8", "ST"),
            Map.entry("2.5.4.9", "street"),
            Map.entry("2.5.4.10", "O"),
            Map.entry("2.5.4.11", "OU"),
            Map.entry("2.5.4.12", "title"),
            Map.entry("2.5.4.13", "description"),
            Map.entry("2.5.4.17", "postalCode"),
            Map.entry("2.5.4.42", "GN"),
            Map.entry("2.5.4.43", "initials"),
            Map.entry("2.5.4.46", "dnQualifier"),
            Map.entry("2.5.4.65", "pseudonym"),
            Map.entry("2.5.4.97", "organizationIdentifier"),
            Map.entry("1.2.840.113549.1.9.1", "emailAddress"),
            Map.entry("0.9.2342.19200300.100.1.1", "UID"),
            Map.entry("0.9.2342.19200300.100.1.25", "DC"));

    private static final Map<String, String> LONG_NAMES = Map.of(
            "commonname", "CN",
            "surname", "SN",
            "countryname", "C",
            "localityname", "L",
            "stateorprovincename", "ST",
            "organizationname", "O",
            "organizationalunitname", "OU",
            "givenname", "GN",
            "userid", "UID",
            "domaincomponent", "DC");

    /**
     * One attribute.
     *
     * @param name as OpenSSL writes it, or the numbers of an identifier
     * @param value not empty
     */
    public record Attribute(String name, String value) {
        private String canonical() {
            return name + "=" + value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return name + "=" + value.replaceAll("[\\\\,]", "\\\\$0");
        }
    }

    /** Copies the list. */
    public HostSubject {
        attributes = List.copyOf(attributes);
        if (attributes.isEmpty()) {
            throw new IllegalArgumentException("host subject: empty (expected: NAME=VALUE,NAME=VALUE)");
        }
    }

    /** Reads it; a comma or a backslash within a value stands behind a backslash. */
    public static HostSubject of(String text) {
        List<Attribute> attributes = new ArrayList<>();
        for (String part : parts(text)) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw new IllegalArgumentException("host subject: '" + part + "' (expected: NAME=VALUE)");
            }
            attributes.add(new Attribute(name(part.substring(0, equals).strip()), part.substring(equals + 1)));
        }
        return new HostSubject(attributes);
    }

    /** Whether the subject of a certificate is this. */
    boolean matches(X500Principal subject) {
        return canonical(attributes).equals(canonical(attributes(subject)));
    }

    /** The subject of a certificate, as {@link #of} reads it. */
    static String text(X500Principal subject) {
        return attributes(subject).stream().map(Attribute::toString).collect(Collectors.joining(","));
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        return attributes.stream().map(Attribute::toString).collect(Collectors.joining(","));
    }

    private static List<String> canonical(List<Attribute> attributes) {
        return attributes.stream().map(Attribute::canonical).toList();
    }

    private static List<Attribute> attributes(X500Principal subject) {
        try {
            List<Attribute> attributes = new ArrayList<>();
            // Its parts are counted from the end of the text, which is the beginning in the certificate.
            for (Rdn part : new LdapName(subject.getName(X500Principal.RFC2253, NAMES)).getRdns()) {
                // A part of several attributes is one that a host subject cannot write.
                attributes.add(
                        part.size() == 1
                                ? new Attribute(name(part.getType()), value(part))
                                : new Attribute("(several)", part.toString()));
            }
            return attributes;
        } catch (InvalidNameException e) {
            throw new IllegalArgumentException("subject: " + subject, e);
        }
    }

    private static String value(Rdn part) {
        // Bytes are the value of an attribute that is no text.
        return part.getValue() instanceof String text ? text : "(not text)";
    }

    private static String name(String given) {
        String known = NAMES.getOrDefault(given, LONG_NAMES.getOrDefault(given.toLowerCase(Locale.ROOT), given));
        return NAMES.values().stream()
                .filter(known::equalsIgnoreCase)
                .findFirst()
                .orElse(known);
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                if (i == text.length() || (text.charAt(i) != '\\' && text.charAt(i) != ',')) {
                    throw new IllegalArgumentException(
                            "host subject: a backslash stands before a comma or a backslash only");
                }
                part.append(text.charAt(i));
            } else if (c == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        // What ends with a comma has nothing behind it.
        if (!part.toString().isBlank()) {
            parts.add(part.toString());
        }
        return parts;
    }
}
