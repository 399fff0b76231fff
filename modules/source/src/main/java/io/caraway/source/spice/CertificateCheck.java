package io.caraway.source.spice;

import io.caraway.source.SourceException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a server's certificate, and says in words what is wrong with it. Immutable.
 *
 * <p>The JDK's own check is asked twice, without and with the host's name, so that one reason is told from the other.
 */
final class CertificateCheck extends X509ExtendedTrustManager {
    private static final int NAME_DNS = 2;
    private static final int NAME_ADDRESS = 7;

    private final @Nullable X509ExtendedTrustManager authorities;
    private final @Nullable HostSubject hostSubject;

    /**
     * A check.
     *
     * @param authorities who may have signed; null: nothing is checked at all
     * @param hostSubject what the certificate's subject is to be; null: the host's name is checked
     */
    CertificateCheck(@Nullable X509ExtendedTrustManager authorities, @Nullable HostSubject hostSubject) {
        this.authorities = authorities;
        this.hostSubject = hostSubject;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        X509ExtendedTrustManager present = authorities;
        if (present == null) {
            return;
        }
        signature(present, chain, authType);
        date(chain[0], chain[0]);
        HostSubject wanted = hostSubject;
        if (wanted == null) {
            name(present, chain, authType, engine);
        } else if (!wanted.matches(chain[0].getSubjectX500Principal())) {
            throw new UntrustedException(
                    SourceException.Kind.CERTIFICATE_NAME,
                    "is of \"" + subject(chain[0]) + "\", and \"" + wanted + "\" was expected");
        }
    }

    private static void signature(X509ExtendedTrustManager authorities, X509Certificate[] chain, String authType)
            throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            for (X509Certificate certificate : chain) {
                date(certificate, chain[0]);
            }
            String issuer = HostSubject.text(chain[chain.length - 1].getIssuerX500Principal());
            throw new UntrustedException(
                    SourceException.Kind.CERTIFICATE_UNKNOWN,
                    "is not trusted: of \"" + subject(chain[0]) + "\", signed by \"" + issuer + "\" (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    private static void date(X509Certificate certificate, X509Certificate first) throws CertificateException {
        String whose =
                certificate.equals(first) ? "" : "was signed with one of \"" + subject(certificate) + "\", which ";
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw new UntrustedException(
                    SourceException.Kind.CERTIFICATE_DATE,
                    whose + "has expired: it was valid until "
                            + certificate.getNotAfter().toInstant(),
                    e);
        } catch (CertificateNotYetValidException e) {
            throw new UntrustedException(
                    SourceException.Kind.CERTIFICATE_DATE,
                    whose + "is not valid yet: it will be from "
                            + certificate.getNotBefore().toInstant(),
                    e);
        }
    }

    private static void name(
            X509ExtendedTrustManager authorities, X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            // The check of the name throws this very class, the check of the rest one of its own.
            if (e.getClass() != CertificateException.class) {
                throw new UntrustedException(
                        SourceException.Kind.CERTIFICATE_UNKNOWN, "is not trusted: " + e.getMessage(), e);
            }
            throw new UntrustedException(
                    SourceException.Kind.CERTIFICATE_NAME,
                    "is for " + names(chain[0]) + ", not for " + engine.getPeerHost() + "; it is of \""
                            + subject(chain[0]) + "\"",
                    e);
        }
    }

    /** What the certificate says it is for; its common name if it says nothing. */
    private static String names(X509Certificate certificate) throws CertificateParsingException {
        List<String> names = new ArrayList<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
            int type = (Integer) alternative.get(0);
            if (type == NAME_DNS || type == NAME_ADDRESS) {
                names.add(String.valueOf(alternative.get(1)));
            }
        }
        return names.isEmpty() ? subject(certificate) : String.join(", ", names);
    }

    private static String subject(X509Certificate certificate) {
        return HostSubject.text(certificate.getSubjectX500Principal());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("not a check for sockets");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("not a check without a connection");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("not a check of viewers");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("not a check of viewers");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("not a check of viewers");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        X509ExtendedTrustManager present = authorities;
        return present == null ? new X509Certificate[0] : present.getAcceptedIssuers();
    }
}
