package cm.mtchoun.simulator.paper;

/** Which typefaces a page may be printed in: reading is developed on one set and judged on the other. */
public enum FontSet {
    DEVELOPMENT,
    HELD_OUT
}
