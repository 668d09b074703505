package cm.mtchoun.match;

import cm.mtchoun.names.Decision;
import cm.mtchoun.names.Glance;
import cm.mtchoun.names.ListedText;
import cm.mtchoun.names.NameMatcher;
import cm.mtchoun.names.PersonName;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code match [--json] --registrations R.txt --names N.txt}: who would be told of these names, one JSON object a pair. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description =
                "Matches registered with listed names, one a line in each file; prints the pairs to notify or review.")
public final class MatchCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON object a line (the only form).")
    private boolean json = true;

    @Option(names = "--registrations", required = true, paramLabel = "R.txt", description = "UTF-8, one name a line.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path registrations;

    @Option(names = "--names", required = true, paramLabel = "N.txt", description = "UTF-8, one listed name a line.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path names;

    /** @return 0, or 1 when a file cannot be read */
    @Override
    public Integer call() {
        List<String> registered;
        List<String> listed;
        try {
            registered = lines(registrations);
            listed = lines(names);
        } catch (IOException e) {
            spec.commandLine().getErr().println("match: cannot read " + e.getMessage());
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Pair pair : MatchDecision.decide(compareCandidates(registered, listed))) {
            out.println(Answers.json(
                            registered.get((int) pair.registration()),
                            listed.get((int) pair.listed()),
                            pair.comparison())
                    .encode());
        }
        out.flush();
        return 0;
    }

    /** Blank lines are skipped; bytes that are no UTF-8 are replaced. */
    private static List<String> lines(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** In the order of the listed names, then of the registrations. */
    private static List<Pair> compareCandidates(List<String> registered, List<String> listed) {
        List<PersonName> people = registered.stream().map(PersonName::parse).toList();
        CandidateIndex index = new CandidateIndex();
        for (int i = 0; i < people.size(); i++) {
            index.add(i, people.get(i));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            int name = i;
            PersonName parsed = ListedText.of(listed.get(i)).name();
            Glance glance = new Glance(parsed);
            index.candidates(parsed)
                    .filter(person -> glance.mayBe(registered.get(person)) && glance.mayBe(people.get(person)))
                    .mapToObj(person -> new Pair(
                            new Registrant(person, registered.get(person)),
                            name,
                            NameMatcher.compare(people.get(person), parsed)))
                    .filter(pair -> pair.comparison().decision() != Decision.NO)
                    .forEach(pairs::add);
        }
        return pairs;
    }
}
