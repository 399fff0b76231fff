/**
 * The commands about recordings that are there: what is in them, whether they are whole, and others made of them.
 *
 * <p>Each command reads its command line, lets something else do the work, and prints what came of it, in words or as JSON.
 * {@link io.caraway.app.tools.Pass} plays a recording from its start to its end and tells how far it is,
 * {@link io.caraway.app.tools.Written} writes one beside its place and puts it there when it is finished. Everything here
 * belongs to the thread that runs the command.
 */
@NullMarked
package io.caraway.app.tools;

import org.jspecify.annotations.NullMarked;
