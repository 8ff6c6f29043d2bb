package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.app.Began;
import dev.earmark.app.Console;
import dev.earmark.app.Version;
import dev.earmark.app.Wav;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a running process tells an operator's tools, against a real broker in this process. */
class OperatorPagesTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Pattern URL = Pattern.compile("\thttp=(\\S+)\n");
  private static final Console RUN = new Console();

  /** Of the user of the settings below. */
  private static final String[] LOGIN = {"Authorization", "Basic b3BzOnMzY3JldC1wYWdlcw=="};

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @TempDir static Path folder;

  private static Began running;

  @BeforeAll
  static void sendWhileItRuns() throws Exception {
    String[] http = {"--create-topics", "--set", "http.port=0", "--set", "http.user=ops"};
    String[] more = {"--set", "http.password=s3cret-pages"};
    String[] groups = {"--set", "metrics.device.group=^.."};
    running = CLUSTER.start(RUN, "run", join(join(http, more), groups)).awaitReady();
    Path file = Wav.tone(folder.resolve("tone.wav"), 16_000, 32_000);
    var send = new Console();
    assertThat(send.run(CLUSTER.args("send", file.toString(), "--speed", "0"))).isZero();
  }

  @AfterAll
  static void runEndsInOrder() throws Exception {
    assertThat(running.end()).isZero();
  }

  private static String[] join(String[] some, String[] others) {
    return Stream.of(some, others).flatMap(Stream::of).toArray(String[]::new);
  }

  private static String url() {
    var found = URL.matcher(RUN.err());
    assertThat(found.find()).as(RUN.err()).isTrue();
    return found.group(1);
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static String metrics() throws Exception {
    return page("/metrics");
  }

  private static String page(String path) throws Exception {
    return get(path, LOGIN).body();
  }

  @Test
  void aProcessThatRunsLivesIsReadyAndHasStarted() throws Exception {
    for (String path : new String[] {"/health/live", "/health/ready", "/health/startup"}) {
      var response = get(path);
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(response.body()).contains("\"status\" : \"up\"");
    }
    assertThat(get("/health/live").body()).contains("1 of 1 stream threads run", "last poll");
    assertThat(get("/health/ready").body())
        .contains("it is RUNNING", "all are loaded and checked", "they are as they must be")
        .contains("it answered when the topology started", "one answered when it was asked last");
  }

  @Test
  void countsAreWhatWasSent() throws Exception {
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () ->
                assertThat(metrics())
                    .contains("\nearmark_samples_total 32000.0\n")
                    .contains("\nearmark_predictions_total 5.0\n"));
    assertThat(metrics())
        .contains("earmark_dead_letters_total{reason=\"undecodable\"} 0.0")
        .contains("earmark_model_info{model=\"commands\",provider=\"CPU\",version=\"2\"} 1\n")
        .contains("\njvm_memory_used_bytes{", "\nkafka_consumer_fetch_manager_records_lag")
        .doesNotContain("kafka_earmark");
  }

  @Test
  void audioIsMeteredByGroupOfDevicesAndWindowsByWhatWasHeardOfThem() throws Exception {
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () ->
                assertThat(metrics())
                    .contains("\nearmark_audio_seconds_total{group=\"to\"} 2.0\n")
                    .contains("\nearmark_window_coverage_count 5\n"));
    assertThat(metrics())
        .contains("\nearmark_window_coverage_bucket{le=\"0.99\"} 0\n")
        .contains("\nearmark_window_coverage_bucket{le=\"1.0\"} 5\n")
        .contains("\nearmark_batch_size_sum 5.0\n")
        .containsPattern("\nearmark_busy_seconds_total (?!0\\.0\n)[0-9.]+")
        .containsPattern("\nearmark_real_time_factor [0-9.]+")
        .contains("\nearmark_build_info{java=", "\nearmark_ready 1.0\n");
  }

  @Test
  void everyLegUpToTheCommitHasItsTimes() throws Exception {
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () ->
                assertThat(metrics())
                    .contains("\nearmark_stage_seconds_count{stage=\"commit\"} 5\n")
                    .contains("\nearmark_latency_seconds_count{until=\"committed\"} 5\n"));
    assertThat(metrics())
        .contains("\nearmark_stage_seconds_count{stage=\"window\"} 5\n")
        .contains("\nearmark_stage_seconds_count{stage=\"spectrogram\"} 5\n")
        .contains("\nearmark_stage_seconds_count{stage=\"score\"} 5\n")
        .contains("\nearmark_latency_seconds_count{until=\"scored\"} 5\n")
        .containsPattern("\nearmark_stage_seconds_count\\{stage=\"broker\"} [1-9]")
        .containsPattern("\nearmark_stage_seconds_bucket\\{stage=\"score\",le=\"0\\.0025\"}");
  }

  @Test
  void openMetricsAreThereForWhoAcceptsThem() throws Exception {
    var response =
        get(
            "/metrics",
            LOGIN[0],
            LOGIN[1],
            "Accept",
            "application/openmetrics-text;version=1.0.0;q=0.9,text/plain;q=0.5");
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(response.body()).endsWith("# EOF\n");
  }

  @Test
  void metricsAreThereForAllWhoAskAtOnce() {
    var request = HttpRequest.newBuilder(URI.create(url() + "/metrics")).headers(LOGIN).build();
    List<Integer> statuses =
        Stream.generate(() -> CLIENT.sendAsync(request, BodyHandlers.discarding()))
            .limit(40)
            .toList()
            .stream()
            .map(answered -> answered.join().statusCode())
            .toList();
    assertThat(statuses).containsOnly(200);
  }

  @Test
  void whereSomebodyCanAskAThreadLooksForKafkasMetrics() {
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .anyMatch(name -> name.contains("micrometer"));
  }

  @Test
  void infoSaysWhatRunsAndNoSecret() throws Exception {
    assertThat(page("/info"))
        .contains("\"name\" : \"commands\"", "\"http.user\" : \"ops\"", "RUNNING")
        .contains("\"commit\" : \"" + Version.commit() + "\"")
        .doesNotContain("s3cret-pages");
  }

  @Test
  void metricsAskForThePasswordThatHealthDoesNot() throws Exception {
    assertThat(get("/metrics").statusCode()).isEqualTo(401);
    assertThat(get("/info").statusCode()).isEqualTo(401);
  }
}
