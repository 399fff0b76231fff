package io.caraway.app.demo;

import io.caraway.raster.Rect;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The bar along the lower edge of the desktop, in front of all windows: the product's name, the windows' names, a clock. */
final class TaskBar {
    /** Rows of the bar. */
    static final int HEIGHT = 36;

    private static final int NAME_LEFT = 40;
    private static final int BUTTONS_LEFT = 150;
    private static final int BUTTON_WIDTH = 112;
    private static final int BUTTON_GAP = 6;
    private static final int BUTTON_INSET = 5;
    private static final int CLOCK_RIGHT = 14;
    private static final int SIGN_X = 20;
    private static final int SIGN_LENGTH = 14;
    private static final int SIGN_GAP = 5;
    private static final double SIGN_SPREAD = 0.2;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Sheet sheet;
    private final Rect bounds;
    private final Font font;
    private final InstantSource clock;
    private final ZoneId zone;
    private final List<String> names;
    private String time = "";

    /** A bar at the lower edge of a screen of that size. */
    TaskBar(Rect screen, Font font, List<String> names, InstantSource clock, ZoneId zone) {
        sheet = new Sheet(screen.width(), HEIGHT);
        bounds = new Rect(0, screen.bottom() - HEIGHT, screen.right(), screen.bottom());
        this.font = font;
        this.names = List.copyOf(names);
        this.clock = clock;
        this.zone = zone;
        sheet.gradient(sheet.bounds(), Theme.BAR_TOP, Theme.BAR_BOTTOM);
        sheet.fill(new Rect(0, 0, sheet.width(), 1), Theme.BAR_LIGHT);
        // The sign is a caraway fruit: two seeds back to back.
        Seed left = new Seed(SIGN_X - SIGN_GAP, HEIGHT / 2.0, SIGN_LENGTH, Math.PI / 2 - SIGN_SPREAD);
        Seed right = new Seed(SIGN_X + SIGN_GAP, HEIGHT / 2.0, SIGN_LENGTH, SIGN_SPREAD - Math.PI / 2);
        left.paint(sheet, Theme.BRAND, Blend.FULL);
        right.paint(sheet, Theme.TITLE_LIGHT, Blend.FULL);
        font.draw(sheet, NAME_LEFT, textTop(2), "Caraway", new Font.Style(Theme.BRAND, 2, true));
    }

    /** The bar's place on the screen; its pixels are opaque. */
    Rect bounds() {
        return bounds;
    }

    void paint(Sheet target, Rect part) {
        sheet.paint(target, part, bounds.left(), bounds.top());
    }

    /** Marks one window's name. Returns the area of the screen that is new. */
    Rect showActive(String active) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean marked = name.equals(active);
            Rect button = button(i);
            sheet.fill(button, marked ? Theme.BAR_BUTTON_ACTIVE : Theme.BAR_BUTTON);
            sheet.fill(
                    new Rect(button.left(), button.top(), button.right(), button.top() + 1),
                    marked ? Theme.TITLE_LIGHT : Theme.BAR_LIGHT);
            Font.Style style = Font.Style.plain(marked ? Theme.TITLE_TEXT : Theme.BAR_TEXT);
            int left = button.left() + (BUTTON_WIDTH - font.width(name, style)) / 2;
            font.draw(sheet, left, textTop(1), name, style);
        }
        Rect row = new Rect(
                button(0).left(), BUTTON_INSET, button(names.size() - 1).right(), HEIGHT - BUTTON_INSET);
        return row.translate(bounds.left(), bounds.top());
    }

    /** Shows what the clock says now. Returns the area of the screen that is new: the digits that changed. */
    Rect showTime() {
        String now = TIME.format(LocalTime.ofInstant(clock.instant(), zone));
        if (now.equals(time)) {
            return Rect.EMPTY;
        }
        int same = 0;
        while (same < time.length() && now.charAt(same) == time.charAt(same)) {
            same++;
        }
        time = now;
        Font.Style style = Font.Style.large(Theme.BAR_TEXT);
        int left = sheet.width() - CLOCK_RIGHT - font.width(now, style) + same * style.advance();
        int top = textTop(2);
        Rect area = new Rect(left, top, sheet.width() - CLOCK_RIGHT, top + 2 * Font.ASCENT);
        for (int y = area.top(); y < area.bottom(); y++) {
            sheet.fill(new Rect(area.left(), y, area.right(), y + 1), sheet.pixel(sheet.width() - 1, y));
        }
        font.draw(sheet, left, top, now.substring(same), style);
        return area.translate(bounds.left(), bounds.top());
    }

    private static Rect button(int index) {
        int left = BUTTONS_LEFT + index * (BUTTON_WIDTH + BUTTON_GAP);
        return new Rect(left, BUTTON_INSET, left + BUTTON_WIDTH, HEIGHT - BUTTON_INSET);
    }

    private static int textTop(int scale) {
        return (HEIGHT - Font.ASCENT * scale) / 2;
    }
}
