package io.caraway.channel;

import io.caraway.protocol.spice.Capabilities;

/**
 * A channel that a viewer has linked and that somebody is about to serve. Immutable.
 *
 * @param viewerId number of the viewer, for logs; unique while the program runs
 * @param common what the viewer can do on every channel
 * @param channel what the viewer can do on this one
 * @param stream its connection
 */
public record ChannelLink(int viewerId, Capabilities common, Capabilities channel, ChannelStream stream) {
    /** Whether messages have mini headers: both sides can, and we always can. */
    public boolean miniHeader() {
        return common.has(Capabilities.COMMON_MINI_HEADER);
    }
}
