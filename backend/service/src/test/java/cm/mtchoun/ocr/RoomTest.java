package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.pipeline.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoomTest {
    @Test
    void twoPostersAreWorkedOnOneAfterTheOther() throws Exception {
        Thread second;
        try (Room first = Room.forPixels(ImageDecoder.MAX_PIXELS)) {
            second = new Thread(() -> Room.forPixels(ImageDecoder.MAX_PIXELS).close());
            second.start();
            Eventually.until(() -> second.getState() != Thread.State.NEW && second.getState() != Thread.State.RUNNABLE);

            assertThat(second.getState()).as("beside %s", first).isEqualTo(Thread.State.WAITING);
        }
        second.join();
    }

    @Test
    void usualPagesAreWorkedOnSideBySide() {
        try (Room first = Room.forPixels(4_000_000);
                Room second = Room.forPixels(4_000_000)) {
            assertThat(first).isNotSameAs(second);
        }
    }
}
