/**
 * Support for tests: real programs as peers, X displays to run them on, and screenshots to compare.
 *
 * <p>Main types: {@code RealProgram} (a process with a deadline for everything), {@code NeedsPrograms} (what a test
 * cannot do without), {@code XDisplay} and {@code XDesktop} (a picture to broadcast), {@code SpicyScreenshot} and
 * {@code RemoteViewer} (who watches), {@code Screenshot} (what was seen). Everything listens on loopback alone.
 */
@NullMarked
package io.caraway.testkit;

import org.jspecify.annotations.NullMarked;
