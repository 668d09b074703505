package cm.mtchoun.simulator.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that says one thing after the other. */
final class SmtpDialogue implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    SmtpDialogue(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = socket.getOutputStream();
        reply();
        say("EHLO test");
    }

    String say(String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        return reply();
    }

    /** @return the first refusal, or the answer to the final dot */
    String deliver(String to, String mail) throws IOException {
        say("MAIL FROM:<bounce@example.org>");
        String accepted = say("RCPT TO:<" + to + ">");
        if (!accepted.startsWith("250")) {
            return accepted;
        }
        say("DATA");
        return say(mail.replaceAll("(?m)^\\.", "..").replace("\n", "\r\n") + ".");
    }

    private String reply() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line == null ? "" : line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
