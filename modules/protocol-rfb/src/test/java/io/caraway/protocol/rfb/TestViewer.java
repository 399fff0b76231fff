package io.caraway.protocol.rfb;

import io.caraway.raster.Surface;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A client with a listener that notes everything, and paints what it is told. */
final class TestViewer implements RfbListener {
    private static final long SEED = 7;

    final RfbClient client;
    final List<String> sent = new ArrayList<>();
    final List<RfbChange> changes = new ArrayList<>();
    final List<Boolean> lasts = new ArrayList<>();
    final List<String> cutTexts = new ArrayList<>();
    int bells;
    String name = "";

    @Nullable
    Surface screen;

    TestViewer(RfbOptions options) {
        client = new RfbClient(options, this);
    }

    /** One that has been let in to a screen of that size, with nothing noted. */
    static TestViewer connected(int width, int height) throws ProtocolException, RfbException {
        TestViewer viewer = new TestViewer(RfbOptions.builder().build());
        viewer.receive(new ServerBytes()
                .text("RFB 003.008\n")
                .hex("01 01 00000000")
                .init(width, height, "desk")
                .done());
        viewer.sent.clear();
        return viewer;
    }

    void receive(byte[] bytes) throws ProtocolException, RfbException {
        client.receive(bytes);
    }

    /** Feeds in pieces, each in an array that is overwritten afterwards. */
    void receive(byte[] bytes, Feed feed) throws ProtocolException, RfbException {
        Random random = new Random(SEED);
        for (int at = 0; at < bytes.length; ) {
            int count = feed.next(bytes.length - at, random);
            byte[] piece = Arrays.copyOfRange(bytes, at, at + count);
            client.receive(piece);
            Arrays.fill(piece, (byte) 0x5a);
            at += count;
        }
    }

    /** What the screen shows. */
    int[] pixels() {
        Surface surface = surface();
        return surface.snapshot().read(surface.snapshot().bounds());
    }

    int pixel(int x, int y) {
        return pixels()[y * surface().snapshot().bounds().width() + x];
    }

    RfbChange only() {
        if (changes.size() != 1) {
            throw new AssertionError("changes: " + changes);
        }
        return changes.get(0);
    }

    @Override
    public void send(byte[] bytes) {
        sent.add(HexFormat.of().formatHex(bytes));
    }

    @Override
    public void connected(int width, int height, String text) {
        screen = new Surface(width, height);
        name = text;
    }

    @Override
    public void update(List<RfbChange> part, boolean last) {
        part.forEach(this::paint);
        changes.addAll(part);
        lasts.add(last);
    }

    @Override
    public void bell() {
        bells++;
    }

    @Override
    public void cutText(String text) {
        cutTexts.add(text);
    }

    private Surface surface() {
        if (screen == null) {
            throw new AssertionError("not connected");
        }
        return screen;
    }

    private void paint(RfbChange change) {
        switch (change.type()) {
            case PIXELS -> {
                RfbChange.Pixels drawn = (RfbChange.Pixels) change;
                surface().put(drawn.area(), drawn.pixels(), 0, drawn.area().width());
            }
            case FILL -> {
                RfbChange.Fill fill = (RfbChange.Fill) change;
                surface().fill(fill.area(), fill.color());
            }
            case COPY_RECT -> {
                RfbChange.CopyRect copy = (RfbChange.CopyRect) change;
                surface().copy(copy.area(), copy.srcX(), copy.srcY());
            }
            case RESIZE -> {
                RfbChange.Resize resize = (RfbChange.Resize) change;
                screen = new Surface(resize.width(), resize.height());
            }
            case CURSOR, POINTER, NAME -> {}
        }
    }
}
