package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BehavioursTest {
    @Test
    void groups_withoutOptions_areFourHealthyOnes() {
        assertThat(parse().groups()).containsExactly(ViewerGroup.of(Behaviour.HEALTHY, 4));
    }

    @Test
    void groups_ofAllKinds_addUpToTheViewers() {
        assertThat(parse(
                                "-n",
                                "20",
                                "--slow",
                                "1@64k",
                                "--slow",
                                "2@1M",
                                "--stalled",
                                "3",
                                "--no-init",
                                "4",
                                "--no-ack",
                                "1",
                                "--decode",
                                "2")
                        .groups())
                .containsExactly(
                        ViewerGroup.of(Behaviour.HEALTHY, 7),
                        ViewerGroup.of(Behaviour.DECODING, 2),
                        new ViewerGroup(Behaviour.SLOW, 1, 64 << 10),
                        new ViewerGroup(Behaviour.SLOW, 2, 1 << 20),
                        ViewerGroup.of(Behaviour.STALLED, 3),
                        ViewerGroup.of(Behaviour.NO_INIT, 4),
                        ViewerGroup.of(Behaviour.NO_ACK, 1));
    }

    @Test
    void groups_whereAllHaveATask_hasNoHealthyOnes() {
        assertThat(parse("-n", "2", "--stalled", "2").groups()).containsExactly(ViewerGroup.of(Behaviour.STALLED, 2));
    }

    @Test
    void groups_ofMoreThanThereAre_areRefused() {
        Behaviours behaviours = parse("-n", "2", "--stalled", "2", "--slow", "1@1k");

        assertThatThrownBy(behaviours::groups).hasMessageContaining("3 viewers have a task");
    }

    @Test
    void groups_ofNumbersThatMakeNoSense_areRefused() {
        assertThatThrownBy(parse("-n", "0")::groups).hasMessageContaining("--viewers: 0");
        assertThatThrownBy(parse("-n", "1000000000")::groups).hasMessageContaining("--viewers: 1000000000");
        assertThatThrownBy(parse("--no-ack", "-1")::groups).hasMessageContaining("--no-ack: -1");
    }

    private static Behaviours parse(String... arguments) {
        return CommandLine.populateCommand(new Behaviours(), arguments);
    }
}
