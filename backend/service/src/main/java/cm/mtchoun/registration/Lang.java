package cm.mtchoun.registration;

import java.util.Locale;

/** Language of the mails to a person. */
enum Lang {
    FR,
    EN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
