package io.caraway.images.quic;

/** The symbols of the row before and of the row being coded, and the models they lead to. Used by one thread. */
final class QuicContexts {
    /*
     * The symbols of a pixel lie in the bytes of one int, blue or the only one lowest. One row is enough: the symbols of the
     * pixel to the left are the context, and what is further on is still of an earlier row. A run leaves it so: behind it
     * the context is what an earlier row had there.
     */
    private static final int BYTE_MASK = 0xff;

    private final QuicModel[] models;
    private final int[] symbols;
    private int first;

    QuicContexts(QuicCodes codes, int components, int width) {
        this.models = new QuicModel[components];
        for (int i = 0; i < components; i++) {
            models[i] = new QuicModel(codes);
        }
        this.symbols = new int[width];
    }

    /** Goes to the row {@code y}; the context of its first pixel. */
    int first(int y) {
        first = y == 0 ? 0 : symbols[0];
        return first;
    }

    /** The symbols by place in the row, to be written when a pixel is coded. */
    int[] symbols() {
        return symbols;
    }

    /** The best codes of a component, the one in the lowest byte being 0. */
    int[] best(int component) {
        return models[component].best();
    }

    /** Learns from the pixel at {@code x}. */
    void update(int x, int trigger) {
        int context = x == 0 ? first : symbols[x - 1];
        int symbol = symbols[x];
        for (int i = 0; i < models.length; i++) {
            int shift = i * Byte.SIZE;
            models[i].update((context >>> shift) & BYTE_MASK, (symbol >>> shift) & BYTE_MASK, trigger);
        }
    }
}
