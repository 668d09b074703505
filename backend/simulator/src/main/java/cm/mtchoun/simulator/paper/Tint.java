package cm.mtchoun.simulator.paper;

/** What the scanner keeps of the colours. */
public enum Tint {
    GREY(1),
    COLOUR(3);

    private final int channels;

    Tint(int channels) {
        this.channels = channels;
    }

    int channels() {
        return channels;
    }
}
