/**
 * The main verticle: it listens for SPICE viewers, takes them through the link stage, groups the channels of each in a
 * {@link io.caraway.server.Client}, and serves their main and inputs channels; display and cursor channels it hands to the
 * display worker. {@link io.caraway.server.SpiceServer} is how to start it. Everything here is owned by main, one event
 * loop.
 */
@NullMarked
package io.caraway.server;

import org.jspecify.annotations.NullMarked;
