package io.caraway.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where passwords come from: a file, or the environment, so that none stands on a command line. */
public final class Secrets {
    /** Longest password file that is read. */
    private static final int FILE_BYTES_MAX = 4096;

    private Secrets() {}

    /** The first line of a file if one is named, else what the environment holds, else null. */
    public static @Nullable String of(@Nullable Path file, String variable) throws Failure {
        return of(file, variable, bytes -> Optional.empty());
    }

    /** The same, but a file that {@code form} knows is read by it. */
    static @Nullable String of(@Nullable Path file, String variable, Function<byte[], Optional<String>> form)
            throws Failure {
        if (file == null) {
            String value = System.getenv(variable);
            return value == null || value.isEmpty() ? null : value;
        }
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new Failure(ExitCode.USAGE, file + ": too long for a password file");
            }
            byte[] bytes = Files.readAllBytes(file);
            String password = form.apply(bytes).orElseGet(() -> firstLine(bytes));
            if (password.isEmpty()) {
                throw new Failure(ExitCode.USAGE, file + ": the first line of the password file is empty");
            }
            return password;
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.USAGE, file + ": there is no such password file");
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, file + ": the password file cannot be read: " + e.getMessage());
        }
    }

    private static String firstLine(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
}
