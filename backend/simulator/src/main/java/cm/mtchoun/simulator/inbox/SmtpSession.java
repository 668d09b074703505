package cm.mtchoun.simulator.inbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client talking SMTP (RFC 5321, with pipelining and 8-bit text); lives on its connection's event loop. */
final class SmtpSession {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LARGEST_MAIL = 10 * 1024 * 1024;
    private static final int MOST_RECIPIENTS = 100;
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:MAIL FROM|RCPT TO): ?<([^<>]*)>.*");

    private final NetSocket socket;
    private final Refusals refusals;
    private final Mailbox mailbox;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";
    private boolean hasSender;
    private boolean inData;
    private Buffer data = Buffer.buffer();

    private SmtpSession(NetSocket socket, Refusals refusals, Mailbox mailbox) {
        this.socket = socket;
        this.refusals = refusals;
        this.mailbox = mailbox;
    }

    static void open(NetSocket socket, Refusals refusals, Mailbox mailbox) {
        SmtpSession session = new SmtpSession(socket, refusals, mailbox);
        RecordParser lines = RecordParser.newDelimited("\r\n", session::line).maxRecordSize(LONGEST_LINE);
        lines.exceptionHandler(tooLong -> session.hangUp("500 5.5.2 line too long"));
        socket.exceptionHandler(gone -> socket.close());
        socket.handler(lines);
        session.reply("220 inbox ESMTP ready");
    }

    private void line(Buffer line) {
        if (inData) {
            collect(line);
        } else {
            command(line.toString().strip());
        }
    }

    private void command(String line) {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" ->
                reply("250-inbox\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE " + LARGEST_MAIL);
            case "HELO", "NOOP" -> reply("250 2.0.0 ok");
            case "MAIL" -> mail(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> startData();
            case "RSET" -> {
                reset();
                reply("250 2.0.0 forgotten");
            }
            case "QUIT" -> hangUp("221 2.0.0 bye");
            default -> reply("502 5.5.1 unknown command");
        }
    }

    private void mail(String line) {
        Matcher address = ADDRESS.matcher(line);
        if (!address.matches()) {
            reply("501 5.5.4 MAIL FROM:<address> expected");
            return;
        }
        reset();
        sender = address.group(1);
        hasSender = true;
        reply("250 2.1.0 ok");
    }

    private void recipient(String line) {
        Matcher address = ADDRESS.matcher(line);
        if (!hasSender || !address.matches() || address.group(1).isEmpty()) {
            reply(hasSender ? "501 5.5.4 RCPT TO:<address> expected" : "503 5.5.1 MAIL first");
            return;
        }
        int code = recipients.size() >= MOST_RECIPIENTS ? 452 : refusals.codeFor(address.group(1));
        if (code == Refusals.ACCEPTED) {
            recipients.add(address.group(1));
            reply("250 2.1.5 ok");
        } else {
            reply(code + (code < 500 ? " 4.2.1 try again later" : " 5.1.1 no such mailbox"));
        }
    }

    private void startData() {
        if (recipients.isEmpty()) {
            reply("503 5.5.1 no recipient");
            return;
        }
        inData = true;
        reply("354 end with a line of one dot");
    }

    private void collect(Buffer line) {
        if (line.length() == 1 && line.getByte(0) == '.') {
            deliver();
        } else if (data.length() + line.length() <= LARGEST_MAIL) {
            boolean stuffed = line.length() > 0 && line.getByte(0) == '.';
            data.appendBuffer(stuffed ? line.getBuffer(1, line.length()) : line).appendString("\r\n");
        } else {
            hangUp("552 5.3.4 mail larger than " + LARGEST_MAIL + " bytes");
        }
    }

    private void deliver() {
        long number = mailbox.add(sender, recipients, data.getBytes());
        reset();
        reply("250 2.0.0 kept as " + number);
    }

    private void reset() {
        inData = false;
        hasSender = false;
        sender = "";
        recipients.clear();
        data = Buffer.buffer();
    }

    private void reply(String text) {
        socket.write(text + "\r\n");
    }

    private void hangUp(String text) {
        socket.end(Buffer.buffer(text + "\r\n"));
    }
}
