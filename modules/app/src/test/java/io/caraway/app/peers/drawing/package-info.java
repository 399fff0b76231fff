/**
 * Every drawing operation as the reference client draws it, against our own pixels.
 *
 * <p>A scene is a surface of many small cells, each with one drawing on noise; a table says for each operation how many pixels
 * were compared and how many differ.
 */
@NullMarked
package io.caraway.app.peers.drawing;

import org.jspecify.annotations.NullMarked;
