package io.caraway.source.spice;

import io.caraway.source.SourceException;
import java.security.cert.CertificateException;

/** Why a certificate is not taken, in words for the user; these go behind "its certificate". */
final class UntrustedException extends CertificateException {
    private static final long serialVersionUID = 1;

    private final SourceException.Kind kind;

    UntrustedException(SourceException.Kind kind, String words, Throwable cause) {
        super(words, cause);
        this.kind = kind;
    }

    UntrustedException(SourceException.Kind kind, String words) {
        super(words);
        this.kind = kind;
    }

    /** Which kind of reason. */
    SourceException.Kind kind() {
        return kind;
    }
}
