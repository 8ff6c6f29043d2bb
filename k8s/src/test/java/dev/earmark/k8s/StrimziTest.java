package dev.earmark.k8s;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.topology.cluster.EarmarkAcls;
import dev.earmark.topology.cluster.Grant;
import dev.earmark.topology.cluster.Role;
import dev.earmark.topology.topic.EarmarkTopics;
import dev.earmark.topology.topic.TopicDefinition;
import dev.earmark.topology.topic.TopicNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strimzi is told of the same topics and rights as Earmark would make itself. */
final class StrimziTest {
  private static final Path OVERLAY = Path.of("overlays/strimzi");
  private static final EarmarkAcls ACLS = new EarmarkAcls(TopicNames.defaults(), "earmark");

  @Test
  void topicsAreThoseThatEarmarkWouldCreate() {
    Map<String, Map<String, String>> wanted =
        new EarmarkTopics(TopicNames.defaults())
            .all().stream().collect(toMap(TopicDefinition::name, TopicDefinition::configs));
    Map<String, Map<String, String>> told = new TreeMap<>();
    Manifest.all(OVERLAY.resolve("topics.yaml"))
        .forEach(topic -> told.put(topic.name(), texts(topic.json().at("/spec/config"))));
    assertThat(told).isEqualTo(wanted);
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  @ParameterizedTest
  @CsvSource({
    "earmark, TOPOLOGY",
    "earmark-device, DEVICE",
    "earmark-consumer, CONSUMER",
    "earmark-operator, OPERATOR"
  })
  void usersMayWhatTheirRoleTakesAndNoMore(String user, Role role) {
    assertThat(told(user)).isEqualTo(wanted(role));
  }

  /** The overlay processes exactly once. */
  private static Set<String> wanted(Role role) {
    List<Grant> grants = new ArrayList<>(ACLS.of(role));
    if (role == Role.TOPOLOGY) {
      grants.add(ACLS.transactions());
    }
    Set<String> lines = new TreeSet<>();
    for (Grant grant : grants) {
      var resource = grant.resource();
      lines.add(
          line(
              resource.resourceType().name(),
              resource.name(),
              resource.patternType().name().startsWith("PREFIX") ? "prefix" : "literal",
              grant.operations().stream().map(AclOperation::name)));
    }
    return lines;
  }

  private static Set<String> told(String user) {
    Set<String> lines = new TreeSet<>();
    Manifest.all(OVERLAY.resolve("users.yaml")).stream()
        .filter(manifest -> manifest.name().equals(user))
        .forEach(
            manifest ->
                manifest
                    .json()
                    .at("/spec/authorization/acls")
                    .forEach(acl -> lines.add(line(acl.path("resource"), acl.path("operations")))));
    return lines;
  }

  private static String line(JsonNode resource, JsonNode operations) {
    return line(
        resource.path("type").asText(),
        resource.path("name").asText(),
        resource.path("patternType").asText(),
        operations.valueStream().map(JsonNode::asText));
  }

  /** Kafka writes DESCRIBE_CONFIGS, Strimzi DescribeConfigs. */
  private static String line(String type, String name, String pattern, Stream<String> operations) {
    return "%s %s %s %s"
        .formatted(
            plain(type), name, pattern, new TreeSet<>(operations.map(StrimziTest::plain).toList()));
  }

  private static String plain(String word) {
    return word.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
