package cm.mtchoun.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cm.mtchoun.journey.Prometheus.Alert;
import cm.mtchoun.pipeline.Eventually;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that the dashboards and the alerts ask Prometheus, and what may have no answer while all is well. */
final class Questions {
    private static final Path DASHBOARDS = Path.of("../../infra/grafana/dashboards");
    /** Exactly what may be empty after a day without faults, and why. */
    private static final Map<String, String> MAY_BE_EMPTY = Map.of(
            "min(mtchoun_canary_age_seconds)", "it does not fly in this journey",
            "mtchoun_canary_age_seconds", "it does not fly in this journey",
            "mtchoun_canary_interval_seconds", "it does not fly in this journey",
            "ALERTS{alertstate=\"firing\"}", "nothing is wrong",
            "vertx_http_server_requests_total{code!=\"503\",code=~\"5..\"}", "no request has failed",
            "sum by (code) (rate(vertx_http_server_requests_total{code=~\"5..\"}[1m]))", "no request has failed");

    private static final Pattern SELECTOR = Pattern.compile("\\b(?:mtchoun|vertx|jvm|process)_\\w+(?:\\{[^}]*})?");

    private static final int MOST_LOOKS = 300;

    private Questions() {}

    private record Question(String where, String expression) {}

    /** Asks them all. An alert's answer is empty while all is well, but what it looks at must be there. */
    static void haveAnswers(Prometheus prometheus) throws IOException {
        List<Question> questions = ofDashboards();
        List<Alert> alerts = prometheus.alerts();
        assertThat(alerts)
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.health()).as(alert.name()).isEqualTo("ok"));
        alerts.forEach(alert -> SELECTOR.matcher(alert.query())
                .results()
                .forEach(found -> questions.add(new Question("alert " + alert.name(), found.group()))));
        // an increase has an answer only after the second look at a counter, which was made when the first mail went
        List<String> unanswered = unanswered(prometheus, questions);
        for (int look = 1; look < MOST_LOOKS && !unanswered.isEmpty(); look++) {
            Eventually.pause();
            unanswered = unanswered(prometheus, questions);
        }
        assertThat(unanswered).as("questions without an answer").isEmpty();
    }

    private static List<String> unanswered(Prometheus prometheus, List<Question> questions) {
        return questions.stream()
                .filter(question -> !MAY_BE_EMPTY.containsKey(question.expression()))
                .filter(question -> prometheus.query(question.expression()).isEmpty())
                .map(question -> question.where() + ": " + question.expression())
                .toList();
    }

    private static List<Question> ofDashboards() throws IOException {
        List<Question> questions = new ArrayList<>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file : files.toList()) {
                JsonObject dashboard = new JsonObject(Files.readString(file));
                for (Object panel : dashboard.getJsonArray("panels")) {
                    add((JsonObject) panel, dashboard.getString("title"), questions);
                }
            }
        }
        assertThat(questions).hasSizeGreaterThan(40);
        return questions;
    }

    private static void add(JsonObject panel, String dashboard, List<Question> questions) {
        panel.getJsonArray("targets", new JsonArray()).forEach(target -> {
            String expression = ((JsonObject) target)
                    .getString("expr")
                    .replace("$__rate_interval", "1m")
                    .replace("$__interval", "1m");
            questions.add(new Question(dashboard + ", " + panel.getString("title"), expression));
        });
    }
}
