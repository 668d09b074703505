package cm.mtchoun.operator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Signs and verifies the short-lived tokens that calls carry (JWT, HS256). They name a session, which must still be open. */
final class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final String ALGORITHM = "HS256";
    private static final String ISSUER = "mtchoun";

    private final JWTAuth jwt;
    private final InstantSource clock;

    /** @param secret at least 32 bytes */
    AccessTokens(Vertx vertx, byte[] secret, InstantSource clock) {
        this.clock = clock;
        PubSecKeyOptions key = new PubSecKeyOptions().setAlgorithm(ALGORITHM).setBuffer(Buffer.buffer(secret));
        // Its expiry is checked here, by our own clock.
        JWTOptions options = new JWTOptions().setIssuer(ISSUER).setIgnoreExpiration(true);
        jwt = JWTAuth.create(vertx, new JWTAuthOptions().addPubSecKey(key).setJWTOptions(options));
    }

    String sign(long session) {
        Instant now = clock.instant();
        JsonObject claims = new JsonObject()
                .put("sid", session)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond());
        return jwt.generateToken(
                claims,
                new JWTOptions().setAlgorithm(ALGORITHM).setIssuer(ISSUER).setNoTimestamp(true));
    }

    /** @return the session; fails when the token is not ours or its time is over */
    Future<Long> verify(String token) {
        return Future.succeededFuture(token)
                .compose(
                        text -> jwt.authenticate(new TokenCredentials(text))) // which throws at what is no token at all
                .map(user -> session(user.principal(), user.attributes()));
    }

    private long session(JsonObject principal, @Nullable JsonObject attributes) {
        JsonObject claims = attributes == null ? principal : attributes.getJsonObject("accessToken", principal);
        if (clock.instant().getEpochSecond() >= claims.getLong("exp", 0L)) {
            throw new IllegalArgumentException("expired");
        }
        return claims.getLong("sid");
    }
}
