package cm.mtchoun.watch;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images of a page in the order they were met, each address once, and their order within their communiqué. */
final class FoundImages {
    private static final int MOST = 2_000;

    private final Map<URI, PublishedImage> byUrl = new LinkedHashMap<>();

    boolean takesMore(URI url) {
        return byUrl.size() < MOST && !byUrl.containsKey(url);
    }

    void add(URI url, LocalDate publishedOn, String title) {
        byUrl.put(url, new PublishedImage(url, publishedOn, title, 0));
    }

    /** In page order. Letters order the images of one communiqué when each has its own; else the page does. */
    List<PublishedImage> ordered() {
        Map<LocalDate, List<PublishedImage>> byDate = new LinkedHashMap<>();
        byUrl.values().forEach(image -> byDate.computeIfAbsent(image.publishedOn(), date -> new ArrayList<>())
                .add(image));
        byDate.values().forEach(this::place);
        return List.copyOf(byUrl.values());
    }

    private void place(List<PublishedImage> communique) {
        List<Optional<Integer>> letters = communique.stream()
                .map(image -> ImageFileName.of(image.url()).order())
                .toList();
        boolean lettered = letters.stream().allMatch(Optional::isPresent)
                && letters.stream().distinct().count() == letters.size();
        List<Integer> sorted =
                letters.stream().flatMap(Optional::stream).sorted().toList();
        for (int i = 0; i < communique.size(); i++) {
            PublishedImage image = communique.get(i);
            int position = lettered ? sorted.indexOf(letters.get(i).orElseThrow()) : i;
            byUrl.put(image.url(), new PublishedImage(image.url(), image.publishedOn(), image.title(), position));
        }
    }
}
