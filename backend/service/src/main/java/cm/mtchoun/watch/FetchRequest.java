package cm.mtchoun.watch;

import java.net.URI;
import java.time.Duration;

/**
 * What to ask for, and how much of it.
 *
 * @param hosts where it may lead
 * @param maxBytes more is refused, while it arrives
 * @param within for the whole answer, redirects included
 * @param obeyRobots false only for robots.txt itself
 */
record FetchRequest(
        URI url, AllowedHosts hosts, Validators validators, int maxBytes, Duration within, boolean obeyRobots) {
    private static final int PAGE_BYTES = 5 * 1024 * 1024;
    private static final int IMAGE_BYTES = 32 * 1024 * 1024;
    private static final int ROBOTS_BYTES = 512 * 1024;
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration ROBOTS_WITHIN = Duration.ofSeconds(10);

    static FetchRequest page(URI url, AllowedHosts hosts, Validators validators) {
        return new FetchRequest(url, hosts, validators, PAGE_BYTES, WITHIN, true);
    }

    static FetchRequest image(URI url, AllowedHosts hosts, Validators validators) {
        return new FetchRequest(url, hosts, validators, IMAGE_BYTES, WITHIN, true);
    }

    static FetchRequest robots(URI url, AllowedHosts hosts) {
        return new FetchRequest(url, hosts, Validators.NONE, ROBOTS_BYTES, ROBOTS_WITHIN, false);
    }

    /** The same question at another place. */
    FetchRequest at(URI next) {
        return new FetchRequest(next, hosts, validators, maxBytes, within, obeyRobots);
    }

    /** The same question, with no more time than that. */
    FetchRequest within(Duration longest) {
        return within.compareTo(longest) <= 0
                ? this
                : new FetchRequest(url, hosts, validators, maxBytes, longest, obeyRobots);
    }
}
