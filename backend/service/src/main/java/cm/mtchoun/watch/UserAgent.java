package cm.mtchoun.watch;

import cm.mtchoun.config.Settings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says who asks and how to reach us. Starts as browsers do: the consulate's server turns others away. */
final class UserAgent {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private UserAgent() {}

    /** The contact is the sender of our mails, whose replies a person reads; left out when none is set. */
    static String of(Settings settings) {
        Matcher sender = ADDRESS.matcher(settings.mail().from());
        String contact = sender.find() ? "; contact " + sender.group() : "";
        return "Mozilla/5.0 (compatible; MtchounMouh/1.0; +%s%s)"
                .formatted(settings.links().site(), contact);
    }
}
