package cm.mtchoun.journey;

import cm.mtchoun.token.Tokens;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Whether the time of {@code POST /registrations} tells if an address is known: 1,000 known addresses (watched for, waiting,
 * refused, in equal parts) and 1,000 unknown ones in random order, on the whole service. The baseline is chance: the unknown
 * ones against themselves, every other one.
 */
public final class TimingBench {
    private static final int EACH = 1_000;
    private static final int WARM_UP = 100;
    private static final String SECRET = "a secret for nothing but this bench";
    private static final String[] KNOWN = {"active", "pending", "refused"};

    private TimingBench() {}

    public static void main(String[] args) throws Exception {
        int each = args.length > 0 ? Integer.parseInt(args[0]) : EACH;
        Path dataDir = Files.createTempDirectory("timing");
        try (Town town = new Town(dataDir, Map.of("TOKEN_SECRET", SECRET))) {
            town.service.start();
            know(town, each);
            for (int i = 0; i < WARM_UP; i++) {
                town.ask("NGONO Marie", "warm" + i + "@example.org");
            }
            List<String> addresses = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                addresses.add("known" + i + "@example.org");
                addresses.add("unknown" + i + "@example.org");
            }
            Collections.shuffle(addresses, new Random(7));
            Map<String, Double> times = measure(town, addresses);
            print(those("known", times), those("unknown", times));
        }
    }

    private static Map<String, Double> measure(Town town, List<String> addresses) throws Exception {
        Map<String, Double> times = new LinkedHashMap<>();
        for (String address : addresses) {
            long start = System.nanoTime();
            town.ask("EBOGO Jeanne", address);
            times.put(address, (System.nanoTime() - start) / 1e6);
        }
        return times;
    }

    private static double[] those(String kind, Map<String, Double> times) {
        return times.entrySet().stream()
                .filter(one -> one.getKey().startsWith(kind))
                .mapToDouble(Map.Entry::getValue)
                .toArray();
    }

    private static void know(Town town, int count) {
        Tokens tokens = new Tokens(SECRET.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < count; i++) {
            String address = "known" + i + "@example.org";
            String state = KNOWN[i % KNOWN.length];
            Buffer hash = Buffer.buffer(tokens.addressHash(address));
            if (state.equals("refused")) {
                town.database.sql(
                        "insert into suppression (email_hash, reason, created_at) values ($1, 'refused', now())", hash);
                continue;
            }
            town.database.sql(
                    """
                    insert into registration (source_id, name, email, email_hash, lang, state, created_at)
                    select id, 'EBOGO Jeanne', $1, $2, 'fr', $3, now() from source
                    """,
                    address,
                    hash,
                    state);
        }
    }

    private static void print(double[] known, double[] unknown) {
        System.out.printf("POST /registrations, ms%n%-10s %8s %8s %8s%n", "", "median", "p95", "p99");
        row("known", known);
        row("unknown", unknown);
        // every other one, in the order of asking: a machine that grows slower meanwhile is in both halves
        double[] one = IntStream.range(0, unknown.length / 2)
                .mapToDouble(i -> unknown[2 * i])
                .toArray();
        double[] other = IntStream.range(0, unknown.length / 2)
                .mapToDouble(i -> unknown[2 * i + 1])
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "p of Mann-Whitney: %.3f (baseline, unknown against unknown: %.3f)%n"
                        + "p of Kolmogorov-Smirnov: %.3f (baseline: %.3f)%n",
                mannWhitney(known, unknown),
                mannWhitney(one, other),
                kolmogorovSmirnov(known, unknown),
                kolmogorovSmirnov(one, other));
    }

    private static void row(String name, double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT, "%-10s %8.2f %8.2f %8.2f%n", name, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))];
    }

    /** Two-sided, by the normal approximation; times are never equal to the nanosecond often enough to matter. */
    static double mannWhitney(double[] one, double[] other) {
        double u = 0;
        for (double a : one) {
            for (double b : other) {
                u += a < b ? 1 : a == b ? 0.5 : 0;
            }
        }
        double n = one.length;
        double m = other.length;
        double z = (u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
        return Math.min(1, 2 * (1 - normal(Math.abs(z))));
    }

    /** Abramowitz and Stegun 26.2.17. */
    private static double normal(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * tail;
    }

    /** Asymptotic. */
    static double kolmogorovSmirnov(double[] one, double[] other) {
        double[] a = one.clone();
        double[] b = other.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double distance = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] <= b[j]) {
                i++;
            } else {
                j++;
            }
            distance = Math.max(distance, Math.abs((double) i / a.length - (double) j / b.length));
        }
        double size = Math.sqrt((double) a.length * b.length / (a.length + b.length));
        double lambda = (size + 0.12 + 0.11 / size) * distance;
        double p = 0;
        for (int k = 1; k <= 100; k++) {
            p += 2 * (k % 2 == 1 ? 1 : -1) * Math.exp(-2.0 * k * k * lambda * lambda);
        }
        return Math.max(0, Math.min(1, p));
    }
}
