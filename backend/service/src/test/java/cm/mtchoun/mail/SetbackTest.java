package cm.mtchoun.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetbackTest {
    @ParameterizedTest
    @CsvSource({
        "ADDRESS_REFUSED, recipient address not accepted, 550 5.1.1 no such user",
        "ADDRESS_REFUSED, recipient address not accepted, 550 Requested action not taken: mailbox unavailable",
        "ADDRESS_REFUSED, recipient address not accepted, 553 mailbox name not allowed",
        "ADDRESS_REFUSED, sending data failed, 554 transaction failed",
        "ADDRESS_REFUSED, DATA command not accepted, 554 no valid recipients",
        "NOT_NOW, recipient address not accepted, 451 4.7.1 greylisted",
        "NOT_NOW, sending data failed, 452 4.3.1 insufficient storage",
        "NOT_NOW, recipient address not accepted, 552 5.2.2 mailbox full",
        "NOT_NOW, recipient address not accepted, 554 5.7.1 relay access denied",
        "NOT_NOW, recipient address not accepted, 550 relaying denied",
        "NOT_NOW, recipient address not accepted, 530 authentication required",
        "NOT_NOW, DATA command not accepted, 503 bad sequence",
        "OUTAGE, sender address not accepted, 550 5.1.8 sender domain unknown",
        "OUTAGE, got error response, 421 too busy",
        "OUTAGE, AUTH PLAIN failed, 535 5.7.8 bad credentials",
        "OUTAGE, HELO failed., 554 go away"
    })
    void onlyARefusalOfTheAddressItselfIsFinal(Setback expected, String doing, String reply) {
        int code = Integer.parseInt(reply.substring(0, 3));

        assertThat(Setback.of(new SMTPException(doing, code, List.of(reply), false)))
                .isEqualTo(expected);
    }

    @Test
    void aServerThatCannotBeReachedIsNoFaultOfTheMail() {
        assertThat(List.of(
                        new ConnectException("refused"),
                        new UnknownHostException("smtp"),
                        new SSLHandshakeException("certificate")))
                .allMatch(cause -> Setback.of(cause) == Setback.OUTAGE);
    }

    @Test
    void aConnectionThatBreaksMayBeTheMailsFaultSoTriesAreCounted() {
        assertThat(List.of(new IOException("closed"), new TimeoutException(), new IllegalArgumentException("address")))
                .allMatch(cause -> Setback.of(cause) == Setback.NOT_NOW);
    }

    @Test
    void whatTheServerRepeatsOfTheAddressIsNotPassedOn() {
        SMTPException reply = new SMTPException(
                "recipient address not accepted",
                550,
                List.of("550-5.1.1 <Awa.Ngono@example.org>: user awa.ngono unknown", "550 see mailto:help@example.org"),
                false);

        assertThat(new NotAcceptedException(reply, "Awa.Ngono@Example.org").reason())
                .isEqualTo("recipient address not accepted: 550-5.1.1 … user … unknown 550 see …");
    }
}
