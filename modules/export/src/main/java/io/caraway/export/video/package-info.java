/**
 * Pictures as a video, made by the program ffmpeg in a process of its own: {@link io.caraway.export.video.Ffmpeg} finds it,
 * {@link io.caraway.export.video.VideoFormat} says what is asked of it, {@link io.caraway.export.video.VideoSink} hands it pictures
 * as {@code MatroskaFrames}. Everything belongs to the thread that exports.
 */
@NullMarked
package io.caraway.export.video;

import org.jspecify.annotations.NullMarked;
