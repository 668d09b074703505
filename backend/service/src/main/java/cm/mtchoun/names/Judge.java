package cm.mtchoun.names;

import cm.mtchoun.names.Alignment.Pair;
import cm.mtchoun.names.Reason.Code;
import cm.mtchoun.names.Word.Group;
import cm.mtchoun.names.Word.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Weighs an alignment. Every rule either lowers the score a little (a difference that people make every day) or caps it
 * below "notify" (a doubt) or below "review" (another person), and says why.
 */
final class Judge {

    /** Caps that leave the pair to an operator, from likely to faint. */
    private static final double LIKELY = 0.80, DOUBTFUL = 0.76, FAINT = 0.68;

    private static final double BARELY_NOTIFY = 0.86, ANOTHER_PERSON = 0.4;

    /** Bits of agreement: a common surname and given name, a rare surname with a given name, two surnames and two given names. */
    private static final double SOME = 8, ENOUGH = 14, STRONG = 18, VERY_STRONG = 28, OVERWHELMING = 45;

    /** Confidence below which a reading is doubtful, and below which it is hardly one. */
    private static final double UNSURE = 0.6, GUESSED = 0.4;

    private final List<Pair> pairs;
    private final Rest registered;
    private final Rest listed;
    private final List<Reason> reasons = new ArrayList<>();
    private double cap = 1;
    private double lost;
    private final double bits;
    private final double allBits;

    Judge(Alignment alignment) {
        pairs = alignment.pairs;
        registered = new Rest(
                alignment.registeredLeft,
                pairs.stream().flatMap(p -> p.registered().stream()).toList());
        listed = new Rest(
                alignment.listedLeft,
                pairs.stream().flatMap(p -> p.listed().stream()).toList());
        bits = pairs.stream().filter(Judge::isAgreement).mapToDouble(Pair::bits).sum();
        allBits = bits + leftBits(registered) + leftBits(listed);
    }

    Comparison judge() {
        if (pairs.stream().noneMatch(Judge::isPlain) && !(registered.isEmpty() && listed.isEmpty())) {
            return Comparison.NOTHING_IN_COMMON;
        }
        weighDifferentWriting();
        weighGenerations();
        forgiveSmallThings();
        weighTheRest();
        if (reasons.isEmpty()) {
            reasons.add(Reason.of(Code.SAME_NAME));
        }
        return Comparison.of(score(), reasons);
    }

    /** Small losses alone never turn a match into a doubt; below "review" the share of agreement ranks the pairs. */
    private double score() {
        if (cap < Decision.REVIEW_FROM) {
            return Math.min(cap, 0.6 * bits / Math.max(1, allBits));
        }
        double floor = cap >= Decision.NOTIFY_FROM ? Decision.NOTIFY_FROM : Decision.REVIEW_FROM;
        return Math.max(floor, cap - lost);
    }

    private static boolean isAgreement(Pair pair) {
        return pair.difference().edits() == 0;
    }

    private static double leftBits(Rest rest) {
        return rest.words().stream().mapToDouble(Word::bits).sum();
    }

    private void weighDifferentWriting() {
        int doubts = 0;
        for (Pair pair : pairs) {
            if (pair.isGlued()) {
                lose(0.01, Reason.of(Code.GLUED, pair.registered(), pair.listed()));
            }
            if (pair.difference().cost() > 0) {
                doubts += weigh(pair) ? 0 : 1;
            }
        }
        if (doubts > 1) {
            limit(doubts == 2 && bits >= STRONG ? FAINT : ANOTHER_PERSON, Reason.of(Code.SEVERAL_DOUBTS));
        }
    }

    /** @return whether the two words are one for sure */
    private boolean weigh(Pair pair) {
        double rest = isAgreement(pair) ? bits - pair.bits() : bits;
        boolean surname = pair.surname() >= 0.5;
        if (isAgreement(pair)) {
            return weighReading(pair, rest, surname);
        }
        if (pair.difference().edits() > 1) {
            limit(rest >= STRONG ? FAINT : ANOTHER_PERSON, reason(Code.DAMAGED, pair));
        } else if (surname) {
            weighSurnameEdit(pair, rest);
        } else {
            weighGivenNameEdit(pair, rest);
        }
        return cap >= Decision.NOTIFY_FROM;
    }

    private boolean weighReading(Pair pair, double rest, boolean surname) {
        double soft = pair.difference().soft();
        double credit = credit(pair.difference().length());
        if (credit > 0.1) {
            credit += (rest >= STRONG ? 0.15 : 0) + (surname ? 0 : 0.15);
        }
        if (soft <= credit) {
            lose(0.02 + 0.06 * soft, reason(Code.READ_DIFFERENTLY, pair));
            return true;
        }
        boolean isShort = pair.difference().length() <= 4;
        limit(isShort && rest < STRONG ? ANOTHER_PERSON : LIKELY, reason(Code.DOUBTFUL_READING, pair));
        return false;
    }

    /** Short words get none but for signs: one letter more or less is another name there. */
    private static double credit(int length) {
        return length <= 3 ? 0.1 : length == 4 ? 0.12 : length <= 6 ? 0.25 : length <= 8 ? 0.35 : 0.6;
    }

    /** One letter makes another family: never told on that alone, unless the OCR itself was unsure of a long word. */
    private void weighSurnameEdit(Pair pair, double rest) {
        Difference difference = pair.difference();
        int length = difference.length();
        boolean neighbour = difference.neighbour();
        if (length >= 6) {
            boolean unsure = pair.confidence() < UNSURE && !neighbour && rest >= STRONG;
            limit(
                    unsure ? BARELY_NOTIFY : rest >= SOME - 4 ? DOUBTFUL : length >= 8 ? FAINT : ANOTHER_PERSON,
                    editReason(pair));
        } else {
            double needed = length == 5 ? SOME : length == 4 ? STRONG : VERY_STRONG;
            limit(rest >= needed ? FAINT : ANOTHER_PERSON, editReason(pair));
        }
    }

    private void weighGivenNameEdit(Pair pair, double rest) {
        Difference difference = pair.difference();
        if (difference.length() >= 7 && !difference.neighbour() && rest >= VERY_STRONG) {
            limit(BARELY_NOTIFY, editReason(pair));
        } else if (difference.length() >= 4 && rest >= SOME) {
            limit(difference.neighbour() ? FAINT : DOUBTFUL, editReason(pair));
        } else {
            limit(rest >= VERY_STRONG ? FAINT : ANOTHER_PERSON, editReason(pair));
        }
    }

    private void weighGenerations() {
        List<Word> mine = registered.ofKind(Kind.GENERATION);
        List<Word> theirs = listed.ofKind(Kind.GENERATION);
        if (!mine.isEmpty() && !theirs.isEmpty()) {
            limit(
                    theirs.get(0).confidence() < UNSURE ? BARELY_NOTIFY : LIKELY,
                    Reason.of(Code.NUMERAL_DIFFERS, mine, theirs));
        } else if (!theirs.isEmpty()) {
            lose(0.05, Reason.of(Code.NUMERAL_MISSING, mine, theirs));
        } else if (!mine.isEmpty()) {
            limit(LIKELY, Reason.of(Code.NUMERAL_EXTRA, mine, theirs));
        }
    }

    private void forgiveSmallThings() {
        lost += 0.01
                * (registered.ofKind(Kind.LINK).size()
                        + listed.ofKind(Kind.LINK).size());
        List<Word> links = registered.ofKind(Kind.LINK);
        List<Word> otherLinks = listed.ofKind(Kind.LINK);
        limitIf(!links.isEmpty() && !otherLinks.isEmpty(), LIKELY, Reason.of(Code.LETTER_NEIGHBOUR, links, otherLinks));
        matchInitials(registered, listed);
        matchInitials(listed, registered);
        List<Word> specks = listed.words().stream()
                .filter(word -> word.text().length() <= 2 && word.surname() < 1
                        || word.text().length() <= 3 && word.confidence() < GUESSED)
                .toList();
        if (!specks.isEmpty()) {
            listed.drop(specks);
            lose(0.02, Reason.of(Code.STRAY_LETTERS, List.of(), specks));
        }
        dropAliases(registered);
        dropAliases(listed);
    }

    private void matchInitials(Rest initials, Rest names) {
        for (Word initial : initials.ofKind(Kind.INITIAL)) {
            names.words().stream()
                    .filter(word -> word.text().startsWith(initial.text()) && !word.isSurname())
                    .findFirst()
                    .ifPresent(word -> names.drop(List.of(word)));
            initials.drop(List.of(initial));
            lose(0.04, Reason.of(Code.INITIAL));
        }
    }

    private void dropAliases(Rest rest) {
        List<Word> aliases = rest.words().stream()
                .filter(word -> word.group() == Group.ALIAS)
                .toList();
        rest.drop(aliases);
        lost += aliases.isEmpty() ? 0 : 0.02;
    }

    private void weighTheRest() {
        boolean oneSurnameAlone = dropOtherSurname(listed, registered) || dropOtherSurname(registered, listed);
        if (registered.isEmpty() && listed.isEmpty()) {
            limitIf(oneSurnameAlone && !sharesGivenName(), FAINT, Reason.of(Code.NO_GIVEN_NAME));
        } else if (!registered.isEmpty() && !listed.isEmpty()) {
            weighConflict();
        } else {
            weighOneSided(registered.isEmpty() ? listed : registered, oneSurnameAlone);
        }
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
                lose(0.04, rest == listed ? Reason.of(code, List.of(), whole) : Reason.of(code, whole, List.of()));
                dropped = true;
            }
        }
        return dropped;
    }

    private void weighConflict() {
        boolean givenNames = registered.isGivenNamesOnly() && listed.isGivenNamesOnly();
        Code code = givenNames ? Code.OTHER_GIVEN_NAME : Code.OTHER_SURNAME;
        limit(bits >= OVERWHELMING ? FAINT : ANOTHER_PERSON, Reason.of(code, registered.words(), listed.words()));
        limitIf(!sharesSurname(), ANOTHER_PERSON / 2, Reason.of(Code.ONLY_GIVEN_NAMES));
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
            limit(sharesSurname() && sharesGivenName() && bits >= ENOUGH ? DOUBTFUL : ANOTHER_PERSON, reason);
            return;
        }
        lose(0.04, reason);
        limitIf(
                !sharesGivenName(),
                bits >= STRONG && pairs.size() > 1 ? FAINT : ANOTHER_PERSON,
                Reason.of(Code.NO_GIVEN_NAME));
        limitIf(
                !sharesSurname(),
                isWrittenWithoutCapitals() ? LIKELY : ANOTHER_PERSON / 2,
                Reason.of(Code.ONLY_GIVEN_NAMES));
        // A relative by marriage with another given name looks just like this.
        limitIf(oneSurnameAlone, LIKELY, Reason.of(Code.SEVERAL_DOUBTS));
        limitIf(bits < ENOUGH, LIKELY, Reason.of(Code.TOO_COMMON));
    }

    private boolean sharesSurname() {
        return pairs.stream().anyMatch(pair -> isPlain(pair) && pair.surname() >= 0.5);
    }

    private boolean sharesGivenName() {
        return pairs.stream()
                .anyMatch(pair -> isPlain(pair) && (pair.surname() < 0.5 || pair.isGlued() && hasGivenName(pair)));
    }

    private static boolean isPlain(Pair pair) {
        return pair.registered().stream().anyMatch(word -> word.kind() == Kind.PLAIN);
    }

    private static boolean hasGivenName(Pair pair) {
        return pair.registered().stream().anyMatch(word -> !word.isSurname())
                || pair.listed().stream().anyMatch(word -> !word.isSurname());
    }

    private boolean isWrittenWithoutCapitals() {
        return pairs.stream().noneMatch(pair -> pair.surname() == 0 || pair.surname() == 1);
    }

    private Reason editReason(Pair pair) {
        return reason(pair.difference().neighbour() ? Code.LETTER_NEIGHBOUR : Code.TYPING_DIFFERENCE, pair);
    }

    private static Reason reason(Code code, Pair pair) {
        return Reason.of(code, pair.registered(), pair.listed());
    }

    private void lose(double loss, Reason reason) {
        lost += loss;
        reasons.add(reason);
    }

    private void limitIf(boolean doubt, double limit, Reason reason) {
        if (doubt) {
            limit(limit, reason);
        }
    }

    private void limit(double limit, Reason reason) {
        if (limit < cap) {
            cap = limit;
            reasons.add(0, reason);
        } else {
            reasons.add(reason);
        }
    }
}
