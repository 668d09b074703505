package cm.mtchoun.mail;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Why a mail was not accepted, as far as it decides what happens next. */
enum Setback {
    /** The address refuses mail for good. */
    ADDRESS_REFUSED,
    /** This mail, this time: a later try may do. */
    NOT_NOW,
    /** The server takes nothing from us, whatever the mail: no fault of this one, so no try is used up. */
    OUTAGE;

    /** What the client says it was doing when the server's reply was about this very mail. */
    private static final Pattern ABOUT_THE_MAIL =
            Pattern.compile("^(recipient address not accepted|DATA command not accepted|sending data failed)");
    /** Replies that say we do something wrong, not the recipient: commands, order, authentication. */
    private static final Set<Integer> OUR_FAULT = Set.of(500, 502, 503, 504, 523, 524, 525, 530, 534, 535, 538);
    /** Policy (RFC 3463, x.7.x) and relaying: the server does not want us; the addresses behind it are well. */
    private static final Pattern POLICY = Pattern.compile("(?i)^5\\d\\d[ -]5\\.7\\.\\d|relay|authenticat");
    /** About the address or its mailbox (RFC 3463, x.1.x and x.2.x); but a full one (x.2.2) empties. */
    private static final Pattern ADDRESS = Pattern.compile("^5\\d\\d[ -]5\\.(1\\.\\d+|2\\.(?!2\\b)\\d+)");

    private static final Pattern FULL = Pattern.compile("^5\\d\\d[ -]5\\.2\\.2\\b");

    static Setback of(Throwable cause) {
        if (cause instanceof SMTPException reply) {
            return ofReply(reply);
        }
        boolean neverGotThrough = cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof SSLException
                || saysWeCannotLogIn(cause);
        return neverGotThrough ? OUTAGE : NOT_NOW;
    }

    private static Setback ofReply(SMTPException reply) {
        if (!ABOUT_THE_MAIL.matcher(String.valueOf(reply.getMessage())).lookingAt()) {
            return OUTAGE;
        }
        return reply.isPermanent() && blamesTheAddress(reply) ? ADDRESS_REFUSED : NOT_NOW;
    }

    private static boolean blamesTheAddress(SMTPException reply) {
        return any(reply, ADDRESS)
                || !OUR_FAULT.contains(reply.getReplyCode()) && !any(reply, FULL) && !any(reply, POLICY);
    }

    private static boolean any(SMTPException reply, Pattern pattern) {
        return reply.getReplyMessages().stream()
                .anyMatch(line -> pattern.matcher(line).find());
    }

    /** The client has no type for these, only texts. */
    private static boolean saysWeCannotLogIn(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return !(cause instanceof IOException)
                && (message.startsWith("login is required") || message.startsWith("STARTTLS required"));
    }
}
