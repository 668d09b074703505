package cm.mtchoun.names;

import cm.mtchoun.names.Word.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which words of a registered name answer which words of a listed one, whatever their order and however glued or split. */
final class Alignment {

    final List<Pair> pairs = new ArrayList<>();
    final List<Word> registeredLeft;
    final List<Word> listedLeft;

    private Alignment(PersonName registered, PersonName listed) {
        registeredLeft = new ArrayList<>(registered.words());
        listedLeft = new ArrayList<>(listed.words());
    }

    static Alignment of(PersonName registered, PersonName listed) {
        Alignment alignment = new Alignment(registered, listed);
        alignment.takeEqual();
        if (alignment.isWorthMore()) {
            alignment.takeGlued(0);
            alignment.takeSimilar();
            alignment.takeGlued(1);
        }
        return alignment;
    }

    /** Words that answer one another. More than one on a side when the other wrote them glued. */
    record Pair(List<Word> registered, List<Word> listed, Difference difference) {

        boolean isGlued() {
            return registered.size() + listed.size() > 2;
        }

        /** The side whose writing tells what is a surname; the split side when words were glued; else both, evenly. */
        double surname() {
            Word ofRegistered = registered.get(0);
            Word ofListed = listed.get(0);
            if (isGlued()) {
                return registered.size() > 1 ? ofRegistered.surname() : ofListed.surname();
            }
            if (ofListed.isCertain() || ofRegistered.isCertain()) {
                return ofListed.isCertain() ? ofListed.surname() : ofRegistered.surname();
            }
            return (ofListed.surname() + ofRegistered.surname()) / 2;
        }

        double confidence() {
            return listed.stream().mapToDouble(Word::confidence).min().orElse(0);
        }

        double bits() {
            List<Word> split = registered.size() > listed.size() ? registered : listed;
            boolean surname = surname() >= 0.5;
            return split.stream()
                    .mapToDouble(word -> split.size() > 1
                            ? word.bits()
                            : NameParts.bits(registered.get(0).text(), surname))
                    .sum();
        }
    }

    private void takeEqual() {
        for (Word word : List.copyOf(listedLeft)) {
            for (Word other : registeredLeft) {
                if (other.text().equals(word.text())
                        && (other.kind() == Kind.GENERATION) == (word.kind() == Kind.GENERATION)) {
                    take(new Pair(List.of(other), List.of(word), Difference.NONE));
                    break;
                }
            }
        }
    }

    private boolean isWorthMore() {
        return !registeredLeft.isEmpty() && !listedLeft.isEmpty();
    }

    /** Joined words are tried before similar ones: MBAL LANGO is MBALLANGO before LANGO is anything else. */
    private void takeGlued(int edits) {
        boolean found = true;
        while (found) {
            found = takeOneGlued(registeredLeft, listedLeft, true, edits)
                    || takeOneGlued(listedLeft, registeredLeft, false, edits);
        }
    }

    private boolean takeOneGlued(List<Word> split, List<Word> glued, boolean registeredIsSplit, int edits) {
        for (Word one : glued) {
            if (one.kind() != Kind.PLAIN || one.text().length() < 4) {
                continue;
            }
            for (List<Word> parts : Splits.of(split, one.text())) {
                String joined = String.join("", parts.stream().map(Word::text).toList());
                Difference difference = WordDistance.between(joined, one.text(), one.confidence());
                if (difference.edits() <= edits && difference.isPlausible()) {
                    take(
                            registeredIsSplit
                                    ? new Pair(parts, List.of(one), difference)
                                    : new Pair(List.of(one), parts, difference));
                    return true;
                }
            }
        }
        return false;
    }

    private void takeSimilar() {
        List<Pair> similar = new ArrayList<>();
        for (Word word : listedLeft) {
            for (Word other : registeredLeft) {
                if (word.kind() == Kind.PLAIN && other.kind() == Kind.PLAIN) {
                    Difference difference = WordDistance.between(other.text(), word.text(), word.confidence());
                    if (difference.isPlausible()) {
                        similar.add(new Pair(List.of(other), List.of(word), difference));
                    }
                }
            }
        }
        similar.sort(Comparator.comparingDouble(pair -> pair.difference().cost()));
        for (Pair pair : similar) {
            if (registeredLeft.contains(pair.registered().get(0))
                    && listedLeft.contains(pair.listed().get(0))) {
                take(pair);
            }
        }
    }

    private void take(Pair pair) {
        pairs.add(pair);
        pair.registered().forEach(registeredLeft::remove);
        pair.listed().forEach(listedLeft::remove);
    }
}
