package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import dev.earmark.app.command.Models;
import dev.earmark.app.health.Vitals;
import dev.earmark.app.run.BrokerWatch;
import dev.earmark.app.run.Milestone;
import dev.earmark.app.run.Onlooker;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.run.WatchedModel;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.web.WebServer;
import dev.earmark.topology.metrics.Observer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pages of health say of threads that are stuck, dead or about to get partitions, and of
 * brokers that are gone.
 */
class LivenessTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Path MODEL = Path.of("../models/commands.onnx").toAbsolutePath();

  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @TempDir static Path folder;

  @BeforeAll
  static void createTopics() {
    assertThat(new Console().run(CLUSTER.args("topics create"))).isZero();
  }

  @AfterEach
  void open() {
    Gate.open();
  }

  @Test
  void aThreadThatIsStuckInAPollDoesNotLiveUntilItGoesOn() throws Exception {
    Map<String, String> hasty =
        Map.of("max.poll.interval.ms", "2000", "registry.wait", "500ms", "application.id", "stuck");
    try (Instance running = Instance.start(hasty)) {
      running.await(200, "it is RUNNING");
      Gate.shut();
      send("stuck");
      running.await(503, "ms ago, at most 2000 ms are allowed");
      assertThat(running.get("live").body()).contains("it is RUNNING", "1 of 1 stream threads run");
      Gate.open();
      running.await(200, "it is RUNNING");
    }
  }

  @Test
  void aProcessWithADeadThreadDoesNotLive() throws Exception {
    Map<String, String> two = Map.of("num.stream.threads", "2", "application.id", "dead");
    try (Instance running = Instance.start(two)) {
      running.await(200, "2 of 2 stream threads run");
      running.topology.streams().streams().removeStreamThread();
      running.await(503, "1 of 2 stream threads run");
    }
  }

  @Test
  void aProcessThatWaitsForItsPartitionsLives() throws Exception {
    Map<String, String> one = Map.of("application.id", "moved");
    try (Instance holds = Instance.start(one)) {
      holds.await(200, "it is RUNNING");
      Gate.shut();
      send("moved");
      Awaitility.await().atMost(DEADLINE).until(Gate::hasKept);
      try (Instance waits = Instance.start(one)) {
        waits.await(200, "it is REBALANCING");
        waits.await("ready", 503, "it is REBALANCING");
        waits.await("startup", 503, "it is REBALANCING");
        Gate.open();
        waits.await(200, "it is RUNNING");
        waits.await("ready", 200, "it is RUNNING");
        waits.await("startup", 200, "it was ready once");
      }
    }
  }

  @Test
  void aProcessWhoseBrokersAreGoneLivesAndIsNotReady() throws Exception {
    var answer = new AtomicReference<Future<?>>(CompletableFuture.completedFuture("here"));
    var brokers = new BrokerWatch(answer::get, sentence -> {}, System.nanoTime());
    try (Instance running = Instance.start(Map.of("application.id", "alone"))) {
      running.vitals.askAbout(brokers);
      running.await("ready", 200, "one answered when it was asked last");
      answer.set(CompletableFuture.failedFuture(new IllegalStateException("silence")));
      brokers.look(System.nanoTime() + 6_000_000_000L);
      running.await("ready", 503, "none has answered for");
      assertThat(running.vitals.isReady()).isFalse();
      running.await("live", 200, "it is RUNNING");
      running.await("startup", 200, "it was ready once");
    }
  }

  private static void send(String device) throws Exception {
    Path file = Wav.tone(folder.resolve(device + ".wav"), 16_000, 16_000);
    String[] args = CLUSTER.args("send", file.toString(), "--device", device, "--speed", "0");
    assertThat(new Console().run(args)).isZero();
  }

  /** A topology with the pages that tell of its health. */
  private record Instance(Vitals vitals, RunningTopology topology, WebServer server)
      implements AutoCloseable {

    static Instance start(Map<String, String> more) {
      Map<String, String> values = new HashMap<>(more);
      values.put("http.port", "0");
      values.put("main.consumer.interceptor.classes", Gate.class.getName());
      Settings settings = CLUSTER.settings().with(values, "test");
      var vitals = new Vitals(settings);
      var model = new WatchedModel(MODEL, Models::load, sentence -> {});
      var topology = RunningTopology.start(settings, List.of(model), watching(vitals));
      return new Instance(
          vitals, topology, WebServer.start(settings, vitals.pages()).orElseThrow());
    }

    private static Onlooker watching(Vitals vitals) {
      return new Onlooker() {
        @Override
        public void watch(RunningTopology topology) {
          vitals.watch(topology);
        }

        @Override
        public void reached(Milestone milestone) {
          vitals.reached(milestone);
        }

        @Override
        public void askAbout(BrokerWatch brokers) {
          vitals.askAbout(brokers);
        }

        @Override
        public Observer observer() {
          return Observer.NONE;
        }
      };
    }

    void await(int status, String reason) {
      await("live", status, reason);
    }

    void await(String page, int status, String reason) {
      Awaitility.await()
          .atMost(DEADLINE)
          .untilAsserted(
              () -> {
                var answer = get(page);
                assertThat(answer.body()).contains(reason);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
              });
    }

    HttpResponse<String> get(String page) throws Exception {
      var request = HttpRequest.newBuilder(URI.create(server.url() + "/health/" + page)).build();
      return CLIENT.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
      server.close();
      topology.close();
    }
  }
}
