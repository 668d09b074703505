package cm.mtchoun.simulator.people;

/** The shapes of names seen in real lists with their share in thousandths; those of share 0 only come when asked for. */
public enum NameKind {
    ONE_SURNAME_TWO_GIVEN(210),
    TWO_SURNAMES_TWO_GIVEN(210),
    TWO_SURNAMES_ONE_GIVEN(170),
    ONE_SURNAME_ONE_GIVEN(135),
    /** {@code X epse Y Given} */
    MARRIED(150),
    /** {@code X vve Y Given} */
    WIDOW(20),
    HYPHENATED_GIVEN(40),
    ROMAN_NUMERAL(10),
    SURNAMES_ONLY(20),
    SINGLE_WORD(10),
    LOWER_CASE_SURNAME(15),
    /** An apostrophe inside the surname, or a particle before it. */
    APOSTROPHE(10),
    CIRCUMFLEX(0),
    DIAERESIS(0),
    /** A surname ending in I. */
    ENDS_IN_I(0),
    /** A surname with DJ in it. */
    DJ(0);

    private final int share;

    NameKind(int share) {
        this.share = share;
    }

    int share() {
        return share;
    }
}
