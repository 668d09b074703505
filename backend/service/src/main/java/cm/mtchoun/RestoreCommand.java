package cm.mtchoun;

import cm.mtchoun.config.Env;
import cm.mtchoun.config.Settings;
import cm.mtchoun.db.Restore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Puts a backup in the place of what is there; the service must not run.")
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("mtchoun-backup.zip");

    @Option(names = "--replace", description = "Also when there are people or images, which are then lost.")
    private boolean replace;

    @Override
    public Integer call() throws Exception {
        Settings settings = Settings.read(Env.ofProcess());
        Files.createDirectories(settings.dataDir());
        long rows = new Restore(settings.database(), settings.dataDir()).read(file, replace);
        System.out.printf("%d rows restored.%n", rows);
        return 0;
    }
}
