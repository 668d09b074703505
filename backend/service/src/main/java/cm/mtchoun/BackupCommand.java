package cm.mtchoun;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.Backup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Writes everything (tables, images, secrets) into one archive; the service may run meanwhile."
                + " Keep it where only you can read it.")
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("mtchoun-backup.zip");

    @Override
    public Integer call() throws Exception {
        Settings settings = Settings.read(Env.ofProcess());
        Backup.Summary done = new Backup(settings.database(), settings.dataDir())
                .write(file, InstantSource.system().instant());
        System.out.printf("%s: %d rows, %d images.%n", file, done.rows(), done.images());
        return 0;
    }
}
