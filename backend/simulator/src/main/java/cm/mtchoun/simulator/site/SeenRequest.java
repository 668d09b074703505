package cm.mtchoun.simulator.site;

/**
 * A request the site has answered, or dropped.
 *
 * @param path with the query
 * @param status as sent; 0 when the connection was closed without an answer
 * @param userAgent empty when there was none
 */
public record SeenRequest(String path, int status, String userAgent) {}
