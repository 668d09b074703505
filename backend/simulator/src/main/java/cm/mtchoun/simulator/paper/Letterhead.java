package cm.mtchoun.simulator.paper;

import java.awt.Font;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/** What stands above and below the names: header, reference, date, title, preamble, footer. */
final class Letterhead {
    private static final double FRENCH = 0.205;
    private static final double ENGLISH = 0.765;
    private static final double TEXT_LEFT = 0.12;
    private static final double TEXT_WIDTH = 0.79;
    private static final double LEADING = 0.0195;
    private static final List<String> PREAMBLES = List.of(
            "Le Consulat du Cameroun à Marseille informe les camerounais de son ressort de compétence que les passeports"
                    + " des personnes dont les noms suivent sont disponibles et peuvent être retirés sur présentation du"
                    + " récépissé, les jours ouvrables de 15H30 à 16H30. Il s'agit de :",
            "Le Consul du Cameroun à Marseille porte à la connaissance des usagers que les passeports ci-après désignés"
                    + " sont arrivés. Le retrait se fait sur présentation du récépissé de dépôt et de l'ancien"
                    + " passeport, du lundi au vendredi. Il s'agit de :",
            "Le Consul du Cameroun à Marseille porte à la connaissance de ses compatriotes ci-dessous cités que leurs"
                    + " passeports sont disponibles au Consulat. Ils sont priés de se présenter munis du récépissé et"
                    + " d'une pièce d'identité, les jours ouvrables de 9H00 à 12H00 et de 14H00 à 16H00, pour entrer en"
                    + " possession de leurs documents. Il s'agit de :",
            "Les usagers dont les noms figurent ci-après sont informés que leurs passeports peuvent être retirés, sur"
                    + " présentation du récépissé de dépôt, tous les jours ouvrables à partir de 14H30. Il s'agit de :");

    private final Typeface face;

    Letterhead(Typeface face) {
        this.face = face;
    }

    void header(Sheet sheet) {
        column(
                sheet,
                FRENCH,
                "REPUBLIQUE DU CAMEROUN",
                "Paix – Travail – Patrie",
                "Consulat du Cameroun",
                "à Marseille");
        column(
                sheet,
                ENGLISH,
                "REPUBLIC OF CAMEROON",
                "Peace – Work – Fatherland",
                "Cameroon Consulate",
                "in Marseille");
    }

    void reference(Sheet sheet, LocalDate date, RandomGenerator random) {
        Font font = face.font(false, 12);
        String place = "Marseille, le";
        sheet.text("N°  %03d  /CCM/".formatted(1 + random.nextInt(300)), font, 0.575, 0.173);
        sheet.text(place, font, 0.575, 0.198);
        DateStamp.press(sheet, date, 0.585 + Sheet.width(place, font) + 0.02 * random.nextDouble(), 0.197, random);
        sheet.centred("COMMUNIQUE", face.font(true, 20), 0.5, 0.238);
    }

    /** @return where the names may begin */
    double preamble(Sheet sheet, RandomGenerator random) {
        return paragraph(sheet, PREAMBLES.get(random.nextInt(PREAMBLES.size())), 0.277) + 0.004;
    }

    /** @return the line below the paragraph, as a fraction of the page height */
    double paragraph(Sheet sheet, String text, double top) {
        Font font = face.font(false, 12);
        double y = top;
        for (String line : Wrap.lines(text, font, TEXT_WIDTH)) {
            sheet.text(line, font, TEXT_LEFT, y);
            y += LEADING;
        }
        return y - LEADING / 2;
    }

    void footer(Sheet sheet) {
        sheet.centred("87 Cours Pierre Puget – 13006 MARSEILLE", face.font(false, 9.5), 0.49, 0.952);
        sheet.centred(
                "Tel./Phone +33 (0) 4 91 37 10 65  Fax +33 (0) 4 91 81 63 09", face.font(false, 9.5), 0.49, 0.9645);
        sheet.centred("www.consulacam-marseille.fr", face.font(false, 8.5), 0.49, 0.977);
    }

    private void column(Sheet sheet, double x, String state, String motto, String office, String town) {
        sheet.centred(state, face.font(true, 12), x, 0.063);
        sheet.centred(motto, face.font(false, 9.5), x, 0.079);
        sheet.centred("-------------", face.font(false, 9.5), x, 0.096);
        sheet.centred(office, face.font(true, 12), x, 0.115);
        sheet.centred(town, face.font(false, 12), x, 0.132);
    }
}
