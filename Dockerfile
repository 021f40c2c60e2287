# Copies what "mvn -DskipTests package" has built; nothing is compiled in here.
#
#   docker build -t selfservice-portal .
#   docker run --read-only --tmpfs /tmp -v portal-home:/var/lib/portal -v ./portal.properties:/etc/portal/portal.properties:ro \
#       -p 8080:8080 selfservice-portal
FROM eclipse-temurin:17-jre

RUN useradd --system --uid 10001 --home-dir /var/lib/portal --create-home portal

COPY portal-reference-server/target/lib /opt/portal/lib
COPY portal-reference-server/target/portal-reference-server.jar /opt/portal/portal-reference-server.jar
COPY portal-reference-server/bin/portal /opt/portal/bin/portal

# The archive of classes belongs to this Java and these jars, so it is made in here; afterwards nothing below /opt changes.
RUN /opt/portal/bin/portal prepare && chmod 0444 /opt/portal/portal.jsa

USER 10001
WORKDIR /var/lib/portal
VOLUME /var/lib/portal
ENV PORTAL_HOME=/var/lib/portal \
    PORTAL_HTTP_ADDRESS=0.0.0.0 \
    PORTAL_LOG_FORMAT=json
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
    CMD ["/opt/portal/bin/portal", "check-health", "--config", "/etc/portal/portal.properties"]
ENTRYPOINT ["/opt/portal/bin/portal"]
CMD ["serve", "--config", "/etc/portal/portal.properties"]
