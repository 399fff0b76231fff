/**
 * Recordings that other programs made, as events of a display. {@link io.caraway.imports.ForeignFormat} tells them apart by
 * their first bytes, {@link io.caraway.imports.ForeignRecording} is one that is being read, from a stream and front to back;
 * each format has a package of its own. Nothing here knows a thread, a clock or a file. What is read comes from anybody:
 * every size is checked before memory is taken for it.
 */
@NullMarked
package io.caraway.imports;

import org.jspecify.annotations.NullMarked;
