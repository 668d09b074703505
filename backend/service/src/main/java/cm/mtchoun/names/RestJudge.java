package cm.mtchoun.names;

import static cm.mtchoun.names.Evidence.ENOUGH;
import static cm.mtchoun.names.Evidence.OVERWHELMING;
import static cm.mtchoun.names.Evidence.STRONG;
import static cm.mtchoun.names.Verdict.ANOTHER_PERSON;
import static cm.mtchoun.names.Verdict.BARELY_NOTIFY;
import static cm.mtchoun.names.Verdict.DOUBTFUL;
import static cm.mtchoun.names.Verdict.FAINT;
import static cm.mtchoun.names.Verdict.LIKELY;

import cm.mtchoun.names.Reason.Code;
import cm.mtchoun.names.Word.Group;
import cm.mtchoun.names.Word.Kind;
import java.util.List;

/** Weighs the words that one of the two names has and the other has not. */
final class RestJudge {

    private static final double SPECKS = 0.02, WORDS = 0.04;

    private final Evidence evidence;
    private final Rest registered;
    private final Rest listed;
    private final Verdict verdict;
    private boolean hasSpecks;

    RestJudge(Evidence evidence, Rest registered, Rest listed, Verdict verdict) {
        this.evidence = evidence;
        this.registered = registered;
        this.listed = listed;
        this.verdict = verdict;
    }

    void weigh() {
        weighGenerations();
        forgiveSmallThings();
        boolean oneSurnameAlone = dropOtherSurname(listed, registered) || dropOtherSurname(registered, listed);
        if (registered.isEmpty() && listed.isEmpty()) {
            verdict.limitIf(oneSurnameAlone && !evidence.sharesGivenName(), FAINT, Reason.of(Code.NO_GIVEN_NAME));
            verdict.lose(hasSpecks ? SPECKS : 0);
            return;
        }
        // Specks beside them cost nothing more: a surer reading may take these, too, for words.
        verdict.lose(WORDS);
        if (!registered.isEmpty() && !listed.isEmpty()) {
            weighConflict();
        } else {
            weighOneSided(registered.isEmpty() ? listed : registered, oneSurnameAlone);
        }
    }

    private void weighGenerations() {
        List<Word> mine = registered.ofKind(Kind.GENERATION);
        List<Word> theirs = listed.ofKind(Kind.GENERATION);
        if (!mine.isEmpty() && !theirs.isEmpty()) {
            verdict.limit(
                    theirs.get(0).confidence() < Evidence.UNSURE ? BARELY_NOTIFY : LIKELY,
                    Reason.of(Code.NUMERAL_DIFFERS, mine, theirs));
        } else if (!theirs.isEmpty()) {
            verdict.lose(0.05, Reason.of(Code.NUMERAL_MISSING, mine, theirs));
        } else if (!mine.isEmpty()) {
            verdict.limit(LIKELY, Reason.of(Code.NUMERAL_EXTRA, mine, theirs));
        }
    }

    private void forgiveSmallThings() {
        List<Word> links = registered.ofKind(Kind.LINK);
        List<Word> otherLinks = listed.ofKind(Kind.LINK);
        verdict.lose(0.01 * (links.size() + otherLinks.size()));
        verdict.limitIf(
                !links.isEmpty() && !otherLinks.isEmpty(), LIKELY, Reason.of(Code.LETTER_NEIGHBOUR, links, otherLinks));
        matchInitials(registered, listed, registered.singleLetters());
        matchInitials(listed, registered, listed.ofKind(Kind.INITIAL));
        List<Word> specks = listed.words().stream().filter(RestJudge::isSpeck).toList();
        if (!specks.isEmpty()) {
            listed.drop(specks);
            verdict.note(Reason.of(Code.STRAY_LETTERS, List.of(), specks));
            hasSpecks = true;
        }
        dropAliases(registered);
        dropAliases(listed);
    }

    private static boolean isSpeck(Word word) {
        int length = word.text().length();
        return length <= 2 && (word.surname() < 1 || word.confidence() < Evidence.UNSURE)
                || length <= 3 && word.confidence() < Evidence.GUESSED;
    }

    /** A person may type an initial small; a small letter by itself on the list is a speck. */
    private void matchInitials(Rest side, Rest names, List<Word> initials) {
        for (Word initial : initials) {
            names.words().stream()
                    .filter(word -> word.text().startsWith(initial.text()) && !word.isSurname())
                    .findFirst()
                    .ifPresent(word -> names.drop(List.of(word)));
            side.drop(List.of(initial));
            verdict.lose(0.04, Reason.of(Code.INITIAL));
        }
    }

    private void dropAliases(Rest rest) {
        List<Word> aliases = rest.words().stream()
                .filter(word -> word.group() == Group.ALIAS)
                .toList();
        rest.drop(aliases);
        verdict.lose(aliases.isEmpty() ? 0 : 0.02);
    }

    /** Birth or married name alone, provided the other side has no surname of its own to set against it. */
    private boolean dropOtherSurname(Rest rest, Rest other) {
        if (!other.isGivenNamesOnly()) {
            return false;
        }
        boolean dropped = false;
        for (Group group : List.of(Group.BIRTH, Group.MARRIED)) {
            List<Word> whole = rest.wholeGroup(group);
            if (!whole.isEmpty()) {
                rest.drop(whole);
                Code code = group == Group.BIRTH ? Code.MARRIED_NAME_ALONE : Code.MAIDEN_NAME_ALONE;
                verdict.lose(
                        0.04, rest == listed ? Reason.of(code, List.of(), whole) : Reason.of(code, whole, List.of()));
                dropped = true;
            }
        }
        return dropped;
    }

    private void weighConflict() {
        if (evidence.bits >= STRONG && mayBeOneUnreadable()) {
            verdict.limit(FAINT, Reason.of(Code.UNREADABLE, registered.words(), listed.words()));
            return;
        }
        boolean givenNames = registered.isGivenNamesOnly() && listed.isGivenNamesOnly();
        Code code = givenNames ? Code.OTHER_GIVEN_NAME : Code.OTHER_SURNAME;
        verdict.limit(
                evidence.bits >= OVERWHELMING ? FAINT : ANOTHER_PERSON,
                Reason.of(code, registered.words(), listed.words()));
        verdict.limitIf(!evidence.sharesSurname(), ANOTHER_PERSON / 2, Reason.of(Code.ONLY_GIVEN_NAMES));
    }

    /** Words that the reading itself doubts, about as long as those in their place, with an end in common. */
    private boolean mayBeOneUnreadable() {
        String mine = joined(registered.words());
        String theirs = joined(listed.words());
        return listed.words().stream().allMatch(word -> word.confidence() < Evidence.UNSURE)
                && Math.abs(mine.length() - theirs.length()) <= 2
                && (Skeleton.alike(mine.charAt(0)) == Skeleton.alike(theirs.charAt(0))
                        || Skeleton.alike(mine.charAt(mine.length() - 1))
                                == Skeleton.alike(theirs.charAt(theirs.length() - 1)));
    }

    private static String joined(List<Word> words) {
        return String.join("", words.stream().map(Word::text).toList());
    }

    private void weighOneSided(Rest rest, boolean oneSurnameAlone) {
        boolean onList = rest == listed;
        List<Word> words = rest.words();
        boolean givenNames = rest.isGivenNamesOnly();
        Code code = givenNames
                ? onList ? Code.GIVEN_NAME_MISSING : Code.GIVEN_NAME_EXTRA
                : onList ? Code.SURNAME_MISSING : Code.SURNAME_EXTRA;
        Reason reason = onList ? Reason.of(code, List.of(), words) : Reason.of(code, words, List.of());
        if (!givenNames) {
            boolean perhaps = evidence.sharesSurname() && evidence.sharesGivenName() && evidence.bits >= ENOUGH;
            verdict.limit(perhaps ? DOUBTFUL : ANOTHER_PERSON, reason);
            return;
        }
        verdict.note(reason);
        verdict.limitIf(
                !evidence.sharesGivenName(),
                evidence.bits >= STRONG && evidence.pairs.size() > 1 ? FAINT : ANOTHER_PERSON,
                Reason.of(Code.NO_GIVEN_NAME));
        verdict.limitIf(
                !evidence.sharesSurname(),
                evidence.tellsSurnames() ? ANOTHER_PERSON / 2 : LIKELY,
                Reason.of(Code.ONLY_GIVEN_NAMES));
        // A relative by marriage with another given name looks just like this.
        verdict.limitIf(oneSurnameAlone, LIKELY, Reason.of(Code.SEVERAL_DOUBTS));
        verdict.limitIf(evidence.bits < ENOUGH, LIKELY, Reason.of(Code.TOO_COMMON));
    }
}
