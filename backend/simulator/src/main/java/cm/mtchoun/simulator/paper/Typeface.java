package cm.mtchoun.simulator.paper;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The families an office would print in (the free twins of Calibri, Times, Arial, Cambria, Verdana, Georgia...). */
public enum Typeface {
    CARLITO(FontSet.DEVELOPMENT, "carlito/400Regular/Carlito_400Regular", "carlito/700Bold/Carlito_700Bold"),
    TINOS(FontSet.DEVELOPMENT, "tinos/400Regular/Tinos_400Regular", "tinos/700Bold/Tinos_700Bold"),
    ARIMO(FontSet.DEVELOPMENT, "arimo/400Regular/Arimo_400Regular", "arimo/700Bold/Arimo_700Bold"),
    CALADEA(FontSet.DEVELOPMENT, "caladea/400Regular/Caladea_400Regular", "caladea/700Bold/Caladea_700Bold"),
    DEJAVU_SANS(FontSet.DEVELOPMENT, "dejavu/DejaVuSans", "dejavu/DejaVuSans-Bold"),
    DEJAVU_SERIF(FontSet.DEVELOPMENT, "dejavu/DejaVuSerifCondensed", "dejavu/DejaVuSerifCondensed-Bold"),
    GELASIO(FontSet.HELD_OUT, "gelasio/400Regular/Gelasio_400Regular", "gelasio/700Bold/Gelasio_700Bold"),
    OPEN_SANS(FontSet.HELD_OUT, "open-sans/400Regular/OpenSans_400Regular", "open-sans/700Bold/OpenSans_700Bold"),
    EB_GARAMOND(
            FontSet.HELD_OUT, "eb-garamond/400Regular/EBGaramond_400Regular", "eb-garamond/700Bold/EBGaramond_700Bold");

    private static final Map<TextAttribute, Object> SPACING = Map.of(
            TextAttribute.KERNING, TextAttribute.KERNING_ON,
            TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON);
    private static final Map<String, Font> LOADED = new ConcurrentHashMap<>();

    private final FontSet set;
    private final String regular;
    private final String bold;

    Typeface(FontSet set, String regular, String bold) {
        this.set = set;
        this.regular = regular;
        this.bold = bold;
    }

    public FontSet set() {
        return set;
    }

    static List<Typeface> of(FontSet set) {
        return Arrays.stream(values()).filter(face -> face.set == set).toList();
    }

    /** The name used in {@code truth.json}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Font font(boolean heavy, double points) {
        Font font = LOADED.computeIfAbsent(heavy ? bold : regular, Typeface::load);
        return font.deriveFont((float) (points * Sheet.PIXELS_PER_POINT));
    }

    private static Font load(String path) {
        String resource = "/fonts/" + path + ".ttf";
        try (InputStream file = Typeface.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(
                        resource + " is not in the jar: run `npm ci` in backend/simulator/fonts, then build again");
            }
            return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(SPACING);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(
                    "Java cannot use " + resource + ": the file is damaged, or libfontconfig is not installed", e);
        }
    }
}
