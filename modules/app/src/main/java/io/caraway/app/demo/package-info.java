/**
 * The demo desktop: moving windows, a terminal, a picture and a video, drawn pixel by pixel through the embedding API.
 *
 * <p>{@link io.caraway.app.demo.DemoDesktop} is all that others use. {@link io.caraway.app.demo.Scene} says what the desktop
 * looks like, {@link io.caraway.app.demo.Compositor} sends what changed of it. Everything belongs to the thread that ticks
 * the desktop. Nothing here may need fonts, a window system or the java.desktop module.
 */
@NullMarked
package io.caraway.app.demo;

import org.jspecify.annotations.NullMarked;
