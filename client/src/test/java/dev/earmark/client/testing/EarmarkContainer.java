package dev.earmark.client.testing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Earmark beside a broker and a registry of its own, in containers that start and stop together.
 *
 * <pre>{@code
 * try (var earmark = EarmarkContainer.started()) {
 *   var producer = new AudioProducer(earmark.settings());
 * }
 * }</pre>
 *
 * <p>The images are those of {@code docker/compose.yaml}, and the same variables of the environment
 * name others: {@code EARMARK_IMAGE}, {@code KAFKA_IMAGE}, {@code REGISTRY_IMAGE}.
 */
public final class EarmarkContainer extends GenericContainer<EarmarkContainer> {
  private static final int PAGES = 8080;
  private static final int REGISTRY = 8080;
  private static final String SCHEMAS = "/apis/ccompat/v7";

  private final Network network;
  private final KafkaContainer broker;
  private final GenericContainer<?> registry;

  /** Of the image that {@code EARMARK_IMAGE} names, otherwise {@code earmark}. */
  public EarmarkContainer() {
    this(image("EARMARK_IMAGE", "earmark"));
  }

  /** Of another image of Earmark. */
  public EarmarkContainer(DockerImageName image) {
    super(image);
    network = Network.newNetwork();
    broker = broker(network);
    registry = registry(network);
    withNetwork(network).dependsOn(broker, registry);
    withSetting("bootstrap.servers", "broker:19092");
    withSetting("schema.registry.url", "http://registry:" + REGISTRY + SCHEMAS);
    withCommand("run", "--create-topics").withExposedPorts(PAGES);
    waitingFor(Wait.forHttp("/health/ready").forPort(PAGES));
  }

  /** Starts all three, and returns when Earmark takes audio. */
  public static EarmarkContainer started() {
    var earmark = new EarmarkContainer();
    try {
      earmark.start();
      return earmark;
    } catch (RuntimeException e) {
      earmark.close();
      throw e;
    }
  }

  /** Sets one of Earmark's settings by its own name, before the start. */
  public EarmarkContainer withSetting(String name, String value) {
    return withEnv("EARMARK_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value);
  }

  /**
   * Returns where broker and registry are, for {@code AudioProducer} and {@code
   * PredictionConsumer}.
   */
  public Map<String, Object> settings() {
    String url = "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY) + SCHEMAS;
    return Map.of("bootstrap.servers", broker.getBootstrapServers(), "schema.registry.url", url);
  }

  @Override
  public void stop() {
    super.stop();
    registry.stop();
    broker.stop();
    network.close();
  }

  private static KafkaContainer broker(Network network) {
    return new KafkaContainer(
            image("KAFKA_IMAGE", "apache/kafka:4.3.1").asCompatibleSubstituteFor("apache/kafka"))
        .withNetwork(network)
        .withListener("broker:19092");
  }

  private static GenericContainer<?> registry(Network network) {
    return new GenericContainer<>(image("REGISTRY_IMAGE", "apicurio/apicurio-registry:3.0.9"))
        .withNetwork(network)
        .withNetworkAliases("registry")
        .withExposedPorts(REGISTRY)
        .waitingFor(Wait.forHttp(SCHEMAS + "/subjects"));
  }

  private static DockerImageName image(String variable, String usual) {
    return DockerImageName.parse(Optional.ofNullable(System.getenv(variable)).orElse(usual));
  }
}
