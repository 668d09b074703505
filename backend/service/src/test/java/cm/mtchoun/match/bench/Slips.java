package cm.mtchoun.match.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What became of each printed letter: the cheapest way from what was printed to what was read, all confusions alike, so
 * that nothing is presumed of what is to be learnt.
 */
final class Slips {

    /** Dearer than a letter for a letter, cheaper than that and a lost one. */
    private static final double TWO_FOR_ONE = 1.5;

    private static final int[][] STEPS = {{1, 1}, {1, 0}, {0, 1}, {2, 1}, {1, 2}};

    private final String printed;
    private final String read;
    private final double[][] cost;
    private final int[][] step;

    /**
     * Some printed letters and what stands in their place.
     *
     * @param printed none, one or two characters, a blank among them
     * @param read the same
     */
    record Slip(String printed, String read) {

        boolean isRight() {
            return printed.equals(read);
        }
    }

    private Slips(String printed, String read) {
        this.printed = printed;
        this.read = read;
        cost = new double[printed.length() + 1][read.length() + 1];
        step = new int[printed.length() + 1][read.length() + 1];
    }

    /** @return in reading order, letters that were read right among them; together they are the two texts */
    static List<Slip> between(String printed, String read) {
        Slips slips = new Slips(printed, read);
        slips.fill();
        return slips.trace();
    }

    private void fill() {
        for (int i = 0; i <= printed.length(); i++) {
            for (int j = 0; j <= read.length(); j++) {
                cost[i][j] = i + j == 0 ? 0 : Double.MAX_VALUE;
                for (int s = 0; s < STEPS.length; s++) {
                    offer(i, j, s);
                }
            }
        }
    }

    private void offer(int i, int j, int s) {
        int fromI = i - STEPS[s][0];
        int fromJ = j - STEPS[s][1];
        if (fromI < 0 || fromJ < 0) {
            return;
        }
        String mine = printed.substring(fromI, i);
        String theirs = read.substring(fromJ, j);
        // A blank melts with nothing: it is lost, or added.
        boolean blank = mine.length() + theirs.length() > 1 && (mine + theirs).indexOf(' ') >= 0;
        double price = mine.equals(theirs) ? 0 : blank ? 3 : mine.length() + theirs.length() > 2 ? TWO_FOR_ONE : 1;
        if (cost[fromI][fromJ] + price < cost[i][j]) {
            cost[i][j] = cost[fromI][fromJ] + price;
            step[i][j] = s;
        }
    }

    private List<Slip> trace() {
        List<Slip> slips = new ArrayList<>();
        int i = printed.length();
        int j = read.length();
        while (i + j > 0) {
            int[] back = STEPS[step[i][j]];
            slips.add(new Slip(printed.substring(i - back[0], i), read.substring(j - back[1], j)));
            i -= back[0];
            j -= back[1];
        }
        Collections.reverse(slips);
        return slips;
    }
}
