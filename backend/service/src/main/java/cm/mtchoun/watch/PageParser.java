package cm.mtchoun.watch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the communiqués of a page: images and PDFs whose address looks like one, and those that stand below a heading
 * with a date. Pure; never throws, whatever the bytes are. The only place that knows the HTML parser.
 */
final class PageParser {
    private static final int LONGEST_BLOCK = 2_000;
    private static final int SMALLEST_PAGE_PX = 200;
    private static final int FARTHEST_AHEAD_DAYS = 31;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final Pattern HEADING_TAG = Pattern.compile("h[1-6]");
    private static final Pattern DECORATION = Pattern.compile(
            "logo|icon|icone|favicon|armoirie|banni?er|sprite|spacer|pixel|facebook|twitter|whatsapp|youtube|drapeau|flag|arrow|fleche|bouton|button|loading|counter|compteur|\\.svg|\\.gif");
    /** Where lazy pages keep the real address; {@code src} is then a placeholder. */
    private static final List<String> IMAGE_ATTRIBUTES = List.of(
            "data-src", "data-lazy-src", "data-original", "data-lazy", "data-large-file", "src", "data", "href");

    private final URI page;
    private final String linkPattern;
    private final LocalDate today;

    /**
     * @param page address the bytes came from; others are resolved against it
     * @param linkPattern what the address of a communiqué's image contains; case and accents do not matter
     * @param today dates what tells no date; dates far after it are taken for slips of the finger
     */
    PageParser(URI page, String linkPattern, LocalDate today) {
        this.page = page;
        this.linkPattern = WrittenDate.fold(linkPattern);
        this.today = today;
    }

    /**
     * @param charset what the server said; an unknown one is ignored
     * @return in page order, each address once, at most 2,000; empty when there are none
     */
    List<PublishedImage> parse(byte[] html, @Nullable String charset) {
        Walk walk = new Walk(document(html, charset));
        return walk.found.ordered();
    }

    private Document document(byte[] html, @Nullable String charset) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(html), isUtf8(html) ? "UTF-8" : known(charset), page.toString());
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory can be read", impossible);
        }
    }

    /** What is valid UTF-8 is UTF-8, whatever the server or the page says: no other text is so by accident. */
    private static boolean isUtf8(byte[] html) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(html));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static @Nullable String known(@Nullable String charset) {
        try {
            return charset != null && Charset.isSupported(charset) ? charset : null;
        } catch (IllegalCharsetNameException unknown) {
            return null;
        }
    }

    private boolean isPlausible(LocalDate date) {
        return !date.isBefore(EARLIEST) && !date.isAfter(today.plusDays(FARTHEST_AHEAD_DAYS));
    }

    /** One pass through the document, remembering the heading above. */
    private final class Walk implements NodeVisitor {
        private final FoundImages found = new FoundImages();
        private final Predicate<LocalDate> plausible = PageParser.this::isPlausible;
        private final StringBuilder block = new StringBuilder();
        private Heading heading = Heading.NONE;
        private int insideHeadingTag;
        private int outsideContent;
        private int insideImageLink;

        Walk(Document document) {
            NodeTraversor.traverse(this, document);
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text && block.length() < LONGEST_BLOCK) {
                block.append(text.getWholeText());
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            if (element.isBlock()) {
                endBlock();
            }
            count(element, -1);
        }

        private void open(Element element) {
            String tag = element.normalName();
            if (element.isBlock()) {
                endBlock();
            } else if (tag.equals("br")) {
                block.append(' ');
            }
            count(element, 1);
            switch (tag) {
                case "img", "input", "embed", "object", "iframe", "a", "area" -> look(element, tag);
                default -> {}
            }
        }

        private void count(Element element, int by) {
            String tag = element.normalName();
            if (HEADING_TAG.matcher(tag).matches()) {
                insideHeadingTag += by;
            } else if (List.of("nav", "footer", "header", "aside").contains(tag)) {
                outsideContent += by;
            } else if (tag.equals("a") && isImageLink(element)) {
                insideImageLink += by;
            }
        }

        private void endBlock() {
            if (!block.isEmpty()) {
                Heading.of(block.toString().strip(), insideHeadingTag > 0, plausible)
                        .ifPresent(next -> heading = next);
                block.setLength(0);
            }
        }

        private void look(Element element, String tag) {
            boolean link = tag.equals("a") || tag.equals("area");
            boolean embedded = !link && !tag.equals("img") && !tag.equals("input");
            if (!link && insideImageLink > 0) {
                return; // the thumbnail of what its link shows in full
            }
            address(element)
                    .filter(url -> !(link || embedded) || ImageFileName.hasImageExtension(fileOf(url)))
                    .filter(url -> isCommunique(element, url))
                    .ifPresent(url -> add(element, url));
        }

        private boolean isImageLink(Element link) {
            return address(link)
                    .filter(url -> ImageFileName.hasImageExtension(fileOf(url)))
                    .isPresent();
        }

        private void add(Element element, URI url) {
            endBlock();
            if (!found.takesMore(url)) {
                return;
            }
            Optional<Heading> own = ownText(element)
                    .flatMap(text -> Heading.of(text, true, plausible))
                    .filter(said -> said.date().isPresent());
            Heading above = own.orElse(heading);
            LocalDate date = above.date()
                    .or(() -> WrittenDate.firstIn(alternative(element))
                            .map(WrittenDate::date)
                            .filter(plausible))
                    .or(() -> ImageFileName.of(url).date(plausible))
                    .orElse(today);
            found.add(url, date, above.isTitle() ? Titles.cut(above.title()) : Titles.of(date));
        }

        private Optional<String> ownText(Element element) {
            Element figure = element.closest("figure");
            Element caption = figure == null ? null : figure.selectFirst("figcaption");
            String text = element.normalName().equals("a") ? element.text() : caption == null ? "" : caption.text();
            return Optional.of(text).filter(own -> !own.isBlank());
        }

        private String alternative(Element element) {
            return element.attr("alt") + " \n " + element.attr("title");
        }

        private boolean isCommunique(Element element, URI url) {
            String file = WrittenDate.fold(fileOf(url));
            if (file.contains(linkPattern)) {
                return true;
            }
            boolean decoration = DECORATION.matcher(file).find() || isSmall(element) || outsideContent > 0;
            boolean named = WrittenDate.fold(whole(url)).contains(linkPattern);
            return !decoration && (named || isBelowHeading(url));
        }

        private boolean isBelowHeading(URI url) {
            endBlock();
            return heading.date().isPresent() && url.getHost().equalsIgnoreCase(page.getHost());
        }

        private boolean isSmall(Element element) {
            return List.of("width", "height").stream()
                    .map(element::attr)
                    .filter(size -> size.matches("\\d{1,4}(px)?"))
                    .anyMatch(size -> Integer.parseInt(size.replace("px", "")) < SMALLEST_PAGE_PX);
        }

        private Optional<URI> address(Element element) {
            List<URI> candidates = IMAGE_ATTRIBUTES.stream()
                    .filter(element::hasAttr)
                    .flatMap(name -> PageAddress.of(element.absUrl(name)).stream())
                    .toList();
            return candidates.stream()
                    .filter(url -> WrittenDate.fold(whole(url)).contains(linkPattern))
                    .findFirst()
                    .or(() -> candidates.stream().findFirst());
        }
    }

    private static String whole(URI url) {
        return ImageFileName.decoded(url.getRawPath()) + "?" + ImageFileName.decoded(url.getRawQuery());
    }

    /** The last part of the path; with it the query, which names the file on some sites. */
    private static String fileOf(URI url) {
        String path = ImageFileName.decoded(url.getRawPath());
        String file = path.substring(path.lastIndexOf('/') + 1);
        return ImageFileName.hasImageExtension(file) || url.getRawQuery() == null
                ? file
                : file + "?" + ImageFileName.decoded(url.getRawQuery());
    }
}
