package cm.mtchoun.simulator.paper;

/** Which typefaces a page may be printed in: reading is developed on the first set and judged on the second. */
public enum FontSet {
    DEVELOPMENT,
    HELD_OUT,
    /** In which the model of name lists learnt letters; installed only for that. */
    TRAINING
}
