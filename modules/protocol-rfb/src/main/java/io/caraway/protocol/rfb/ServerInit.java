package io.caraway.protocol.rfb;

/**
 * What a server says when it lets us in (RFC 6143, 7.3.2).
 *
 * @param width columns of its screen
 * @param height rows of its screen
 * @param name the desktop's name
 */
record ServerInit(int width, int height, String name) {}
