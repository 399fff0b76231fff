package io.caraway.app;

import io.caraway.source.SourceException;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Something that ends the program: one line for the user, and an exit code. */
public final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final ExitCode code;
    private final String words;

    /** An exit code, and the line. */
    public Failure(ExitCode code, String words) {
        super(words);
        this.code = code;
        this.words = words;
    }

    /** What a server does not do or let us do; with certificates, the option that helps is told. */
    public static Failure of(SourceException.Kind kind, String words) {
        return new Failure(code(kind), words + remedy(kind));
    }

    /** A recording that cannot be written, or read. */
    public static Failure ofRecording(IOException cause) {
        return new Failure(ExitCode.RECORDING, words(cause));
    }

    /** A recording that is none, or cannot be made anything of. */
    public static Failure ofRecording(ProtocolException cause) {
        return new Failure(ExitCode.RECORDING, String.valueOf(cause.getMessage()));
    }

    /** How the program ends. */
    public ExitCode code() {
        return code;
    }

    @Override
    public String getMessage() {
        return words;
    }

    private static ExitCode code(SourceException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> ExitCode.SOURCE_UNREACHABLE;
            case PASSWORD -> ExitCode.SOURCE_PASSWORD;
            case PROTOCOL -> ExitCode.SOURCE_PROTOCOL;
            case REFUSED -> ExitCode.FAILURE;
            case CERTIFICATE_UNKNOWN, CERTIFICATE_NAME, CERTIFICATE_DATE -> ExitCode.SOURCE_UNTRUSTED;
        };
    }

    private static String remedy(SourceException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE, PASSWORD, PROTOCOL, REFUSED -> "";
            case CERTIFICATE_UNKNOWN -> "; name the certificate of its authority with --ca-file";
            case CERTIFICATE_NAME -> "; if it is the right one, say whose it is with --host-subject";
            case CERTIFICATE_DATE -> "; --insecure takes it all the same";
        };
    }

    /** What a user is told of a file that fails. */
    public static String words(IOException e) {
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + ": is there already; take another name, or replace it with --force";
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file or folder";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": not allowed";
        }
        if (e instanceof FileSystemException system) {
            return system.getFile() + ": " + system.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
