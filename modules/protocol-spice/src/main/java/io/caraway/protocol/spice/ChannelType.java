package io.caraway.protocol.spice;

import java.util.Arrays;
import java.util.Optional;

/** What a channel is for ("SPICE protocol, channel types"); those that we know. */
public enum ChannelType {
    /** Session, mouse mode, agent. */
    MAIN(1),
    /** Pictures. */
    DISPLAY(2),
    /** Keys and pointer of the viewer. */
    INPUTS(3),
    /** The pointer's shape and place. */
    CURSOR(4);

    private final int number;

    ChannelType(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** The type with that number, if we know it. */
    public static Optional<ChannelType> of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }
}
