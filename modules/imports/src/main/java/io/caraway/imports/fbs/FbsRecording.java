package io.caraway.imports.fbs;

import io.caraway.drawing.EventBatch;
import io.caraway.imports.ForeignRecording;
import io.caraway.protocol.rfb.RfbClient;
import io.caraway.protocol.rfb.RfbException;
import io.caraway.protocol.rfb.RfbOptions;
import io.caraway.recording.RecordedBatch;
import io.caraway.wire.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A recording of a VNC proxy. Belongs to one thread, its owner's.
 *
 * <p>Pixels are read as 32 bits, blue in the lowest byte, which is what viewers ask servers for: what the recorded viewer
 * asked for is not in the file.
 */
public final class FbsRecording implements ForeignRecording {
    /** How such a file begins. */
    public static final String MAGIC = "FBS 001.";

    private final FbsBlocks blocks;
    private final FbsScreen screen = new FbsScreen();
    private final RfbClient client = new RfbClient(RfbOptions.builder().build(), screen);
    private final ServerInitFinder init = new ServerInitFinder();
    private boolean connected;
    private boolean ended;
    private boolean cut;
    private long firstMillis = -1;
    private long timeNanos;

    /** A recording that begins with the next byte of the stream, which is not packed and has a buffer. */
    public FbsRecording(InputStream in) {
        this.blocks = new FbsBlocks(in);
    }

    @Override
    public Optional<RecordedBatch> next() throws IOException, ProtocolException {
        Optional<EventBatch> batch = screen.next();
        while (batch.isEmpty() && !ended) {
            readBlock();
            batch = screen.next();
        }
        return batch.map(whole -> new RecordedBatch(timeNanos, false, whole));
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public boolean isCut() {
        return cut;
    }

    @Override
    public List<String> warnings() {
        return !connected || init.hasUsualPixels()
                ? List.of()
                : List.of("the server's own pixels are not 32 bits with blue in the lowest byte; taken for that all the"
                        + " same, as the recorded viewer will have asked for it");
    }

    @Override
    public void close() throws IOException {
        ended = true;
        client.close();
        blocks.close();
    }

    private void readBlock() throws IOException, ProtocolException {
        try {
            Optional<FbsBlocks.Block> next = blocks.next();
            if (next.isEmpty()) {
                ended = true;
                return;
            }
            note(next.get().millis());
            receive(next.get().bytes());
        } catch (EOFException e) {
            ended = true;
            cut = true;
        } catch (ProtocolException e) {
            ended = true;
            throw e.in(blocks.place());
        }
    }

    /** Takes the time of a block; a clock that goes back stands still instead. */
    private void note(long millis) {
        firstMillis = firstMillis < 0 ? millis : firstMillis;
        timeNanos = Math.max(timeNanos, TimeUnit.MILLISECONDS.toNanos(millis - firstMillis));
    }

    private void receive(byte[] bytes) throws ProtocolException {
        try {
            if (connected) {
                client.receive(bytes);
                return;
            }
            Optional<byte[]> connection = init.receive(bytes);
            if (connection.isPresent()) {
                connected = true;
                client.receive(connection.get());
            }
        } catch (RfbException e) {
            throw new ProtocolException(String.valueOf(e.getMessage()));
        }
    }
}
