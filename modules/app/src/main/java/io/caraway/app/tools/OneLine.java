package io.caraway.app.tools;

/** Words out of a recording, on one line, with nothing in them that a terminal would obey. */
final class OneLine {
    private static final char REPLACEMENT = '\u00b7';

    private OneLine() {}

    /** Those words; a dot stands for each character that cannot be seen. */
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            boolean isSeen = Character.isDefined(character)
                    && !Character.isISOControl(character)
                    && switch (Character.getType(character)) {
                        case Character.FORMAT,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR,
                                Character.SURROGATE -> false;
                        default -> true;
                    };
            line.appendCodePoint(isSeen ? character : REPLACEMENT);
        });
        return line.toString();
    }
}
