package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.SpiceMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MouseModesTest {
    private static final int CLIENT = MainMessage.MOUSE_MODE_CLIENT;
    private static final int SERVER = MainMessage.MOUSE_MODE_SERVER;
    private static final int BOTH = CLIENT | SERVER;

    private final List<SpiceMessage> sent = new ArrayList<>();
    private final List<Integer> modes = new ArrayList<>();
    private final List<Boolean> alone = new ArrayList<>();
    private final MouseModes mouse = new MouseModes(sent::add, modes::add);

    @Test
    void told_serverModeAlone_isPassedOnAndNothingIsAsked() {
        mouse.listen(alone::add);
        assertThat(alone).as("nothing is known").isEmpty();

        mouse.told(SERVER, SERVER);

        assertThat(alone).containsExactly(true);
        assertThat(modes).containsExactly(SERVER);
        assertThat(sent).isEmpty();
        assertThat(mouse.serverHasThePointer()).isTrue();
    }

    @Test
    void told_clientModeThatIsNotOn_isAskedForOnceAndTakesPlaces() {
        mouse.listen(alone::add);
        mouse.told(BOTH, SERVER);
        mouse.told(BOTH, SERVER);
        mouse.told(BOTH, CLIENT);

        assertThat(alone).containsExactly(false);
        assertThat(sent).containsExactly(new MainMessage.MouseModeRequest(CLIENT));
        assertThat(mouse.serverHasThePointer()).isFalse();
    }

    @Test
    void told_changes_arePassedOnEachOnce() {
        mouse.listen(alone::add);
        mouse.told(BOTH, CLIENT);
        mouse.told(SERVER, SERVER);
        mouse.told(SERVER, SERVER);
        mouse.told(BOTH, SERVER);
        mouse.told(BOTH, CLIENT);

        assertThat(alone).containsExactly(false, true, false);
        assertThat(sent).containsExactly(new MainMessage.MouseModeRequest(CLIENT));
    }

    @Test
    void listen_whenTheServerHasSpoken_tellsAtOnce() {
        mouse.told(BOTH, CLIENT);
        mouse.told(SERVER, SERVER);
        mouse.listen(alone::add);

        assertThat(alone).containsExactly(true);
    }
}
