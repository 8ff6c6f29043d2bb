package dev.earmark.app.log;

import co.elastic.logging.EcsJsonSerializer;
import dev.earmark.app.Json;
import dev.earmark.app.Version;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;

/**
 * An event as one JSON object with the names of the Elastic Common Schema; its own fields are below
 * {@code earmark.}.
 */
final class JsonLayout extends AbstractStringLayout {
  private static final String SERVICE = "earmark";

  private final String node = node();

  JsonLayout() {
    super(StandardCharsets.UTF_8);
  }

  /** Containers and Pods have the name of the instance in {@code HOSTNAME}. */
  private static String node() {
    return Optional.ofNullable(System.getenv("HOSTNAME"))
        .filter(name -> !name.isBlank())
        .orElseGet(() -> ManagementFactory.getRuntimeMXBean().getName().replaceFirst("^\\d+@", ""));
  }

  @Override
  public String toSerializable(LogEvent event) {
    var json = new StringBuilder(256);
    EcsJsonSerializer.serializeObjectStart(json, event.getTimeMillis());
    EcsJsonSerializer.serializeLogLevel(json, event.getLevel().toString());
    EcsJsonSerializer.serializeFormattedMessage(json, event.getMessage().getFormattedMessage());
    EcsJsonSerializer.serializeEcsVersion(json);
    service(json);
    EcsJsonSerializer.serializeThreadName(json, event.getThreadName());
    EcsJsonSerializer.serializeLoggerName(json, event.getLoggerName());
    EcsJsonSerializer.serializeMDC(json, event.getContextData().toMap());
    Said.fields(event).forEach((name, value) -> json.append(member(name, value)).append(','));
    EcsJsonSerializer.serializeException(json, event.getThrown(), false);
    EcsJsonSerializer.serializeObjectEnd(json);
    return Json.withoutControls(json.toString());
  }

  private void service(StringBuilder json) {
    EcsJsonSerializer.serializeServiceName(json, SERVICE);
    EcsJsonSerializer.serializeServiceVersion(json, Version.number());
    EcsJsonSerializer.serializeServiceNodeName(json, node);
    EcsJsonSerializer.serializeEventDataset(json, SERVICE);
  }

  /** Returns it as a member of an object, without the braces around. */
  private static String member(String name, Object value) {
    String object = Json.line(Collections.singletonMap("earmark." + name, value));
    return object.substring(1, object.length() - 1);
  }
}
