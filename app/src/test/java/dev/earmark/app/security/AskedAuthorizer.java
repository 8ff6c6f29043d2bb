package dev.earmark.app.security;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's own authorizer, which remembers what each principal asked for. */
public final class AskedAuthorizer extends StandardAuthorizer {
  private record Asked(String principal, Action action) {}

  private static final Set<Asked> GRANTED = ConcurrentHashMap.newKeySet();
  private static final Set<Asked> DENIED = ConcurrentHashMap.newKeySet();

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext request, List<Action> actions) {
    List<AuthorizationResult> results = super.authorize(request, actions);
    String principal = request.principal().toString();
    for (int i = 0; i < actions.size(); i++) {
      if (results.get(i) == AuthorizationResult.ALLOWED) {
        GRANTED.add(new Asked(principal, actions.get(i)));
      } else if (actions.get(i).logIfDenied()) {
        DENIED.add(new Asked(principal, actions.get(i)));
      }
    }
    return results;
  }

  /** Returns what somebody was not let do with what is called so. */
  static List<String> denied(String principal, String prefix) {
    return DENIED.stream()
        .filter(asked -> asked.principal().equals(principal))
        .filter(asked -> asked.action().resourcePattern().name().startsWith(prefix))
        .map(asked -> asked.action().operation() + " " + asked.action().resourcePattern())
        .toList();
  }

  /** Returns whether somebody was let do the very thing that an entry allows. */
  static boolean used(AclBinding binding) {
    return GRANTED.stream()
        .anyMatch(
            asked ->
                asked.principal().equals(binding.entry().principal())
                    && asked.action().operation() == binding.entry().operation()
                    && covers(binding, asked.action()));
  }

  private static boolean covers(AclBinding binding, Action action) {
    String name = binding.pattern().name();
    String asked = action.resourcePattern().name();
    boolean named =
        switch (binding.pattern().patternType()) {
          case PREFIXED -> asked.startsWith(name);
          default -> asked.equals(name);
        };
    return named && action.resourcePattern().resourceType() == binding.pattern().resourceType();
  }
}
