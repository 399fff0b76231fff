package io.caraway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Drawable;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.PaletteUse;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.protocol.spice.WireImage;
import io.caraway.protocol.spice.WireImages;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptedSpiceServerTest {
    private static final WireImages LZ =
            image -> new WireImage.Encoded(1, 0, image.encode(ImageForm.LZ_RGB), PaletteUse.INLINE);

    private static final int[] PIXELS = {1, 2, 3, 4, 5, 6};

    private static final List<SpiceMessage> SCRIPT = List.of(
            new DisplayMessage.SurfaceCreate(0, 3, 2, PixelFormat.XRGB32, true),
            new DrawMessage(Drawable.copy(0, 0, 0, Image.ofPixels(3, 2, PIXELS)), LZ),
            ScriptedSpiceServer.verbatim(new RawMessage(DisplayMessage.MARK, new byte[0])));

    @Test
    void display_afterInit_sendsTheScriptWithEachHeader() throws IOException, ProtocolException {
        try (ScriptedSpiceServer server = ScriptedSpiceServer.start(SCRIPT)) {
            for (boolean mini : new boolean[] {true, false}) {
                try (ScriptedViewer main = ScriptedViewer.connect(server.port());
                        ScriptedViewer display = ScriptedViewer.connect(server.port())) {
                    assertThat(main.link(ChannelType.MAIN, 0, "", mini, Capabilities.NONE))
                            .isZero();
                    int session = MainMessage.Init.read(
                                    main.readUntil(MainMessage.Init.TYPE).reader())
                            .sessionId();
                    main.send(new MainMessage.AttachChannels());
                    RawMessage list = main.readUntil(MainMessage.ChannelsList.TYPE);
                    assertThat(MainMessage.ChannelsList.read(list.reader()).channels())
                            .containsExactly(MainMessage.ChannelId.of(ChannelType.DISPLAY, 0));
                    assertThat(display.link(ChannelType.DISPLAY, session, "", mini, Capabilities.NONE))
                            .isZero();
                    display.send(new DisplayMessage.ClientInit(1, 0, 1, 0));
                    SpiceScreen screen = new SpiceScreen();
                    for (int i = 0; i < SCRIPT.size(); i++) {
                        screen.receive(display.read());
                    }
                    assertThat(screen.pixels()).hasValue(PIXELS);
                }
            }
            assertThat(server.faults()).isEmpty();
        }
    }

    @Test
    void close_withViewersLinked_endsThem() throws IOException, ProtocolException {
        try (ScriptedSpiceServer server = ScriptedSpiceServer.start(SCRIPT);
                ScriptedViewer inputs =
                        ScriptedViewer.link(server.port(), ChannelType.INPUTS, 1, "", Capabilities.NONE)) {
            server.close();
            assertThat(inputs.isClosedByServer()).isTrue();
            assertThat(server.faults()).isEmpty();
        }
    }
}
