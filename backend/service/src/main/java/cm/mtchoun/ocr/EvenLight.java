package cm.mtchoun.ocr;

import java.util.Arrays;

/** Takes shadows and paper colour away: every part of the paper becomes equally white, ink keeps its share of darkness. */
final class EvenLight {

    static final int PAPER = 250;
    private static final double PAPER_SHARE = 0.80; // of a block's pixels, sorted: text covers less than the rest

    private final GreyImage image;
    private final int block;
    private final int columns;
    private final int rows;

    private EvenLight(GreyImage image) {
        this.image = image;
        this.block = Math.max(8, Math.min(image.width(), image.height()) / 60);
        this.columns = (image.width() + block - 1) / block;
        this.rows = (image.height() + block - 1) / block;
    }

    /** @return a picture of the same size whose paper is close to {@link #PAPER} */
    static GreyImage of(GreyImage image) {
        EvenLight light = new EvenLight(image);
        return light.divideBy(light.smooth(light.median(light.paperOfBlocks())));
    }

    private double[] paperOfBlocks() {
        double[] paper = new double[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Tones tones = new Tones();
                int right = Math.min(image.width(), (column + 1) * block);
                int bottom = Math.min(image.height(), (row + 1) * block);
                for (int y = row * block; y < bottom; y++) {
                    for (int x = column * block; x < right; x++) {
                        tones.add(image.at(x, y));
                    }
                }
                paper[row * columns + column] = Math.max(1, tones.quantile(PAPER_SHARE));
            }
        }
        return paper;
    }

    /** A stamp or a bold title fills few blocks: the neighbours outvote it. */
    private double[] median(double[] blocks) {
        double[] result = new double[blocks.length];
        double[] around = new double[9];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int i = 0; i < 9; i++) {
                    around[i] = at(blocks, column + i % 3 - 1, row + i / 3 - 1);
                }
                Arrays.sort(around);
                result[row * columns + column] = around[5];
            }
        }
        return result;
    }

    private double[] smooth(double[] blocks) {
        double[] result = new double[blocks.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 4 * at(blocks, column, row);
                sum += 2 * (at(blocks, column - 1, row) + at(blocks, column + 1, row));
                sum += 2 * (at(blocks, column, row - 1) + at(blocks, column, row + 1));
                sum += at(blocks, column - 1, row - 1) + at(blocks, column + 1, row - 1);
                sum += at(blocks, column - 1, row + 1) + at(blocks, column + 1, row + 1);
                result[row * columns + column] = sum / 16;
            }
        }
        return result;
    }

    private double at(double[] blocks, int column, int row) {
        return blocks[Math.max(0, Math.min(rows - 1, row)) * columns + Math.max(0, Math.min(columns - 1, column))];
    }

    private GreyImage divideBy(double[] paper) {
        int width = image.width();
        byte[] result = new byte[image.pixels().length];
        float[] factors = new float[columns + 2]; // of the columns from -1 on, in the row at hand
        for (int y = 0; y < image.height(); y++) {
            double fy = (y + 0.5) / block - 0.5;
            int row = (int) Math.floor(fy);
            fy -= row;
            for (int column = -1; column <= columns; column++) {
                double light = at(paper, column, row) * (1 - fy) + at(paper, column, row + 1) * fy;
                factors[column + 1] = (float) (PAPER / light);
            }
            for (int x = 0; x < width; x++) {
                float fx = (x + 0.5f) / block + 0.5f;
                int column = (int) fx;
                fx -= column;
                float factor = factors[column] * (1 - fx) + factors[column + 1] * fx;
                float value = (image.pixels()[y * width + x] & 0xFF) * factor;
                result[y * width + x] = (byte) Math.min(255, (int) (value + 0.5f));
            }
        }
        return new GreyImage(width, image.height(), result);
    }
}
