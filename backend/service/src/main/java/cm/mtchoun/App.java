package cm.mtchoun;

import cm.mtchoun.config.Settings;
import cm.mtchoun.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;

final class App {
    private final Vertx vertx;
    private final Database database;

    private App(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
    }

    static Future<App> start(Settings settings, Set<Role> roles) {
        Vertx vertx = Vertx.vertx();
        return Database.open(vertx, settings.database(), settings.dataDir()).map(database -> new App(vertx, database));
    }

    Future<Void> stop() {
        return database.close().eventually(vertx::close);
    }
}
