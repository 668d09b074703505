package cm.mtchoun.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Reads the places where rows are missing as one line each, whatever pieces of lines were found there. */
final class SecondLook {

    private static final double H = WorkingPage.CAPITALS;
    private static final int FEWEST_LETTERS = 4;

    private final WorkingPage page;
    private final double scale;
    private final BiFunction<TextLine, LineCutter, VotedLine> reader;

    /**
     * @param scale of the crops, as of {@link LineCutter}
     * @param reader of a line
     */
    SecondLook(WorkingPage page, double scale, BiFunction<TextLine, LineCutter, VotedLine> reader) {
        this.page = page;
        this.scale = scale;
        this.reader = reader;
    }

    /**
     * @param lines top to bottom
     * @return the same, or with rows in place of pieces when the list has more rows then, or is surer of them
     */
    List<VotedLine> at(List<VotedLine> lines) {
        List<ListEntry> rows = NameFinder.find(lines);
        List<VotedLine> better = filled(lines, rows);
        List<ListEntry> more = found(better, lines, rows);
        return more.size() > rows.size() ? fromTheEdge(better, more) : fromTheEdge(lines, rows);
    }

    private List<VotedLine> filled(List<VotedLine> lines, List<ListEntry> rows) {
        List<VotedLine> better = lines;
        for (TextLine place : Holes.in(Numbering.repaired(rows))) {
            better = withRow(place, better, row -> {
                ListEntry entry = ListEntry.of(row);
                return entry.letters() >= FEWEST_LETTERS && entry.looksLikeName();
            });
        }
        return topToBottom(better);
    }

    /** Rows that begin elsewhere than those around are read from their edge on, and the surer reading is taken. */
    private List<VotedLine> fromTheEdge(List<VotedLine> lines, List<ListEntry> rows) {
        List<VotedLine> better = lines;
        for (int i = 0; i < rows.size(); i++) {
            ColumnEdge edge = ColumnEdge.at(rows, i);
            if (edge.isMissedBy(rows.get(i))) {
                VotedLine line = rows.get(i).lines().get(0);
                better = withRow(
                        from((int) edge.left(), line.line()),
                        better,
                        row -> ListEntry.of(row).looksLikeName() && certainty(row) > certainty(line));
            }
        }
        better = topToBottom(better);
        return found(better, lines, rows).size() < rows.size() ? lines : better;
    }

    /** @return the lines with what is read at a place instead of the pieces there, or as they are when that is not wanted */
    private List<VotedLine> withRow(TextLine place, List<VotedLine> lines, Predicate<VotedLine> isWanted) {
        List<VotedLine> better = new ArrayList<>(
                lines.stream().filter(line -> !isPiece(line, place)).toList());
        VotedLine row = read(place, better);
        if (!isWanted.test(row)) {
            return lines;
        }
        better.add(row);
        return better;
    }

    private static List<VotedLine> topToBottom(List<VotedLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparingDouble(line -> line.line().middle()))
                .toList();
    }

    /** @param rows of these lines, known already */
    private static List<ListEntry> found(List<VotedLine> better, List<VotedLine> lines, List<ListEntry> rows) {
        return better.equals(lines) ? rows : NameFinder.find(better);
    }

    private static TextLine from(int left, TextLine line) {
        Box box = line.box();
        Box shifted = new Box(left, box.y(), Math.max(1, box.right() - left), box.height());
        return new TextLine(shifted, line.parts(), line.slope(), line.base());
    }

    private static double certainty(VotedLine line) {
        return line.words().stream()
                .mapToDouble(VotedLine.Word::confidence)
                .average()
                .orElse(0);
    }

    private VotedLine read(TextLine place, List<VotedLine> others) {
        Box box = place.box();
        List<Box> parts = page.parts().stream()
                .filter(part ->
                        part.x() >= box.x() && part.right() <= box.right() && part.height() <= LineFinder.TALLEST)
                .filter(part -> Math.abs(part.y() + part.height() / 2.0 - place.baseAt(part.x()) + H / 2) < H / 2)
                .toList();
        int right = LineGrower.inkEnds(page, place, box.x());
        Box inked = new Box(box.x(), box.y(), Math.max(1, right - box.x()), box.height());
        TextLine line = new TextLine(inked, parts, place.slope(), place.base());
        return reader.apply(
                line,
                new LineCutter(
                        page.image(), others.stream().map(VotedLine::line).toList(), scale));
    }

    private static boolean isPiece(VotedLine line, TextLine place) {
        Box box = line.line().box();
        double middle = box.x() + box.width() / 2.0;
        return Math.abs(line.line().baseAt(middle) - place.baseAt(middle)) < H / 2
                && box.x() < place.box().right()
                && box.right() > place.box().x();
    }
}
