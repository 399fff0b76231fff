package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.channel.AgentConnection;
import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgentLineTest {
    private static final MainAgentMessage.ClientStart START =
            new MainAgentMessage.ClientStart(AgentConnection.PIECES_MAX);

    private final List<SpiceMessage> sent = new ArrayList<>();
    private boolean full;
    private final AgentEvents events = new AgentEvents();
    private final AgentLine line = new AgentLine(Runnable::run, sent::add, () -> full);

    @Test
    void agent_thereFromTheStart_isStartedOnceSomebodyListens() throws Exception {
        line.init(init(1, 3));
        assertThat(sent).isEmpty();

        line.listen(events);

        events.nextAgent();
        assertThat(sent).containsExactly(START);
    }

    @Test
    void agent_notThere_isToldWhenItComes() throws Exception {
        line.listen(events);
        line.init(init(0, 3));
        assertThat(events.isEmpty()).isTrue();

        receive(new MainAgentMessage.ConnectedTokens(1));

        events.nextAgent();
        assertThat(sent).containsExactly(START);
    }

    @Test
    void send_withoutTokens_waitsUntilThereAreSome() throws Exception {
        AgentConnection agent = connect(2);
        for (int i = 0; i < 5; i++) {
            agent.send(piece(i));
        }
        events.awaitSent(2);
        assertThat(sent).containsExactly(START, data(0), data(1));

        receive(new MainAgentMessage.Token(2));

        assertThat(events.next("sent").count()).isEqualTo(2);
        receive(new MainAgentMessage.Token(0xffff_ffffL));
        assertThat(events.next("sent").count()).isEqualTo(1);
        assertThat(sent).containsExactly(START, data(0), data(1), data(2), data(3), data(4));
        assertThat(events.isEmpty()).isTrue();
    }

    @Test
    void send_toServerThatDoesNotRead_waitsWhateverTokensThereAre() throws Exception {
        AgentConnection agent = connect(0xffff_ffffL);
        full = true;
        agent.send(piece(1));
        receive(new MainAgentMessage.Token(1));
        assertThat(sent).containsExactly(START);

        full = false;
        line.proceed();

        events.awaitSent(1);
        assertThat(sent).containsExactly(START, data(1));
    }

    @Test
    void send_moreThanMayBeUnderWay_isOurFault() throws Exception {
        AgentConnection agent = connect(0);
        for (int i = 0; i < AgentConnection.PIECES_MAX; i++) {
            agent.send(piece(i));
        }
        assertThatThrownBy(() -> agent.send(piece(0))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void data_withinItsTokens_isToldAndPaidWhenTaken() throws Exception {
        AgentConnection agent = connect(0);
        for (int i = 0; i < AgentConnection.PIECES_MAX; i++) {
            receive(new MainAgentMessage.Data(piece(i)));
            assertThat(events.next("data").piece()).isEqualTo(piece(i));
        }
        assertThatThrownBy(() -> receive(new MainAgentMessage.Data(piece(0))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("without a token");

        agent.taken(3);

        assertThat(sent).containsExactly(START, new MainAgentMessage.ClientToken(3));
        receive(new MainAgentMessage.Data(piece(0)));
        events.next("data");
        assertThatThrownBy(() -> agent.taken(9)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void agent_thatGoesAndComes_isAnotherOne() throws Exception {
        AgentConnection first = connect(0);
        first.send(piece(1));
        receive(new MainAgentMessage.Disconnected(0));
        events.next("disconnected");
        receive(new MainAgentMessage.Disconnected(0));
        receive(new MainAgentMessage.Data(piece(9)));
        assertThat(events.isEmpty()).isTrue();

        receive(new MainAgentMessage.ConnectedTokens(5));
        AgentConnection second = events.nextAgent();
        first.send(piece(2));
        first.taken(1);
        second.send(piece(3));

        events.awaitSent(1);
        assertThat(sent).containsExactly(START, START, data(3));
        line.gone();
        events.next("disconnected");
        second.send(piece(4));
        assertThat(sent).hasSize(3);
    }

    @Test
    void agent_thatComesWithoutTokens_leavesThemAsTheyAre() throws Exception {
        line.listen(events);
        line.init(init(0, 1));
        receive(new MainAgentMessage.Connected());
        AgentConnection agent = events.nextAgent();
        agent.send(piece(1));
        agent.send(piece(2));
        events.awaitSent(1);
        assertThat(sent).containsExactly(START, data(1));
    }

    @Test
    void agent_thatComesTwice_hasGoneInBetween() throws Exception {
        connect(1);
        receive(new MainAgentMessage.ConnectedTokens(1));
        events.next("disconnected");
        events.nextAgent();
        assertThat(sent).containsExactly(START, START);
    }

    private AgentConnection connect(long tokens) throws InterruptedException {
        line.listen(events);
        line.init(init(1, tokens));
        return events.nextAgent();
    }

    private void receive(MainAgentMessage message) throws ProtocolException {
        ByteWriter body = ByteWriter.little();
        message.write(body);
        line.receive(new RawMessage(message.type(), body.toByteArray()));
    }

    private static MainMessage.Init init(int agent, long tokens) {
        return new MainMessage.Init(1, 1, 3, 1, agent, tokens, 0, 0);
    }

    private static MainAgentMessage.ClientData data(int number) {
        return new MainAgentMessage.ClientData(piece(number));
    }

    private static byte[] piece(int number) {
        return new byte[] {(byte) number};
    }
}
