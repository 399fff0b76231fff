package io.caraway.app.peers.drawing;

import io.caraway.drawing.Operation;

/** COPY_BITS in every direction: a little, so that both places overlap, and far, from other cells and from outside. */
final class CopyBitsScenes {
    private CopyBitsScenes() {}

    static void draw(DrawingGrid grid) {
        for (int n = 0; n < 768; n++) {
            int across = n % 3 - 1;
            int down = n / 3 % 3 - 1;
            int step = n / 9 % 4 == 0 ? 1 : n / 9 % 4 == 1 ? 5 : n / 9 % 4 == 2 ? 26 : 300;
            grid.add(
                    "COPY_BITS",
                    Clips.of(n / 7),
                    box -> new Operation.CopyBits(box.left() + across * step, box.top() + down * step));
        }
    }
}
