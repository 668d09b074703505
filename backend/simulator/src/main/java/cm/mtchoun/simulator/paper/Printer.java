package cm.mtchoun.simulator.paper;

import cm.mtchoun.simulator.paper.Typesetter.Filled;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Prints, stamps and signs. The same communiqué gives the same pixels, whatever was printed before; any thread. */
public final class Printer {
    private static final double TOP = 0.05;
    private static final double BOTTOM = 0.915;
    private static final String ELECTORAL_NOTICE =
            "Le Consul du Cameroun à Marseille informe les camerounais résidant dans son ressort de compétence que"
                    + " l'opération de révision des listes électorales est ouverte du 1er janvier au 31 août. Les"
                    + " personnes âgées de vingt ans révolus, non encore inscrites, sont invitées à se présenter au"
                    + " Consulat, munies de leur carte consulaire et de leur carte nationale d'identité, auprès de la"
                    + " Commission mixte chargée de l'inscription sur les listes électorales.";
    private static final String ELECTORAL_CLOSING =
            "Les citoyens déjà inscrits peuvent retirer leur carte d'électeur les jours ouvrables, de 10H00 à 15H00,"
                    + " auprès du bureau d'accueil. Le Consul compte sur la mobilisation de tous.";

    private final Communique communique;
    private final Style style;
    private final Letterhead letterhead;
    private final SplittableRandom random;
    private final Stamp stamp;
    private final boolean stamped;

    private Printer(Communique communique, boolean stamped) {
        this.communique = communique;
        this.stamped = stamped;
        this.style = communique.style();
        this.letterhead = new Letterhead(style.typeface());
        this.random = new SplittableRandom(communique.seed());
        this.stamp = new Stamp(style.ink(), random);
    }

    /** The pages of a communiqué, {@code A} first; a communiqué without names is a notice of one page. */
    public static List<Page> print(Communique communique) {
        List<Page> pages = new ArrayList<>();
        print(communique, pages::add);
        return pages;
    }

    /** Hands over page after page (35 MB each) so that a long communiqué need not be held in memory. */
    public static void print(Communique communique, Consumer<Page> pages) {
        print(new Printer(communique, true), pages);
    }

    /** The same pages without stamp and signature: what is printed below them. */
    public static void printUnstamped(Communique communique, Consumer<Page> pages) {
        print(new Printer(communique, false), pages);
    }

    private static void print(Printer printer, Consumer<Page> pages) {
        if (printer.communique.names().isEmpty()) {
            pages.accept(printer.notice());
        } else {
            printer.list(pages);
        }
    }

    private void list(Consumer<Page> pages) {
        List<String> names = communique.names();
        Typesetter setter = new Typesetter(style, names);
        int next = 0;
        for (int index = 0; next < names.size(); index++) {
            Sheet sheet = new Sheet();
            Filled filled = setter.fill(sheet, next, index == 0 ? opening(sheet) : TOP, BOTTOM);
            close(sheet, filled, index == 0, filled.end() == names.size());
            pages.accept(page(index, sheet, names.subList(next, filled.end())));
            next = filled.end();
        }
    }

    private double opening(Sheet sheet) {
        letterhead.header(sheet);
        letterhead.reference(sheet, communique.date(), random);
        return letterhead.preamble(sheet, random);
    }

    private void close(Sheet sheet, Filled filled, boolean first, boolean last) {
        if (first || last) {
            letterhead.footer(sheet);
        }
        if (style.stampOverNames() && filled.bottom() > 0.45) {
            double y = 0.42 + (filled.bottom() - 0.42) * random.nextDouble();
            press(sheet, 0.5 + 0.3 * random.nextDouble(), y);
        } else if (last) {
            sign(sheet, filled);
        }
    }

    /** Below the names, or beside them; across the last of them when the page is full. */
    private void sign(Sheet sheet, Filled filled) {
        boolean beside = style.layout() == Layout.TWO_COLUMNS && filled.columns() == 1;
        double caption = beside ? 0.45 : filled.bottom() + 0.03;
        double centre = caption + Stamp.RADIUS + 0.012;
        if (centre + Stamp.RADIUS < 0.94) {
            sheet.centred("LE CONSUL DU CAMEROUN", style.typeface().font(true, 12), 0.74, caption);
            press(sheet, 0.74, centre);
        } else {
            press(sheet, 0.74, 0.86);
        }
    }

    private void press(Sheet sheet, double x, double y) {
        if (stamped) {
            stamp.press(sheet, x, y);
        }
    }

    private Page notice() {
        Sheet sheet = new Sheet();
        letterhead.header(sheet);
        letterhead.reference(sheet, communique.date(), random);
        double below = letterhead.paragraph(sheet, ELECTORAL_NOTICE, 0.277);
        below = letterhead.paragraph(sheet, ELECTORAL_CLOSING, below + 0.03);
        sheet.centred("LE CONSUL DU CAMEROUN", style.typeface().font(true, 12), 0.74, below + 0.05);
        press(sheet, 0.74, below + 0.14);
        letterhead.footer(sheet);
        return page(0, sheet, List.of());
    }

    private static Page page(int index, Sheet sheet, List<String> names) {
        return new Page(Page.letter(index), sheet.finish(), List.copyOf(names));
    }
}
