package cm.mtchoun.simulator.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/** A plain HTTP/1.1 server, as the consulate's is: an upgrade to HTTP/2 would hide how connections are used. */
public final class WebServer {
    private static final HttpServerOptions PLAIN = new HttpServerOptions().setHttp2ClearTextEnabled(false);

    private WebServer() {}

    /**
     * Listens; port 0 is any free one.
     *
     * @param what named when the port is taken, which fails with {@link PortTakenException}
     */
    public static Future<HttpServer> listen(Vertx vertx, String what, String host, int port, Router router) {
        Future<HttpServer> server =
                vertx.createHttpServer(PLAIN).requestHandler(router).listen(port, host);
        return PortTakenException.explain(what, port, server);
    }
}
