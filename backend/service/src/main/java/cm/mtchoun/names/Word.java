package cm.mtchoun.names;

/**
 * One word of a name.
 *
 * @param text folded, never empty
 * @param kind how it takes part in the comparison
 * @param group which of a person's surnames it can belong to
 * @param surname probability that it is a surname, 0 to 1; 0 or 1 exactly when the writing itself says so
 * @param confidence of the reading, 0 to 1
 */
record Word(String text, Kind kind, Group group, double surname, double confidence) {

    enum Kind {
        PLAIN,
        /** de, la, el...: often dropped or glued. */
        LINK,
        /** A single letter. */
        INITIAL,
        /** II, III...: tells father and son apart. */
        GENERATION
    }

    enum Group {
        /** No particle said anything. */
        SOLE,
        BIRTH,
        MARRIED,
        /** After "dit" or "alias". */
        ALIAS
    }

    boolean isSurname() {
        return surname >= 0.5;
    }

    /** True when the writing (capitals beside small letters, or a particle) says what this word is. */
    boolean isCertain() {
        return surname == 0 || surname == 1;
    }

    double bits() {
        return NameParts.bits(text, isSurname());
    }

    Word as(double newSurname, Group newGroup) {
        return new Word(text, kind, newGroup, newSurname, confidence);
    }
}
