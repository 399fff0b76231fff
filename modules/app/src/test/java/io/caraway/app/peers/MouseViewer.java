package io.caraway.app.peers;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.wire.ProtocolException;
import java.io.IOException;

/**
 * A viewer without a screen that has a mouse in server mode. Belongs to one test.
 */
final class MouseViewer implements AutoCloseable {
    private final ScriptedViewer main;
    private final ScriptedViewer inputs;
    private MainMessage.MouseMode mode;
    private int buttons;

    private MouseViewer(ScriptedViewer main, ScriptedViewer inputs, MainMessage.MouseMode mode) {
        this.main = main;
        this.inputs = inputs;
        this.mode = mode;
    }

    /** Joins. */
    static MouseViewer join(int port) throws IOException, ProtocolException {
        ScriptedViewer main = ScriptedViewer.link(port, ChannelType.MAIN, 0, "", Capabilities.NONE);
        MainMessage.Init init =
                MainMessage.Init.read(main.readUntil(MainMessage.Init.TYPE).reader());
        main.send(new MainMessage.AttachChannels());
        main.readUntil(MainMessage.ChannelsList.TYPE);
        ScriptedViewer inputs = ScriptedViewer.link(port, ChannelType.INPUTS, init.sessionId(), "", Capabilities.NONE);
        inputs.readUntil(InputsMessage.Init.TYPE);
        return new MouseViewer(
                main, inputs, new MainMessage.MouseMode(init.supportedMouseModes(), init.currentMouseMode()));
    }

    /** The modes as it was told last. */
    MainMessage.MouseMode mode() {
        return mode;
    }

    /** Waits until it is told other modes, unless it was told these. */
    void awaitMode(MainMessage.MouseMode wanted) throws IOException, ProtocolException {
        while (!mode.equals(wanted)) {
            mode = MainMessage.MouseMode.read(
                    main.readUntil(MainMessage.MouseMode.TYPE).reader());
        }
    }

    /** Moves so far, in as many steps as are answered together. */
    void move(int dx, int dy) throws IOException, ProtocolException {
        for (int step = 0; step < InputsMessage.MOTIONS_PER_ACK; step++) {
            inputs.send(new InputsMessage.MouseMotion(part(dx, step), part(dy, step), buttons));
        }
        inputs.readUntil(InputsMessage.MotionAck.TYPE);
    }

    /** Presses a button: 1 left, 2 middle, 3 right. */
    void press(int button) throws IOException {
        buttons |= 1 << (button - 1);
        inputs.send(new InputsMessage.MousePress(button, buttons));
    }

    /** Lets go of a button. */
    void release(int button) throws IOException {
        buttons &= ~(1 << (button - 1));
        inputs.send(new InputsMessage.MouseRelease(button, buttons));
    }

    @Override
    public void close() throws IOException {
        inputs.close();
        main.close();
    }

    private static int part(int all, int step) {
        return all * (step + 1) / InputsMessage.MOTIONS_PER_ACK - all * step / InputsMessage.MOTIONS_PER_ACK;
    }
}
