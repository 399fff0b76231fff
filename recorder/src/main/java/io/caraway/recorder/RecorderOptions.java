package io.caraway.recorder;

import java.nio.file.Path;

/**
 * Where and how to record.
 *
 * @param file the recording
 * @param overwrite whether a file of that name may be replaced
 */
public record RecorderOptions(Path file, boolean overwrite) {}
