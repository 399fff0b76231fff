/**
 * What every channel is made of: owners and the dispatchers between them, one viewer's end of a channel, its pipe.
 *
 * <p>{@link io.caraway.channel.Owner} says which thread may touch an object, {@link io.caraway.channel.Dispatcher} carries
 * messages from one owner to another, {@link io.caraway.channel.ChannelStream} is a viewer's socket,
 * {@link io.caraway.channel.ChannelClient} writes messages to it within the viewer's ack window, and
 * {@link io.caraway.channel.Pipe} holds what waits. {@link io.caraway.channel.Seat} is the way back, from viewers to who draws. Here Vert.x is used for the first time; nothing here knows what is drawn.
 */
@NullMarked
package io.caraway.channel;

import org.jspecify.annotations.NullMarked;
