/**
 * What is typed while the program runs: one command a line. {@link io.caraway.app.terminal.Terminal} reads them on a thread of its
 * own, which waits for the next line and for what came of the last.
 */
@NullMarked
package io.caraway.app.terminal;

import org.jspecify.annotations.NullMarked;
