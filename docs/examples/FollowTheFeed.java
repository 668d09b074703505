import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Prints what happens: java FollowTheFeed.java http://localhost:8080/api/v1 mtk_test_… [how many answers, for ever otherwise] */
class FollowTheFeed {
    public static void main(String[] arguments) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String cursor = "0";
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : Integer.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            HttpRequest question = HttpRequest.newBuilder(
                            URI.create(arguments[0] + "/events?wait=25&cursor=" + cursor))
                    .header("Authorization", "Bearer " + arguments[1])
                    .build();
            HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            System.out.println(answer.body()); // deal with the items first, then keep the cursor
            cursor = answer.body().replaceAll("(?s).*\"nextCursor\":\"(\\d+)\".*", "$1");
        }
    }
}
