package cm.mtchoun;

import cm.mtchoun.apikey.ApiKeyCommand;
import cm.mtchoun.apikey.ApiKeys;
import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.Database;
import cm.mtchoun.db.DatabaseForCommand;
import cm.mtchoun.token.Tokens;
import java.time.InstantSource;

/** Lends a command the keys of a service that may run meanwhile. */
final class KeysForCommand {
    private KeysForCommand() {}

    static int lend(ApiKeyCommand.Work work) throws Exception {
        Settings settings = Settings.read(Env.ofProcess());
        return DatabaseForCommand.lend(settings, Database::join, (vertx, database) -> {
            Tokens tokens = Shared.secrets(settings).tokens();
            return work.on(new ApiKeys(database.pool(), tokens, InstantSource.system()));
        });
    }
}
