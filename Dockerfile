# syntax=docker/dockerfile:1
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
    && useradd --system --uid 10001 --home-dir /app pageturner
WORKDIR /app
COPY --from=build /src/bot/target/pageturner.jar ./
COPY --from=build /src/bot/target/lib lib/
COPY runbooks/library runbooks/library
COPY config config
# Classes in an archive halve the time to start. It fits only the flags that it was made with, hence one file of them.
ENV PAGETURNER_HOME=/app
RUN printf '%s\n' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms32m -Xss512k -XX:MaxRAMPercentage=60 -Djava.awt.headless=true \
        > jvm.options \
    && java @/app/jvm.options -XX:ArchiveClassesAtExit=/app/pageturner.jsa -jar /app/pageturner.jar train >/dev/null \
    && chown -R root:root /app && chmod -R a+rX /app
USER 10001
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8080/health"]
ENTRYPOINT ["java", "@/app/jvm.options", "-Xshare:auto", "-XX:SharedArchiveFile=/app/pageturner.jsa", "-jar", "/app/pageturner.jar"]
CMD ["serve", "--config", "/app/config/pageturner.yaml"]
