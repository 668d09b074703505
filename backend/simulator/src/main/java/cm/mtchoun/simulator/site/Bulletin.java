package cm.mtchoun.simulator.site;

import static cm.mtchoun.simulator.web.Html.escape;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What hangs on the consulate's page, newest first; any thread. The oldest goes when there are too many images. */
final class Bulletin {
    private static final int MOST_IMAGES = 400;
    private static final DateTimeFormatter HEADING = DateTimeFormatter.ofPattern("dd MMMM yyyy", Locale.FRENCH);

    private final TreeMap<LocalDate, Map<String, Document>> communiques = new TreeMap<>(Comparator.reverseOrder());
    private Instant changed = Instant.now();

    /** The same name again replaces what it stood for. */
    synchronized void put(LocalDate date, String name, Document image) {
        communiques.computeIfAbsent(date, day -> new LinkedHashMap<>()).put(name, image);
        while (communiques.values().stream().mapToInt(Map::size).sum() > MOST_IMAGES && communiques.size() > 1) {
            communiques.pollLastEntry();
        }
        changed = Instant.now();
    }

    synchronized void clear() {
        communiques.clear();
        changed = Instant.now();
    }

    synchronized Optional<Document> image(String name) {
        return communiques.values().stream()
                .filter(images -> images.containsKey(name))
                .map(images -> images.get(name))
                .findFirst();
    }

    synchronized int countOn(LocalDate date) {
        return communiques.getOrDefault(date, Map.of()).size();
    }

    /** File names by date, newest first. */
    synchronized Map<LocalDate, List<String>> names() {
        Map<LocalDate, List<String>> names = new LinkedHashMap<>();
        communiques.forEach((date, images) -> names.put(date, new ArrayList<>(images.keySet())));
        return names;
    }

    synchronized Document page() {
        StringBuilder blocks = new StringBuilder();
        names().forEach((date, images) -> blocks.append(block(date, images)));
        return Document.html(page(blocks.toString()), changed);
    }

    synchronized Document pageWithoutImages() {
        return Document.html(page("<p>Page en cours de mise à jour.</p>\n"), changed);
    }

    private static String page(String blocks) {
        return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Consulat du Cameroun à Marseille - Passeports"
                + "</title></head><body><img src=\"../images/logo.png\" alt=\"logo\"><h1>Passeports</h1>\n"
                + blocks + "</body></html>\n";
    }

    private static String block(LocalDate date, List<String> images) {
        StringBuilder block = new StringBuilder("<p><strong>Communiqué du " + HEADING.format(date) + "</strong></p>\n");
        for (String image : images) {
            block.append("<p><img src=\"../images/" + escape(image) + "\" width=\"700\" alt=\"\"></p>\n");
        }
        return block.toString();
    }
}
