package io.caraway.app;

import io.caraway.protocol.spice.ChannelType;
import io.caraway.source.spice.HostSubject;
import io.caraway.source.spice.SpiceEndpoint;
import io.caraway.source.spice.SpiceTls;
import io.caraway.source.spice.TlsTrust;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options about the certificate of a SPICE server, the same for every command that connects to one. */
public final class ServerTrust {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTrust.class);
    private static final String CA_FILE = "--ca-file";
    private static final String HOST_SUBJECT = "--host-subject";
    private static final String INSECURE = "--insecure";

    @Option(
            names = CA_FILE,
            paramLabel = "FILE",
            description =
                    "By TLS, trust servers that one of the authorities in this file has signed (PEM), and not those"
                            + " that the system trusts.")
    private @Nullable Path authorities;

    @Option(
            names = HOST_SUBJECT,
            paramLabel = "C=..,O=..,CN=..",
            converter = HostSubjectConverter.class,
            description = "By TLS, the server's certificate has to be of this subject, instead of the host's name.")
    private @Nullable HostSubject hostSubject;

    @Option(
            names = INSECURE,
            description = "By TLS, take any certificate: whoever is in between may read and change everything.")
    private boolean insecure;

    /** How a server is reached, with what the options say of it. */
    public SpiceEndpoint endpoint(SpiceAddress address) throws Failure {
        return endpoint(address, List.of(), null, Set.of());
    }

    /**
     * The same, and where the options say nothing, what a file has said.
     *
     * @param fromFile authorities; none if it named none
     * @param subjectFromFile null if it named none
     * @param channels those that go by TLS even if there is a port without
     */
    SpiceEndpoint endpoint(
            SpiceAddress address,
            List<X509Certificate> fromFile,
            @Nullable HostSubject subjectFromFile,
            Set<ChannelType> channels)
            throws Failure {
        if (address.tlsPort() == 0) {
            requireNone();
            return address.endpoint(null);
        }
        TlsTrust trust = trust(fromFile, subjectFromFile);
        SpiceEndpoint endpoint = address.endpoint(new SpiceTls(address.tlsPort(), trust, channels));
        if (insecure) {
            LOG.warn("event=certificate-not-checked source={} reason={}", endpoint.uri(), INSECURE);
        }
        return endpoint;
    }

    /** Refuses the options where nothing goes by TLS. */
    void requireNone() throws Failure {
        if (!given().isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    given().get(0) + " is for a SPICE server that is reached by TLS: spice+tls://HOST:PORT");
        }
    }

    private TlsTrust trust(List<X509Certificate> fromFile, @Nullable HostSubject subjectFromFile) throws Failure {
        if (insecure) {
            if (given().size() > 1) {
                throw new Failure(
                        ExitCode.USAGE, INSECURE + " takes any certificate; " + given().get(0) + " would mean nothing");
            }
            return TlsTrust.anyCertificate();
        }
        Path file = authorities;
        List<X509Certificate> known = file == null ? fromFile : PemCertificates.read(file);
        TlsTrust trust = known.isEmpty() ? TlsTrust.system() : TlsTrust.of(known);
        HostSubject subject = hostSubject == null ? subjectFromFile : hostSubject;
        return subject == null ? trust : trust.withHostSubject(subject);
    }

    /** The options that were given. */
    private List<String> given() {
        return Stream.of(
                        authorities == null ? "" : CA_FILE,
                        hostSubject == null ? "" : HOST_SUBJECT,
                        insecure ? INSECURE : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static final class HostSubjectConverter implements ITypeConverter<HostSubject> {
        @Override
        public HostSubject convert(String text) {
            try {
                return HostSubject.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
