package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.testkit.AgentViewer;
import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XspiceServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two viewers in front of one desktop of the reference SPICE server: an X program sees what one of them does, and no other. */
@NeedsPrograms({"Xorg", "Xspice", "xdotool", "xsetroot", "xev", "stdbuf", "display"})
final class ControlPeerIT {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int SECONDS = 30;
    private static final long SEED = 29;
    private static final int LEFT = 1;
    private static final int RIGHT = 3;

    @Test
    void clicks_ofTwoViewers_arriveFromTheOneInControl() throws Exception {
        try (XspiceServer source = XspiceServer.start(WIDTH, HEIGHT, Map.of());
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.wallpaper(WIDTH, HEIGHT, SEED);
            ClickListener listener = ClickListener.start(source.display(), desktop, WIDTH / 3, HEIGHT / 3);
            try (Caraway caraway = Caraway.serve("spice://127.0.0.1:" + source.port());
                    AgentViewer first = AgentViewer.join(caraway.spicePort(), "");
                    AgentViewer second = AgentViewer.join(caraway.spicePort(), "");
                    ScriptedViewer firstInputs = first.link(ChannelType.INPUTS);
                    ScriptedViewer secondInputs = second.link(ChannelType.INPUTS)) {
                point(firstInputs, 100, 50);
                firstInputs.send(new InputsMessage.MousePress(LEFT, 0));
                listener.awaitOneMore("the press of the first");

                point(secondInputs, 500, 400);
                click(secondInputs, RIGHT);
                for (int i = 0; i < 2 * InputsMessage.MOTIONS_PER_ACK; i++) {
                    point(secondInputs, 500, 400);
                }
                secondInputs.readUntil(InputsMessage.MotionAck.TYPE);

                firstInputs.send(new InputsMessage.MouseRelease(LEFT, 0));
                first.close();
                Deadline.seconds(SECONDS)
                        .until(
                                "control moves",
                                () -> caraway.program().errors().contains("event=control viewer=2"),
                                caraway.program()::log);
                click(secondInputs, LEFT);
                listener.awaitOneMore("the click of the second");

                assertThat(listener.clicks())
                        .isEqualTo(List.of(
                                new ClickListener.Click(100, 50, LEFT), new ClickListener.Click(500, 400, LEFT)));
            }
        }
    }

    private static void point(ScriptedViewer inputs, int x, int y) throws IOException {
        inputs.send(new InputsMessage.MousePosition(x, y, 0, 0));
    }

    private static void click(ScriptedViewer inputs, int button) throws IOException {
        inputs.send(new InputsMessage.MousePress(button, 0));
        inputs.send(new InputsMessage.MouseRelease(button, 0));
    }
}
