package cm.mtchoun.simulator.site;

/** What a fault hits. */
public enum Target {
    PAGE,
    IMAGES
}
