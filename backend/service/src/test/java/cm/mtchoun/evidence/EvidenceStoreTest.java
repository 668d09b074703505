package cm.mtchoun.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.pipeline.Eventually;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EvidenceStoreTest {
    private static final Buffer IMAGE = Buffer.buffer("the bytes of an image");
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path dataDir;

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void givesBackWhatWasPutAndKeepsTheSameBytesOnce() throws Exception {
        byte[] sha256 = await(store().put(IMAGE));
        assertThat(await(store().put(IMAGE))).isEqualTo(sha256);

        assertThat(await(store().get(sha256))).isEqualTo(IMAGE);
        assertThat(files()).hasSize(1);
    }

    @Test
    void replacesAFileThatAPowerCutLeftShort() throws Exception {
        byte[] sha256 = await(store().put(IMAGE));
        Files.writeString(files().get(0), "the by");

        await(store().put(IMAGE));

        assertThat(await(store().get(sha256))).isEqualTo(IMAGE);
    }

    @Test
    void deletesWhatAKilledProcessLeftHalfWrittenButNothingThatMayBeInHand() throws Exception {
        byte[] sha256 = await(store().put(IMAGE));
        Path left = Files.writeString(files().get(0).resolveSibling("part-1.tmp"), "half an im");
        Files.setLastModifiedTime(left, FileTime.from(NOW.minusSeconds(1_000)));
        Path inHand = Files.writeString(files().get(0).resolveSibling("part-2.tmp"), "half an im");
        Files.setLastModifiedTime(inHand, FileTime.from(NOW));

        assertThat(await(store().tidy(NOW.minusSeconds(600)))).isEqualTo(1);

        assertThat(left).doesNotExist();
        assertThat(inHand).exists();
        assertThat(await(store().get(sha256))).isEqualTo(IMAGE);
    }

    @Test
    void saysThatTheNextImageCannotBeKeptAndKeepsItOnceItCan() throws Exception {
        assertThat(await(store().problem())).isEmpty();
        Files.delete(dataDir.resolve("images"));
        Path inTheWay = Files.writeString(dataDir.resolve("images"), "not a folder");

        assertThat(await(store().problem())).get().asString().contains("cannot be written");
        Future<byte[]> failed = store().put(IMAGE);
        Eventually.until(failed::isComplete);
        assertThat(failed.failed()).isTrue();

        Files.delete(inTheWay);
        await(store().put(IMAGE));
        assertThat(await(store().problem())).isEmpty();
    }

    private EvidenceStore store() {
        return new EvidenceStore(vertx, dataDir);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(dataDir)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(10, TimeUnit.SECONDS);
    }
}
