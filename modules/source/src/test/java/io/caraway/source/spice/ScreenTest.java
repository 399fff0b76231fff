package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final int WIDTH = 30;
    private static final int HEIGHT = 10;
    private static final DisplayEvent DESKTOP = new DisplayEvent.SurfaceCreate(0, WIDTH, HEIGHT);
    private static final DisplayEvent TITLE = new DisplayEvent.Title("desk");

    private final Screen screen = new Screen();

    @BeforeEach
    void connect() {
        screen.connected();
    }

    @Test
    void take_beforeDesktopIsThere_isEmpty() throws ProtocolException {
        screen.add(TITLE);
        receive(new DisplayMessage.Mark());
        receive(create(5));

        assertThat(screen.take()).isEmpty();
    }

    @Test
    void take_beforeDesktopIsMarkedOrDrawn_isEmpty() throws ProtocolException {
        receive(create(0));

        assertThat(screen.take()).isEmpty();
    }

    @Test
    void take_afterMark_isAllThatWasHeld() throws ProtocolException {
        screen.add(TITLE);
        receive(create(0));
        receive(new DisplayMessage.Mark());

        assertThat(taken()).containsExactly(TITLE, DESKTOP);
        assertThat(screen.take()).isEmpty();
    }

    @Test
    void take_afterFirstDrawing_isAllThatWasHeld() throws ProtocolException {
        receive(create(0));
        receive(new DisplayMessage.Reset());

        assertThat(taken().stream().map(DisplayEvent::type))
                .containsExactly(DisplayEvent.Type.SURFACE_CREATE, DisplayEvent.Type.DRAW);
    }

    @Test
    void take_onceShown_isWhatCame() throws ProtocolException {
        show();
        screen.add(TITLE);

        assertThat(taken()).containsExactly(TITLE);
    }

    @Test
    void take_desktopThatIsGone_keepsIt() throws ProtocolException {
        show();

        receive(new DisplayMessage.SurfaceDestroy(0));
        assertThat(screen.take()).isEmpty();
        receive(new DisplayMessage.SurfaceCreate(0, 7, 8, PixelFormat.XRGB32, true));

        assertThat(taken()).containsExactly(new DisplayEvent.SurfaceCreate(0, 7, 8));
    }

    @Test
    void connected_anew_holdsAndDestroysWhatTheLastOneMade() throws ProtocolException {
        show();
        receive(create(5));
        receive(create(6));
        receive(create(7));
        receive(new DisplayMessage.SurfaceDestroy(6));
        taken();
        receive(create(8));

        screen.connected();
        assertThat(screen.take()).isEmpty();
        receive(create(5));
        receive(create(0));
        assertThat(screen.take()).isEmpty();
        receive(new DisplayMessage.Mark());

        assertThat(taken())
                .containsExactly(
                        new DisplayEvent.SurfaceDestroy(5),
                        new DisplayEvent.SurfaceDestroy(7),
                        new DisplayEvent.SurfaceCreate(5, WIDTH, HEIGHT),
                        DESKTOP);
    }

    @Test
    void connected_thatCameToNothing_destroysWithTheNext() throws ProtocolException {
        show();
        receive(create(5));
        taken();
        screen.connected();
        receive(create(6));

        screen.connected();
        receive(create(0));
        receive(new DisplayMessage.Mark());

        assertThat(taken()).containsExactly(new DisplayEvent.SurfaceDestroy(5), DESKTOP);
    }

    @Test
    void connected_anew_knowsNoSurfaceOfBefore() throws ProtocolException {
        show();
        receive(create(5));

        screen.connected();

        assertThatThrownBy(() -> receive(new DisplayMessage.SurfaceDestroy(5))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void take_moreThanIsHeld_isAllOfIt() {
        for (int i = 0; i < Screen.HELD_EVENTS_MAX; i++) {
            screen.add(TITLE);
        }
        assertThat(screen.take()).isEmpty();

        screen.add(TITLE);

        assertThat(taken()).hasSize(Screen.HELD_EVENTS_MAX + 1);
    }

    private void show() throws ProtocolException {
        receive(create(0));
        receive(new DisplayMessage.Mark());
        taken();
    }

    private List<DisplayEvent> taken() {
        return screen.take().map(EventBatch::events).orElseThrow();
    }

    private static SpiceMessage create(int id) {
        return new DisplayMessage.SurfaceCreate(id, WIDTH, HEIGHT, PixelFormat.XRGB32, id == 0);
    }

    private void receive(SpiceMessage message) throws ProtocolException {
        ByteWriter body = ByteWriter.little();
        message.write(body);
        screen.receive(new RawMessage(message.type(), body.toByteArray()));
    }
}
