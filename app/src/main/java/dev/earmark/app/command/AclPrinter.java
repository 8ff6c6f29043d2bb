package dev.earmark.app.command;

import dev.earmark.app.Json;
import dev.earmark.topology.cluster.Grant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * Writes what a principal is allowed: as command lines of Kafka's own {@code kafka-acls.sh}, or as
 * JSON.
 */
final class AclPrinter {
  private final String servers;
  private final String principal;

  AclPrinter(String servers, String principal) {
    this.servers = servers;
    this.principal = principal;
  }

  /** Returns one command line a resource. */
  String lines(List<Grant> grants) {
    return grants.stream().map(grant -> line(grant) + "\n").collect(Collectors.joining());
  }

  private String line(Grant grant) {
    return "kafka-acls.sh --bootstrap-server "
        + quoted(servers)
        + " --add --allow-principal "
        + quoted(principal)
        + resource(grant)
        + grant.operations().stream()
            .map(operation -> " --operation " + SecurityUtils.operationName(operation))
            .collect(Collectors.joining());
  }

  private static String resource(Grant grant) {
    String name = quoted(grant.resource().name());
    String named =
        switch (grant.resource().resourceType()) {
          case TOPIC -> " --topic " + name;
          case GROUP -> " --group " + name;
          case TRANSACTIONAL_ID -> " --transactional-id " + name;
          default -> " --cluster";
        };
    boolean prefixed = grant.resource().patternType() == PatternType.PREFIXED;
    return named + (prefixed ? " --resource-pattern-type prefixed" : "");
  }

  /** Keeps a shell from taking a word apart. */
  private static String quoted(String word) {
    return word.matches("[-A-Za-z0-9_.,:=/@]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Returns {@code acls}, one object an entry. */
  String json(List<Grant> grants) {
    List<Map<String, String>> acls =
        grants.stream()
            .flatMap(grant -> grant.to(principal).stream())
            .map(AclPrinter::object)
            .toList();
    return Json.page(Map.of("acls", acls));
  }

  private static Map<String, String> object(AclBinding binding) {
    Map<String, String> object = new LinkedHashMap<>();
    object.put("principal", binding.entry().principal());
    object.put("host", binding.entry().host());
    object.put("permission", "Allow");
    object.put("operation", SecurityUtils.operationName(binding.entry().operation()));
    object.put("resourceType", SecurityUtils.resourceTypeName(binding.pattern().resourceType()));
    object.put("resource", binding.pattern().name());
    object.put("pattern", binding.pattern().patternType().name().toLowerCase(Locale.ROOT));
    return object;
  }
}
