package dev.earmark.k8s;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Strimzi's objects, held against its operator's own classes; these keep what they do not know, so
 * that is looked for afterwards.
 */
final class StrimziObjects {
  private static final String VERSION = "kafka.strimzi.io/v1";
  private static final Map<String, Class<?>> CLASSES =
      Map.of(
          "Kafka", Kafka.class,
          "KafkaNodePool", KafkaNodePool.class,
          "KafkaTopic", KafkaTopic.class,
          "KafkaUser", KafkaUser.class);

  private final List<String> faults = new ArrayList<>();

  private StrimziObjects() {}

  static List<String> faults(Manifest manifest) {
    Class<?> type = CLASSES.get(manifest.kind());
    if (type == null || !manifest.apiVersion().equals(VERSION)) {
      return List.of("it must be one of %s of %s".formatted(CLASSES.keySet(), VERSION));
    }
    var objects = new StrimziObjects();
    try {
      objects.look(new ObjectMapper().treeToValue(manifest.json(), type), "");
    } catch (JsonProcessingException e) {
      objects.faults.add(e.getOriginalMessage());
    }
    return objects.faults;
  }

  private void look(Object value, String path) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> look(inner, path + '.' + key));
    } else if (value instanceof Collection<?> several) {
      several.forEach(inner -> item(inner, path));
    } else if (value != null && isOurs(value.getClass())) {
      Arrays.stream(value.getClass().getMethods())
          .filter(StrimziObjects::isGetter)
          .forEach(getter -> look(value, getter, path));
    }
  }

  /** A word that is none of an enumeration's is read as nothing. */
  private void item(Object value, String path) {
    if (value == null) {
      faults.add("unknown word in " + path);
    }
    look(value, path);
  }

  private static boolean isOurs(Class<?> type) {
    return !type.isEnum()
        && (type.getName().startsWith("io.strimzi.api.")
            || type.getName().startsWith("io.fabric8.kubernetes.api.model."));
  }

  private static boolean isGetter(Method method) {
    return method.getParameterCount() == 0
        && method.getName().startsWith("get")
        && !method.getName().equals("getClass")
        && !Modifier.isStatic(method.getModifiers());
  }

  private void look(Object owner, Method getter, String path) {
    Object value = value(owner, getter);
    String name = getter.getName().substring(3);
    if (getter.getName().equals("getAdditionalProperties") && value instanceof Map<?, ?> unknown) {
      unknown.keySet().forEach(field -> faults.add("unknown field " + path + '.' + field));
    } else if (value == null && isRequired(owner, getter)) {
      faults.add("missing field " + path + '.' + decapitalized(name));
    } else {
      look(value, path + '.' + decapitalized(name));
    }
  }

  private static boolean isRequired(Object owner, Method getter) {
    var said = getter.getAnnotation(JsonProperty.class);
    return said != null && said.required() && owner != null;
  }

  private static Object value(Object owner, Method getter) {
    try {
      return getter.invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(getter.toString(), e);
    }
  }

  private static String decapitalized(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
