/**
 * The main channel: session, list of channels, mouse mode, signs of life; and what the viewer that holds control and the
 * guest's agent say to each other ({@link io.caraway.server.main.AgentRelay}). Owned by main.
 */
@NullMarked
package io.caraway.server.main;

import org.jspecify.annotations.NullMarked;
