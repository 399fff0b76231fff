package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ViewerFiguresTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final GroupFigures group = new GroupFigures(ViewerGroup.of(Behaviour.HEALTHY, 2));
    private final ViewerFigures viewer = group.add(0, 0);

    @Test
    void silence_beforeTheFirstPicture_doesNotCount() {
        viewer.displayBytes(10, 5 * SECOND);
        viewer.picture(6 * SECOND);
        viewer.displayBytes(20, 7 * SECOND);

        assertThat(viewer.longestSilenceNanos()).isEqualTo(SECOND);
        assertThat(viewer.firstPictureAfterNanos()).isEqualTo(6 * SECOND);
        assertThat(viewer.displayBytes()).isEqualTo(20);
    }

    @Test
    void silence_untilTheEnd_counts() {
        viewer.picture(SECOND);
        viewer.finish(4 * SECOND);

        assertThat(viewer.longestSilenceNanos()).isEqualTo(3 * SECOND);
    }

    @Test
    void silence_afterViewerHasEnded_doesNotCount() {
        viewer.picture(SECOND);
        viewer.end("gone", 2 * SECOND);
        viewer.finish(9 * SECOND);

        assertThat(viewer.longestSilenceNanos()).isEqualTo(SECOND);
    }

    @Test
    void picture_again_changesNothing() {
        viewer.picture(SECOND);
        viewer.picture(5 * SECOND);

        assertThat(viewer.firstPictureAfterNanos()).isEqualTo(SECOND);
    }

    @Test
    void connected_isFromLinkToEnd() {
        assertThat(viewer.isConnected()).isFalse();
        viewer.link();
        assertThat(viewer.isConnected()).isTrue();
        viewer.end("gone", 0);
        assertThat(viewer.isConnected()).isFalse();
    }

    @Test
    void result_ofGroup_isTheSpreadOfItsViewers() {
        ViewerFigures other = group.add(1, SECOND);
        viewer.displayMessage(302, 50, true);
        viewer.displayMessage(102, 0, false);
        viewer.displayBytes(62, SECOND);
        viewer.picture(SECOND);
        for (int i = 0; i < 4; i++) {
            other.displayMessage(302, 50, true);
        }
        other.otherMessage();
        other.end("display: closed the connection", 2 * SECOND);

        GroupResult result = group.result(5 * SECOND);

        assertThat(result.joined()).isEqualTo(2);
        assertThat(result.ended()).isEqualTo(1);
        assertThat(result.reasons()).isEqualTo(Map.of("display: closed the connection", 1));
        assertThat(result.messages()).isEqualTo(new Spread(2, 4, 4));
        assertThat(result.bytes()).isEqualTo(new Spread(0, 62, 62));
        assertThat(result.otherMessages()).isEqualTo(new Spread(0, 1, 1));
        assertThat(result.firstPicture().count()).isEqualTo(1);
        assertThat(result.updatesPerSecond()).isEqualTo(1.0);
        assertThat(TypeResult.of(List.of(viewer, other)))
                .containsExactly(new TypeResult(102, 1, 0), new TypeResult(302, 4, 200));
    }

    @Test
    void tally_ofUnknownNumbers_isKeptTogether() {
        viewer.displayMessage(65_535, 3, false);
        viewer.displayMessage(MessageTally.TYPES, 4, false);

        assertThat(viewer.display().messages(MessageTally.OTHER)).isEqualTo(2);
        assertThat(viewer.display().bytes(MessageTally.OTHER)).isEqualTo(7);
    }
}
