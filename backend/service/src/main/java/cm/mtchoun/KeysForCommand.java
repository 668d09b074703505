package cm.mtchoun;

import cm.mtchoun.apikey.ApiKeyCommand;
import cm.mtchoun.apikey.ApiKeys;
import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.Database;
import cm.mtchoun.token.Tokens;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Opens the keys of a service that may run meanwhile, lends them to a command, and closes what it opened. */
final class KeysForCommand {
    private static final int OPEN_SECONDS = 120;
    private static final int CLOSE_SECONDS = 30;

    private KeysForCommand() {}

    static int lend(ApiKeyCommand.Work work) throws Exception {
        Settings settings = Settings.read(Env.ofProcess());
        Vertx vertx = Vertx.vertx();
        try {
            Database database = Database.join(vertx, settings.database(), settings.dataDir())
                    .await(OPEN_SECONDS, TimeUnit.SECONDS);
            try {
                Tokens tokens = Shared.secrets(settings).tokens();
                return work.on(new ApiKeys(database.pool(), tokens, InstantSource.system()));
            } finally {
                database.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
