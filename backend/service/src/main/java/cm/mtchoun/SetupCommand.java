package cm.mtchoun;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.Database;
import cm.mtchoun.pipeline.JobStore;
import cm.mtchoun.watch.Sources;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

@Command(name = "setup", description = "Brings the database up to date and creates the first source.")
final class SetupCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        Settings settings = Settings.read(Env.ofProcess());
        Vertx vertx = Vertx.vertx();
        try {
            Database database = Database.open(vertx, settings.database(), settings.dataDir())
                    .await(2, TimeUnit.MINUTES);
            try {
                JobStore jobs = new JobStore(vertx, database.pool(), InstantSource.system());
                new Sources(database.pool(), jobs)
                        .ensureFirst(settings.source())
                        .await(30, TimeUnit.SECONDS);
            } finally {
                database.close().await(30, TimeUnit.SECONDS);
            }
            System.out.println("The database is up to date.");
            return 0;
        } finally {
            vertx.close().await(10, TimeUnit.SECONDS);
        }
    }
}
