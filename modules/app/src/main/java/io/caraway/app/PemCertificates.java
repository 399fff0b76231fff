package io.caraway.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates as text, PEM ("RFC 7468"); what else is in the text does not matter. */
final class PemCertificates {
    /** Longest text: some hundred certificates, which is all that systems come with. */
    static final int CHARACTERS_MAX = 1 << 20;

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

    private PemCertificates() {}

    /**
     * Reads text.
     *
     * @return at least one
     * @throws IllegalArgumentException if there is none, or one is damaged
     */
    static List<X509Certificate> of(String text) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> certificates = new ArrayList<>();
            Matcher matcher = CERTIFICATE.matcher(text);
            while (matcher.find()) {
                byte[] one = matcher.group().getBytes(StandardCharsets.US_ASCII);
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(one)));
            }
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("there is no certificate in it (expected: PEM)");
            }
            return certificates;
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate in it is damaged: " + e.getMessage(), e);
        }
    }

    /** Reads a file. */
    static List<X509Certificate> read(Path file) throws Failure {
        try {
            if (Files.size(file) > CHARACTERS_MAX) {
                throw new Failure(ExitCode.USAGE, file + ": too long for a file of certificates");
            }
            return of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.USAGE, file + ": there is no such file of certificates");
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, file + ": the certificates cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, file + ": " + e.getMessage());
        }
    }
}
