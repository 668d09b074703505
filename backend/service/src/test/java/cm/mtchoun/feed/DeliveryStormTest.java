package cm.mtchoun.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class DeliveryStormTest {
    @Test
    void eachEventArrivesInTheOrderOfItsSubjectThoughTheReceiverFailsStallsAndRestarts() throws Exception {
        DeliveryStorm.Outcome outcome = new DeliveryStorm().run(200);

        assertThat(outcome.lost()).isEmpty();
        assertThat(outcome.unordered()).isEmpty();
        assertThat(outcome.badSignatures()).isZero();
        assertThat(outcome.restarts()).isPositive();
        assertThat(outcome.received()).isGreaterThan(200);
    }
}
