package cm.mtchoun.operator;

import java.util.Locale;

/** What an operator may do; each rank may do all that the one before may. */
enum Rank {
    /** Decides doubtful matches, corrects badly read pages. */
    REVIEWER,
    /** Also undoes and approves decisions, looks after mails, sources and announcements, reads the audit log. */
    MANAGER,
    /** Also looks after the accounts. */
    ADMIN;

    /** As in the column {@code operator.rank} and in {@code x-roles} of the contract. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Rank of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean reaches(Rank other) {
        return compareTo(other) >= 0;
    }
}
