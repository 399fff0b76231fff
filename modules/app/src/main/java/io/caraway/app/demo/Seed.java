package io.caraway.app.demo;

/**
 * A caraway seed, the product's sign: a bent ellipse with soft edges.
 *
 * @param centerX column of its middle
 * @param centerY row of its middle
 * @param length pixels from its middle to its tips
 * @param angleRadians how far it is turned, clockwise
 */
record Seed(double centerX, double centerY, double length, double angleRadians) {
    private static final double SLENDERNESS = 3.2;
    private static final double BEND = 0.24;

    /** Mixes a colour into the pixels of the seed. */
    void paint(Sheet sheet, int color, int weight) {
        double cos = Math.cos(angleRadians);
        double sin = Math.sin(angleRadians);
        double width = length / SLENDERNESS;
        int reach = (int) length + 2;
        for (int y = (int) centerY - reach; y <= centerY + reach; y++) {
            for (int x = (int) centerX - reach; x <= centerX + reach; x++) {
                double along = ((x - centerX) * cos + (y - centerY) * sin) / length;
                double across = ((y - centerY) * cos - (x - centerX) * sin + BEND * length * along * along) / width;
                double inside = (1 - Math.hypot(along, across)) * width;
                sheet.mix(x, y, color, (int) (Math.max(0, Math.min(1, inside)) * weight));
            }
        }
    }
}
