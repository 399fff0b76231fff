package io.caraway.source.spice;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates of a server are taken. Immutable. Made where waiting is allowed: the system's authorities are read
 * from a file.
 */
public final class TlsTrust {
    private final @Nullable X509ExtendedTrustManager authorities;
    private final @Nullable HostSubject hostSubject;

    private TlsTrust(@Nullable X509ExtendedTrustManager authorities, @Nullable HostSubject hostSubject) {
        this.authorities = authorities;
        this.hostSubject = hostSubject;
    }

    /** Certificates for the host's name, signed by an authority that the system knows. */
    public static TlsTrust system() {
        return new TlsTrust(manager(null), null);
    }

    /** Certificates for the host's name, signed by one of those; one of those itself is taken as well. */
    public static TlsTrust of(List<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            return new TlsTrust(manager(store), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("authorities: " + e.getMessage(), e);
        }
    }

    /** Any certificate at all: whoever is in between may read and change everything. */
    public static TlsTrust anyCertificate() {
        return new TlsTrust(null, null);
    }

    /** The same authorities, but what is to be right is the subject and not the host's name. */
    public TlsTrust withHostSubject(HostSubject subject) {
        return new TlsTrust(authorities, subject);
    }

    /** Whether no certificate is turned down. */
    public boolean isAny() {
        return authorities == null;
    }

    /** Whether a certificate is to be for the host's name. */
    boolean checksHostName() {
        return authorities != null && hostSubject == null;
    }

    /** What checks them. */
    CertificateCheck check() {
        return new CertificateCheck(authorities, hostSubject);
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("authorities: " + e.getMessage(), e);
        }
    }
}
