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
            FontSet.HELD_OUT, "eb-garamond/400Regular/EBGaramond_400Regular", "eb-garamond/700Bold/EBGaramond_700Bold"),
    ALEGREYA(FontSet.TRAINING, "alegreya/400Regular/Alegreya_400Regular", "alegreya/700Bold/Alegreya_700Bold"),
    CARDO(FontSet.TRAINING, "cardo/400Regular/Cardo_400Regular", "cardo/700Bold/Cardo_700Bold"),
    CORMORANT_GARAMOND(
            FontSet.TRAINING,
            "cormorant-garamond/400Regular/CormorantGaramond_400Regular",
            "cormorant-garamond/700Bold/CormorantGaramond_700Bold"),
    COURIER_PRIME(
            FontSet.TRAINING,
            "courier-prime/400Regular/CourierPrime_400Regular",
            "courier-prime/700Bold/CourierPrime_700Bold"),
    COUSINE(FontSet.TRAINING, "cousine/400Regular/Cousine_400Regular", "cousine/700Bold/Cousine_700Bold"),
    CRIMSON_TEXT(
            FontSet.TRAINING,
            "crimson-text/400Regular/CrimsonText_400Regular",
            "crimson-text/700Bold/CrimsonText_700Bold"),
    LATO(FontSet.TRAINING, "lato/400Regular/Lato_400Regular", "lato/700Bold/Lato_700Bold"),
    LIBRE_BASKERVILLE(
            FontSet.TRAINING,
            "libre-baskerville/400Regular/LibreBaskerville_400Regular",
            "libre-baskerville/700Bold/LibreBaskerville_700Bold"),
    LIBRE_CASLON_TEXT(
            FontSet.TRAINING,
            "libre-caslon-text/400Regular/LibreCaslonText_400Regular",
            "libre-caslon-text/700Bold/LibreCaslonText_700Bold"),
    LORA(FontSet.TRAINING, "lora/400Regular/Lora_400Regular", "lora/700Bold/Lora_700Bold"),
    MERRIWEATHER(
            FontSet.TRAINING,
            "merriweather/400Regular/Merriweather_400Regular",
            "merriweather/700Bold/Merriweather_700Bold"),
    NEUTON(FontSet.TRAINING, "neuton/400Regular/Neuton_400Regular", "neuton/700Bold/Neuton_700Bold"),
    NOTO_SANS(FontSet.TRAINING, "noto-sans/400Regular/NotoSans_400Regular", "noto-sans/700Bold/NotoSans_700Bold"),
    NOTO_SERIF(FontSet.TRAINING, "noto-serif/400Regular/NotoSerif_400Regular", "noto-serif/700Bold/NotoSerif_700Bold"),
    PT_SANS(FontSet.TRAINING, "pt-sans/400Regular/PTSans_400Regular", "pt-sans/700Bold/PTSans_700Bold"),
    PT_SERIF(FontSet.TRAINING, "pt-serif/400Regular/PTSerif_400Regular", "pt-serif/700Bold/PTSerif_700Bold"),
    ROBOTO(FontSet.TRAINING, "roboto/400Regular/Roboto_400Regular", "roboto/700Bold/Roboto_700Bold"),
    SOURCE_SANS_3(
            FontSet.TRAINING,
            "source-sans-3/400Regular/SourceSans3_400Regular",
            "source-sans-3/700Bold/SourceSans3_700Bold"),
    SOURCE_SERIF_4(
            FontSet.TRAINING,
            "source-serif-4/400Regular/SourceSerif4_400Regular",
            "source-serif-4/700Bold/SourceSerif4_700Bold"),
    SPECTRAL(FontSet.TRAINING, "spectral/400Regular/Spectral_400Regular", "spectral/700Bold/Spectral_700Bold"),
    VOLLKORN(FontSet.TRAINING, "vollkorn/400Regular/Vollkorn_400Regular", "vollkorn/700Bold/Vollkorn_700Bold");

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
