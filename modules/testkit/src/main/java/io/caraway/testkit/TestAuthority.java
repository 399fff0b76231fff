package io.caraway.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate authority for tests, and the servers it has signed, made with keytool, which every JDK has. Belongs to one
 * test class.
 */
public final class TestAuthority {
    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";
    private static final int KEYTOOL_SECONDS = 60;
    private static final int PEM_COLUMNS = 64;
    private static final byte[] NEWLINE = {'\n'};

    private final Path folder;
    private final Path store;
    private int servers;

    private TestAuthority(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("authority.p12");
    }

    /** An authority with keys and files in that folder; {@code subject} as keytool reads it, the last attribute first. */
    public static TestAuthority make(Path folder, String subject) {
        TestAuthority authority = new TestAuthority(folder);
        authority.keytool(AUTHORITY, subject, "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign,cRLSign");
        return authority;
    }

    /** A server whose certificate is valid now; {@code names} as in "ip:127.0.0.1,dns:desk", the subject as in {@link #make}. */
    public Server sign(String subject, String names) {
        String alias = "server-" + servers++;
        keytool(alias, subject, "-ext", "san=" + names, "-signer", AUTHORITY);
        return new Server(alias);
    }

    /** A server whose certificate was valid for some days that are over. */
    public Server signExpired(String subject, String names) {
        String alias = "server-" + servers++;
        keytool(alias, subject, "-ext", "san=" + names, "-signer", AUTHORITY, "-startdate", "-9d", "-validity", "3");
        return new Server(alias);
    }

    /** A server whose certificate is valid tomorrow. */
    public Server signForTomorrow(String subject, String names) {
        String alias = "server-" + servers++;
        keytool(alias, subject, "-ext", "san=" + names, "-signer", AUTHORITY, "-startdate", "+1d");
        return new Server(alias);
    }

    /** The certificate of the authority itself. */
    public X509Certificate certificate() {
        return (X509Certificate) chain(AUTHORITY)[0];
    }

    /** The same as text. */
    public String pem() {
        return pem(certificate());
    }

    /** The same as a file. */
    public Path pemFile() {
        return write(folder.resolve("authority.pem"), pem());
    }

    /** One that this authority has signed. Immutable. */
    public final class Server {
        private final String alias;

        private Server(String alias) {
            this.alias = alias;
        }

        /** Its certificate. */
        public X509Certificate certificate() {
            return (X509Certificate) chain(alias)[0];
        }

        /** Its certificate as a file. */
        public Path certificateFile() {
            return write(folder.resolve(alias + ".pem"), pem(certificate()));
        }

        /** Its key as a file. */
        public Path keyFile() {
            return write(
                    folder.resolve(alias + ".key"),
                    pem("PRIVATE KEY", key(alias).getEncoded()));
        }

        /** A folder with the files that QEMU takes for its "x509-dir". */
        public Path x509Folder() {
            try {
                Path made = Files.createDirectories(folder.resolve(alias));
                write(made.resolve("ca-cert.pem"), pem());
                write(made.resolve("server-cert.pem"), pem(certificate()));
                write(
                        made.resolve("server-key.pem"),
                        pem("PRIVATE KEY", key(alias).getEncoded()));
                return made;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void keytool(String alias, String subject, String... more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-dname", subject, "-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        command.addAll(List.of(more));
        try {
            Path log = folder.resolve(alias + ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(command + "\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for keytool", e);
        }
    }

    private Certificate[] chain(String alias) {
        try {
            return load().getCertificateChain(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Key key(String alias) {
        try {
            return load().getKey(alias, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore load() throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore loaded = KeyStore.getInstance("PKCS12");
            loaded.load(in, PASSWORD.toCharArray());
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        String body = Base64.getMimeEncoder(PEM_COLUMNS, NEWLINE).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
