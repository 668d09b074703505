package cm.mtchoun.simulator;

import cm.mtchoun.simulator.paper.Communique;
import cm.mtchoun.simulator.paper.Level;
import cm.mtchoun.simulator.paper.Page;
import cm.mtchoun.simulator.paper.Printer;
import cm.mtchoun.simulator.paper.Scanner;
import cm.mtchoun.simulator.paper.Tint;
import cm.mtchoun.simulator.paper.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes scanned communiqués to {@code images/} of a folder and what they say to its {@code truth.json}. */
final class ImageFolder {
    private final Path folder;
    private final Truth truth = new Truth();

    ImageFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("images"));
    }

    /** @return how many pages it took */
    int add(Communique communique, Level level, Tint tint) {
        int[] pages = {0};
        Printer.print(communique, page -> {
            write(communique, page, level, tint, communique.seed() + pages[0]);
            pages[0]++;
        });
        return pages[0];
    }

    void finish() throws IOException {
        Files.writeString(folder.resolve("truth.json"), truth.json());
    }

    private void write(Communique communique, Page page, Level level, Tint tint, long seed) {
        String name = Truth.imageName(communique.date(), page.letter());
        try {
            Files.write(folder.resolve("images").resolve(name), Scanner.scan(page, level, tint, seed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        truth.add(name, level, communique, page);
    }
}
