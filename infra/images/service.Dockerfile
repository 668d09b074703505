# The service: built with Maven, run by a Java runtime as a user of its own. Build context: the repository.
FROM node:20.20.2-bookworm-slim AS language-data
WORKDIR /build
COPY backend/language-data/package.json backend/language-data/package-lock.json ./
RUN npm ci --ignore-scripts --no-fund --no-audit

FROM maven:3.9.11-eclipse-temurin-17 AS build
WORKDIR /build
COPY backend backend
COPY --from=language-data /build/node_modules backend/language-data/node_modules
RUN --mount=type=cache,target=/root/.m2 mvn -q -B -f backend/pom.xml -pl service -am package -DskipTests

# Debian or Ubuntu, not Alpine: the natives of Tesseract are linked with glibc.
FROM eclipse-temurin:17.0.19_10-jre-noble
RUN useradd --system --uid 10001 --user-group --home-dir /var/lib/mtchoun --no-create-home --shell /usr/sbin/nologin mtchoun \
  && install -d -o mtchoun -g mtchoun -m 0700 /var/lib/mtchoun /backup
# Libraries change seldom: a layer of their own.
COPY --from=build /build/backend/service/target/lib /app/service/target/lib
COPY --from=build /build/backend/service/target/service.jar /app/service/target/service.jar
COPY backend/jvm-flags /app/
COPY --chmod=755 backend/mtchoun backend/archive-classes infra/images/ready infra/images/back-up /app/
# A third of a start is loading classes. Without the archive (it says so) the service starts slower, and that is all.
RUN chown mtchoun /app/service/target && { su -s /bin/bash mtchoun -c /app/archive-classes || true; } && chown -R root /app/service/target
ENV DATA_DIR=/var/lib/mtchoun LOG_FORMAT=json
USER mtchoun
EXPOSE 8080 8081
ENTRYPOINT ["/app/mtchoun"]
CMD ["serve"]
