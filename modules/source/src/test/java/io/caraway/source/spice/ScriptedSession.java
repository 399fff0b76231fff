package io.caraway.source.spice;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** What a {@link ScriptedServer} does with one session of a viewer: a script for each channel. Immutable once it is used. */
final class ScriptedSession {
    /** What the server does with one channel that is linked. When it returns the connection is closed. */
    interface Script {
        void run(ScriptedPeer peer) throws IOException, ProtocolException;
    }

    private final Map<ChannelType, Script> scripts = new EnumMap<>(ChannelType.class);
    private final Map<ChannelType, Capabilities> capabilities = new EnumMap<>(ChannelType.class);

    /** Follows a script on that channel. A channel without one is kept open, and read. */
    ScriptedSession on(ChannelType type, Script script) {
        scripts.put(type, script);
        return this;
    }

    /** Can do that on a channel. */
    ScriptedSession can(ChannelType type, int... bits) {
        capabilities.put(type, Capabilities.of(bits));
        return this;
    }

    Script script(ChannelType type) {
        return scripts.getOrDefault(type, ScriptedPeer::awaitEnd);
    }

    Capabilities capabilities(ChannelType type) {
        return capabilities.getOrDefault(type, Capabilities.NONE);
    }
}
