package dev.earmark.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import co.elastic.logging.logback.EcsEncoder;
import dev.earmark.app.Json;
import dev.earmark.app.Version;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/**
 * An event as one JSON object with the names of the Elastic Common Schema; its own fields are below
 * {@code earmark.}.
 */
final class JsonEncoder extends EcsEncoder {
  JsonEncoder() {
    setServiceName("earmark");
    setServiceVersion(Version.number());
    setServiceNodeName(node());
  }

  /** Containers and Pods have the name of the instance in {@code HOSTNAME}. */
  private static String node() {
    return Optional.ofNullable(System.getenv("HOSTNAME"))
        .filter(name -> !name.isBlank())
        .orElseGet(() -> ManagementFactory.getRuntimeMXBean().getName().replaceFirst("^\\d+@", ""));
  }

  @Override
  protected void addCustomFields(ILoggingEvent event, StringBuilder json) {
    List<KeyValuePair> fields =
        Optional.ofNullable(event.getKeyValuePairs()).orElse(Collections.emptyList());
    fields.forEach(field -> json.append(member(field)).append(','));
  }

  /** Returns it as a member of an object, without the braces around. */
  private static String member(KeyValuePair field) {
    String object = Json.line(Collections.singletonMap("earmark." + field.key, field.value));
    return object.substring(1, object.length() - 1);
  }
}
