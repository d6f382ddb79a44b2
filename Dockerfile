FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY docs/lint docs/lint
COPY runbooks runbooks
COPY commands commands
COPY bot bot
ARG COMMIT=unknown
RUN mvn -B -ntp -Dquick -Dpageturner.commit=$COMMIT package \
    # The image talks to a PostgreSQL of its own; the embedded server is for rehearsals on a laptop.
    && rm -f bot/target/lib/embedded-postgres-binaries-*.jar

FROM eclipse-temurin:17-jre-noble
# Charts are drawn with a font; without one the Java runtime cannot draw text.
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig fonts-dejavu-core curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --home-dir /app --shell /usr/sbin/nologin pageturner
# Laid out like a checkout that is built, for the launcher: the flags of Java and its archive of classes are the launcher's business.
WORKDIR /app
COPY --from=build /src/bot/target/pageturner.jar bot/target/
COPY --from=build /src/bot/target/lib bot/target/lib/
COPY runbooks/library runbooks/library
COPY config config
COPY pageturner ./
# The first start makes the archive, which halves the time of all others. Files may come from a checkout that only its owner can read.
RUN chmod -R a+rX pageturner runbooks config \
    && ./pageturner --version \
    && test -s bot/target/pageturner.jsa
# Of the memory that the container may use. A heap of more than 32 GB would do without compressed pointers, and without the archive.
ENV JAVA_OPTS="-XX:MaxRAMPercentage=60 -XX:+UseCompressedOops"
USER 10001
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD curl -fsS -o /dev/null "http://127.0.0.1:${PAGETURNER_PORT:-8080}/health"
ENTRYPOINT ["/app/pageturner"]
CMD ["serve", "--config", "/app/config/pageturner.yaml"]
