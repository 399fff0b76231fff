/**
 * The program: command line, wiring, and nothing else. {@link io.caraway.app.Main} is where it starts; each command is a
 * class; {@link io.caraway.app.Broadcast} puts display, source, recorder and server together. Only here arguments,
 * environment and standard output are touched, and a thread may wait.
 */
@NullMarked
package io.caraway.app;

import org.jspecify.annotations.NullMarked;
