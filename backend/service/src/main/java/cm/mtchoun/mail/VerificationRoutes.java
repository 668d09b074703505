package cm.mtchoun.mail;

import cm.mtchoun.http.Requests;
import cm.mtchoun.http.Routes;
import cm.mtchoun.token.MailCodes;
import cm.mtchoun.token.Masked;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** Tells anybody whether the code of a mail is one of ours: fraud is common around passports. */
public final class VerificationRoutes implements Routes {
    private static final String LOOK =
            """
            select c.kind, c.sent_at, r.name
            from mail_code c
            left join mail m on m.id = c.mail_id
            left join registration r on r.id = m.registration_id
            where c.hash = $1
            """;

    private final Pool pool;
    private final MailCodes codes;

    public VerificationRoutes(Pool pool, MailCodes codes) {
        this.pool = pool;
        this.codes = codes;
    }

    @Override
    public void mount(RouterBuilder contract) {
        contract.getRoute("verifyCode")
                .addHandler(context ->
                        Requests.json(context, 200, look(Requests.body(context).getString("code"))));
    }

    private Future<JsonObject> look(String code) {
        return pool.preparedQuery(LOOK)
                .execute(Tuple.of(Buffer.buffer(codes.hash(code))))
                .map(VerificationRoutes::answer);
    }

    private static JsonObject answer(RowSet<Row> found) {
        JsonObject unknown = new JsonObject()
                .put("sent", false)
                .putNull("kind")
                .putNull("sentAt")
                .putNull("name");
        for (Row row : found) {
            String name = row.getString("name");
            return unknown.put("sent", true)
                    .put("kind", row.getString("kind"))
                    .put("sentAt", row.getOffsetDateTime("sent_at").toInstant().toString())
                    .put("name", name == null ? null : Masked.name(name));
        }
        return unknown;
    }
}
