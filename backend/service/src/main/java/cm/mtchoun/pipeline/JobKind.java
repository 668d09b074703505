package cm.mtchoun.pipeline;

import java.time.Duration;

/** What kinds of work there are, and how long each is tried. The name in lower case is the {@code kind} of the row. */
public enum JobKind {
    /** Look at a source's page; ref is the source. Never ends: each look schedules the next. */
    CHECK_SOURCE(Integer.MAX_VALUE, Duration.ofSeconds(30), Duration.ofMinutes(30)),
    /** Read an image; ref is the image. */
    READ_IMAGE(8, Duration.ofSeconds(10), Duration.ofMinutes(30)),
    /** Compare the names of an image with the registrations; ref is the image. */
    MATCH_IMAGE(12, Duration.ofSeconds(5), Duration.ofMinutes(30)),
    /** Compare a new registration with what was published since its deposit; ref is the registration. */
    MATCH_REGISTRATION(12, Duration.ofSeconds(5), Duration.ofMinutes(30)),
    /** Send a mail somebody is waiting for at the screen; ref is the mail. Apart, so that no burst delays it. */
    SEND_CONFIRMATION(16, Duration.ofSeconds(10), Duration.ofMinutes(30)),
    /** Send any other mail; ref is the mail. Sixteen tries with these delays span a little over four hours. */
    SEND_MAIL(16, Duration.ofSeconds(10), Duration.ofMinutes(30)),
    /** Send an event to a webhook; ref is the delivery. The tries with these delays span a little over 24 hours. */
    DELIVER_WEBHOOK(23, Duration.ofSeconds(5), Duration.ofHours(2)),
    /** Let a person of a test key do the next thing; ref is the row of {@code entrusted}. */
    REHEARSE(16, Duration.ofSeconds(5), Duration.ofMinutes(5)),
    /** Let events and what hangs on them go whose time is over; ref is always 0. Never ends. */
    TIDY_FEED(Integer.MAX_VALUE, Duration.ofMinutes(1), Duration.ofMinutes(30)),
    /** Let data go whose time is over; ref is always 0. Never ends. */
    RETENTION(Integer.MAX_VALUE, Duration.ofMinutes(1), Duration.ofMinutes(30)),
    /** Count how the service is, for the history of the status page; ref is always 0. Never ends. */
    LOOK_AT_STATUS(Integer.MAX_VALUE, Duration.ofSeconds(30), Duration.ofMinutes(5)),
    /** Let the canary fly, or see where it is; ref is always 0. Never ends. */
    FLY_CANARY(Integer.MAX_VALUE, Duration.ofSeconds(10), Duration.ofMinutes(5));

    /**
     * How much oftener a job is claimed whose process died each time. Whoever kills processes at random is not to cost a page; so
     * the last of these come after pauses that double from a minute up to six hours, a day in all.
     */
    private static final int FURTHER_DEATHS = 12;

    private final int maxAttempts;
    private final Duration firstDelay;
    private final Duration longestDelay;

    JobKind(int maxAttempts, Duration firstDelay, Duration longestDelay) {
        this.maxAttempts = maxAttempts;
        this.firstDelay = firstDelay;
        this.longestDelay = longestDelay;
    }

    /** After so many claims without success a job that fails is dead. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** After so many claims a job is dead even if nobody reported that it failed, for its process died each time. */
    int maxDeaths() {
        return maxAttempts == Integer.MAX_VALUE ? maxAttempts : maxAttempts + FURTHER_DEATHS;
    }

    /**
     * How long to wait after the {@code attempts}-th failure: doubles from the first delay up to the longest.
     *
     * @param attempts from 1
     * @param jitter 0 to 1; spreads the delay between 75 % and 125 %
     */
    public Duration delayAfter(int attempts, double jitter) {
        int doublings = Math.min(Math.max(attempts - 1, 0), 20);
        long millis = Math.min(firstDelay.toMillis() << doublings, longestDelay.toMillis());
        return Duration.ofMillis(Math.round(millis * (0.75 + jitter / 2)));
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
