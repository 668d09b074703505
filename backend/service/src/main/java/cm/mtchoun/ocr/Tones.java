package cm.mtchoun.ocr;

/** How many points have which tone, 0 to 255. */
final class Tones {

    private final int[] counts = new int[256];
    private int all;

    void add(int tone) {
        counts[tone]++;
        all++;
    }

    int count() {
        return all;
    }

    /** @return the tone that this share of the points, 0 to 1, is darker than, or as dark as; 255 without points */
    int quantile(double share) {
        int tone = 0;
        for (int sum = counts[0]; tone < 255 && (sum < share * all || sum == 0); sum += counts[tone]) {
            tone++;
        }
        return tone;
    }
}
