package dev.earmark.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void laterLayersWin() throws Exception {
    Path file = folder.resolve("earmark.properties");
    Files.writeString(file, "gap.wait=3s\nbatch.max=2\nmin.coverage=0.25\n");

    Settings settings =
        Settings.of(
            List.of(Layer.ofFile(file)),
            Map.of("EARMARK_GAP_WAIT", "4s", "EARMARK_BATCH_MAX", "3", "PATH", "/bin"),
            List.of("gap.wait=5s"));

    assertThat(settings.duration("gap.wait")).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.whole("batch.max")).isEqualTo(3);
    assertThat(settings.real("min.coverage")).isEqualTo(0.25);
    assertThat(settings.duration("recording.idle")).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.shown())
        .contains(
            new Shown("gap.wait", "5s", "--set"),
            new Shown("batch.max", "3", "EARMARK_BATCH_MAX"),
            new Shown("min.coverage", "0.25", file.toString()),
            new Shown("recording.idle", "5m", "default"));
  }

  @Test
  void laterFilesWin() throws Exception {
    Path settings = folder.resolve("earmark.properties");
    Path secrets = folder.resolve("secrets.properties");
    Files.writeString(settings, "http.user=prometheus\nhttp.password=none\n");
    Files.writeString(secrets, "http.password=hidden\n");

    Settings both =
        Settings.of(List.of(Layer.ofFile(settings), Layer.ofFile(secrets)), Map.of(), List.of());

    assertThat(both.text("http.user")).isEqualTo("prometheus");
    assertThat(both.secret("http.password")).isEqualTo("hidden");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gap.wiat=2s|unknown setting gap.wiat (--set): the nearest known name is gap.wait",
        "comit.interval.ms=1|unknown setting comit.interval.ms (--set): the nearest known name is commit.interval.ms",
        "topic.chunk=x|unknown setting topic.chunk (--set): the nearest known name is topic.chunks",
        "gap.wait=2|gap.wait must be a number and a unit (ms, s, m, h or d): gap.wait=2",
        "gap.wait=1h|gap.wait must be in 0ms..5m: gap.wait=1h",
        "min.coverage=1.5|min.coverage must be in 0.0..1.0: min.coverage=1.5",
        "min.coverage=NaN|min.coverage must be in 0.0..1.0: min.coverage=NaN",
        "batch.max=0|batch.max must be in 1..256: batch.max=0",
        "models=a,,b|models must be names or paths, separated by commas, each once: models=a,,b",
        "models=a,b,a|models must be names or paths, separated by commas, each once: models=a,b,a",
        "models.for.device=nursery|models.for.device must be pattern=model or pattern=model+model, separated by commas: entry=nursery",
        "models.for.device=a*=b+|models.for.device must be pattern=model or pattern=model+model, separated by commas: entry=a*=b+",
        "models.for.device=*=b,a=c|models.for.device must not name a pattern that is never reached: pattern=a",
        "bootstrap.servers=localhost|bootstrap.servers must be host:port, separated by commas: bootstrap.servers=localhost",
        "schema.registry.url=localhost:8081|schema.registry.url must be http:// or https:// addresses, separated by commas: schema.registry.url=localhost:8081",
        "recording.idle=1s|recording.idle must not be shorter than gap.wait: recording.idle=1s, gap.wait=2s",
        "recording.remember=10s|recording.remember must not be shorter than recording.idle: recording.remember=10s, recording.idle=5m",
        "recording.max.pending=1s|recording.max.pending must not be shorter than gap.wait: recording.max.pending=1s, gap.wait=2s",
        "topic.truths=earmark.chunks|topic.chunks and topic.truths must name different topics: topic.chunks=earmark.chunks, topic.truths=earmark.chunks",
        "basic.auth.credentials.source=USER_INFO|basic.auth.user.info must be user:password where basic.auth.credentials.source=USER_INFO",
        "schema.registry.use.latest.version=true|unknown setting schema.registry.use.latest.version (--set): the nearest known name is schema.registry.url",
        "gap.wait=12345678901234567890ms|gap.wait must be a number and a unit (ms, s, m, h or d): gap.wait=12345678901234567890ms",
        "recording.idle=999999999999d|recording.idle must be a number and a unit (ms, s, m, h or d): recording.idle=999999999999d",
        "recording.max.pending=0ms|recording.max.pending must be in 1ms..1h: recording.max.pending=0ms",
        "serde.class=foo.Bar|serde.class must be a Kafka serde on the class path: serde.class=foo.Bar",
        "serde.class=java.lang.String|serde.class must be a Kafka serde on the class path: serde.class=java.lang.String",
        "topic.chunks=a b|topic.chunks must be 1 to 249 of a-z, A-Z, 0-9, '.', '_' and '-': topic.chunks=a b",
        "execution.provider=gpu|Invalid value gpu for configuration execution.provider: String must be one of: cpu, cuda, auto",
        "use.latest.version=true|use.latest.version=true needs auto.register.schemas=false: auto.register.schemas=true",
        "schema.registry.basic.auth.user.inof=a:b|unknown setting schema.registry.basic.auth.user.inof (--set): the nearest known name is basic.auth.user.info",
        "overload.below=10s|overload.below must be shorter than overload.above: overload.below=10s, overload.above=10s",
        "overload.policy=drop|Invalid value drop for configuration overload.policy: String must be one of: keep, skip-to-latest, widen-hop",
        "session.timeout.ms=3000|heartbeat.interval.ms must be shorter than session.timeout.ms: heartbeat.interval.ms=3000, session.timeout.ms=3000",
        "registry.wait=101s|registry.wait must be at most a third of max.poll.interval.ms: registry.wait=101s, max.poll.interval.ms=300000",
        "main.consumer.max.poll.interval.ms=60000|registry.wait must be at most a third of max.poll.interval.ms: registry.wait=30s, max.poll.interval.ms=60000",
        "consumer.max.poll.interval.ms=x|Invalid value x for configuration max.poll.interval.ms: Not a number of type INT",
        "gap.wait|--set must be name=value: --set gap.wait",
        "bearer.auth.token:abc|--set must be name=value: --set bearer.auth.token=[hidden]",
        "schema.registry.url=ftp://me:pass@host|schema.registry.url must be http:// or https:// addresses, separated by commas: schema.registry.url=ftp://[hidden]@host",
        "sasl.jaas.config=pass|sasl.jaas.config must be the class of a login module, a flag such as required, and name=\"value\" pairs up to one semicolon: sasl.jaas.config=[hidden]",
        "sasl.jaas.config=a.B required;|sasl.jaas.config must begin with a class on the class path: sasl.jaas.config=[hidden]",
      })
  void refusesWhatIsWrongInOneSentence(String pair, String sentence) {
    assertThatThrownBy(() -> settings(pair))
        .isInstanceOf(SettingsException.class)
        .hasMessage(sentence);
  }

  @Test
  void aTransactionThatEndsBeforeItIsCommittedIsRefused() {
    assertThat(settings("commit.interval.ms=20000").kafka()).containsKey("commit.interval.ms");
    assertThatThrownBy(
            () -> settings("commit.interval.ms=20000", "processing.guarantee=exactly_once_v2"))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "commit.interval.ms must not be longer than producer.transaction.timeout.ms where processing.guarantee=exactly_once_v2: commit.interval.ms=20000, producer.transaction.timeout.ms=10000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "group.instance.id=a|group.instance.id must not be set with group.protocol=streams, which knows no static members: group.instance.id=a",
        "main.consumer.session.timeout.ms=9000|main.consumer.session.timeout.ms must not be set with group.protocol=streams, which takes it from the broker's group.streams.session.timeout.ms: main.consumer.session.timeout.ms=9000",
        "num.standby.replicas=1|num.standby.replicas must not be set with group.protocol=streams, which takes it from the broker's group.streams.num.standby.replicas: num.standby.replicas=1",
      })
  void whatTheBrokerDecidesIsRefusedWithTheStreamsProtocolOnly(String pair, String sentence) {
    assertThatThrownBy(() -> settings("group.protocol=streams", pair))
        .isInstanceOf(SettingsException.class)
        .hasMessage(sentence);
    assertThat(settings("group.protocol=classic", pair).kafka()).containsKey(pair.split("=", 2)[0]);
  }

  @Test
  void passesKafkaSettingsThroughUnderTheirNameOrPrefix() {
    Settings settings =
        settings(
            "security.protocol=SSL",
            "producer.linger.ms=7",
            "linger.ms=5",
            "consumer.my.own=1",
            "batch.max=2");

    assertThat(settings.kafka())
        .containsOnlyKeys(
            "security.protocol",
            "producer.linger.ms",
            "linger.ms",
            "consumer.my.own",
            "bootstrap.servers");
    assertThat(
            settings.kafka(
                "producer.", Set.of("security.protocol", "linger.ms", "bootstrap.servers")))
        .isEqualTo(
            Map.of(
                "security.protocol",
                "SSL",
                "linger.ms",
                "7",
                "bootstrap.servers",
                "localhost:9092"));
  }

  @Test
  void passesRegistrySettingsUnderConfluentsNames() {
    assertThat(
            settings(
                    "auto.register.schemas=false", "schema.registry.ssl.truststore.location=/t.jks")
                .registry())
        .isEqualTo(
            Map.of(
                "auto.register.schemas", "false",
                "schema.registry.ssl.truststore.location", "/t.jks",
                "schema.registry.url", "http://localhost:8081"));
  }

  @Test
  void masksSecrets() {
    Settings settings =
        settings(
            "basic.auth.user.info=me:pass",
            "sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;",
            "ssl.keystore.password=y",
            "schema.registry.ssl.key.password=z");

    assertThat(settings("schema.registry.url=https://me:pass@registry").shown())
        .contains(new Shown("schema.registry.url", "https://[hidden]@registry", "--set"));
    assertThat(settings.shown())
        .filteredOn(shown -> shown.origin().equals("--set"))
        .hasSize(4)
        .allSatisfy(shown -> assertThat(shown.value()).isEqualTo("[hidden]"));
  }

  @Test
  void environmentOfServicesAndOfTheLauncherIsNoSetting() {
    Layer layer =
        Layer.ofEnvironment(
            Map.of(
                "EARMARK_JAVA_OPTS", "-Xmx1g",
                "EARMARK_PYTHON", ".venv/bin/python",
                "EARMARK_WORK", "build",
                "EARMARK_VOICES", "build/voices",
                "EARMARK_SERVICE_HOST", "10.0.0.1",
                "EARMARK_SERVICE_PORT_HTTP", "80",
                "EARMARK_PORT", "tcp://10.0.0.1:80",
                "EARMARK_PORT_80_TCP_ADDR", "10.0.0.1",
                "EARMARK_TRUTH_WAIT", "1s"));

    assertThat(layer.values()).isEqualTo(Map.of("truth.wait", "1s"));
  }

  @Test
  void aPortThatIsANumberIsASettingAndNotTheAddressOfAService() {
    assertThat(Layer.ofEnvironment(Map.of("EARMARK_HTTP_PORT", "8080")).values())
        .isEqualTo(Map.of("http.port", "8080"));
    assertThat(Layer.ofEnvironment(Map.of("EARMARK_HTTP_PORT", "tcp://10.0.0.1:8080")).values())
        .isEmpty();
  }

  @Test
  void saysWhichFileIsUnreadable() {
    Path none = folder.resolve("none.properties");
    assertThatThrownBy(() -> Layer.ofFile(none))
        .hasMessage("--config must name a readable .properties file: --config=" + none);
  }

  private static Settings settings(String... pairs) {
    return Settings.of(List.of(), Map.of(), List.of(pairs));
  }
}
