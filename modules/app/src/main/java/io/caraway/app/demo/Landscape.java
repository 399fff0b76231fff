package io.caraway.app.demo;

import java.util.List;

/** A picture like a photograph: hills in the haze under an evening sky. It never changes. */
final class Landscape implements WindowContent {
    /*
     * Sky first: a gradient, the glow of the sun, clouds from noise that is stretched along the horizon. Then the hills from
     * far to near; the ridge of each is noise along the columns. Its slopes are lit where a second noise falls towards the
     * sun, and fade to haze at the foot. At last each pixel gets some grain. The numbers in the formulas have no names: they
     * were tuned by eye and mean nothing by themselves.
     */
    private static final int WIDTH = 336;
    private static final int HEIGHT = 224;
    private static final int SEED = 20;
    private static final double SUN_X = 0.70;
    private static final double SUN_Y = 0.37;
    private static final double SUN_RADIUS = 0.045;
    private static final int ZENITH = 0x3E6FA3;
    private static final int HORIZON = 0xF7D7A6;
    private static final int SUN = 0xFFF6DC;
    private static final int CLOUD = 0xFBEADB;
    private static final int HAZE = 0xE9CFAE;
    private static final int GRAIN = 11;

    private static final List<Hill> HILLS = List.of(
            new Hill(0.50, 0.20, 1.9, 0x8D9DAE, 0.55),
            new Hill(0.58, 0.20, 2.3, 0x6C8390, 0.42),
            new Hill(0.66, 0.18, 2.0, 0x4F7263, 0.34),
            new Hill(0.76, 0.18, 1.6, 0x3C6142, 0.22),
            new Hill(0.90, 0.16, 1.3, 0x2C4A2A, 0.08));

    private final Noise noise = new Noise(SEED);
    private final Sheet sheet = new Sheet(WIDTH, HEIGHT);

    Landscape() {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                sheet.set(x, y, sky((double) x / HEIGHT, (double) y / HEIGHT));
            }
        }
        for (int i = 0; i < HILLS.size(); i++) {
            for (int x = 0; x < WIDTH; x++) {
                column(i, x);
            }
        }
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int grain = (int) ((noise.grain(x, y) - 0.5) * GRAIN);
                sheet.set(x, y, Blend.brighten(sheet.pixel(x, y), grain));
            }
        }
    }

    @Override
    public Sheet sheet() {
        return sheet;
    }

    @Override
    public void tick(long elapsedNanos, Changes changes) {}

    /** The colour of the sky; lengths are in heights of the picture. */
    private int sky(double x, double y) {
        int color = Blend.mix(ZENITH, HORIZON, Math.pow(y / HILLS.get(0).ridge(), 0.9));
        double fromSun = Math.hypot(x - SUN_X * WIDTH / HEIGHT, y - SUN_Y);
        color = Blend.mix(color, SUN, 0.75 * Math.exp(-fromSun * 5.5));
        double cloud = noise.cloudy(x * 2.2, y * 7.5) - 0.47;
        color = Blend.mix(color, CLOUD, Math.min(0.8, cloud * 4.5));
        return Blend.mix(color, SUN, (SUN_RADIUS - fromSun) * HEIGHT / 2);
    }

    /** Draws one column of a hill, from its ridge to the lower edge. */
    private void column(int index, int x) {
        Hill hill = HILLS.get(index);
        double along = (double) x / HEIGHT;
        double wave = noise.cloudy(along * hill.waves(), index * 17.3) - 0.5;
        double ridge = hill.ridge() + wave * hill.roughness() * 2;
        for (int y = Math.max(0, (int) (ridge * HEIGHT)); y < HEIGHT; y++) {
            double below = (double) y / HEIGHT - ridge;
            double grass = noise.cloudy(along * 14 + index * 31, below * 40);
            double slope =
                    noise.cloudy(along * 5 + 0.15, below * 9 + index) - noise.cloudy(along * 5, below * 9 + index);
            int color = Blend.brighten(hill.color(), (int) ((grass - 0.5) * 60 * (1 - hill.haze()) + slope * 130));
            double haze = hill.haze() * (0.45 + Math.min(0.55, below * 4));
            // The pixel of the ridge is mixed by how much of it the hill covers.
            double cover = Math.min(1, below * HEIGHT + 1);
            sheet.mix(x, y, Blend.mix(color, HAZE, haze), (int) (cover * Blend.FULL));
        }
    }

    /**
     * One range of hills.
     *
     * @param ridge middle height of its upper edge below that of the picture
     * @param roughness how far the edge goes up and down
     * @param waves hills in a stretch as long as the picture is high
     * @param color of its slopes
     * @param haze how much of the haze lies before it
     */
    private record Hill(double ridge, double roughness, double waves, int color, double haze) {}
}
