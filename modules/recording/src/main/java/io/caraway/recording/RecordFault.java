package io.caraway.recording;

/** Says that no whole and sound record stands where one is looked for. */
final class RecordFault extends Exception {
    private static final long serialVersionUID = 1;

    private final Ending.Kind kind;

    private RecordFault(Ending.Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** The file ends before the record does. */
    static RecordFault cut(String message) {
        return new RecordFault(Ending.Kind.CUT, message);
    }

    /** The record is not what was written. */
    static RecordFault damaged(String message) {
        return new RecordFault(Ending.Kind.DAMAGED, message);
    }

    /** Cut or damaged. */
    Ending.Kind kind() {
        return kind;
    }
}
