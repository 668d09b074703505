package cm.mtchoun;

import java.util.Locale;

/** A part of the work that one process can do alone; a process does all of them unless told otherwise. */
enum Role {
    API,
    WATCH,
    READ,
    MATCH,
    MAIL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT); // as it is written on the command line
    }
}
