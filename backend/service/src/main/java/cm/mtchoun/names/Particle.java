package cm.mtchoun.names;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words of a name that are no part of it but say something about the others. */
enum Particle {
    /** Surnames after it come by marriage. */
    MARRIED(
            "EPSE EPOUSE EPOUSEE EPSEE EPS EPE EP EPZE EPXE CPSE EPSC CPSC FPSE EPSF ERSE EOSE EPSO EPOUSC CPOUSE EPOUZE "
                    + "VVE VEUVE VVC VYE VWE WVE WE VEVE VEUV VEUVC VEUF VF"),
    /** Surnames after it are those of birth. */
    BORN("NEE NEEE NEC NCE NEES"),
    /** What follows is a second name. */
    ALIAS("DIT DITE ALIAS AKA ALLAS"),
    TITLE("M MR MME MLLE MRS MS MISS MISTER MONSIEUR MADAME MADEMOISELLE DR PR DOCTEUR PROFESSEUR MM");

    private static final Map<String, Particle> BY_WORD = new HashMap<>();

    static {
        for (Particle particle : values()) {
            for (String word : particle.words.split(" ")) {
                BY_WORD.put(word, particle);
            }
        }
    }

    private static final String[] FULL = {"EPSE", "EPOUSE", "VEUVE"};

    private final String words;

    Particle(String words) {
        this.words = words;
    }

    /**
     * @param piece as written
     * @param folded the same, folded
     * @param inside whether words stand on both sides of it
     * @return null when the piece is a word of the name itself
     */
    static @Nullable Particle of(String piece, String folded, boolean inside) {
        Particle particle = BY_WORD.get(folded);
        if (particle == null) {
            return null;
        }
        if (particle == TITLE) {
            // "M." is a title, "M" may be an initial.
            return folded.length() > 1 || piece.endsWith(".") ? TITLE : null;
        }
        boolean small = piece.equals(piece.toLowerCase(Locale.ROOT));
        return inside && (folded.length() > 2 || small || folded.equals("EP")) ? particle : null;
    }

    /** @return what a piece in small letters stands for that is one letter from "epse", "épouse" or "veuve"; null for others */
    static @Nullable Particle misread(String piece, String folded) {
        if (folded.length() < 4 || folded.length() > 7 || !Character.isLowerCase(piece.charAt(0))) {
            return null;
        }
        for (String full : FULL) {
            if (WordDistance.between(full, folded, 0).edits() <= 1) {
                return MARRIED;
            }
        }
        return null;
    }
}
