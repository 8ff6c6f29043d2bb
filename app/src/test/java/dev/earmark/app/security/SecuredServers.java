package dev.earmark.app.security;

import dev.earmark.local.BrokerSettings;
import dev.earmark.local.EmbeddedBroker;
import dev.earmark.local.EmbeddedRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker with a listener for each {@link Mechanism} and Kafka's authorizer, and a registry behind
 * a gate for each way to be let in.
 */
final class SecuredServers implements AutoCloseable {
  static final List<String> USERS = List.of("device", "topology", "consumer", "operator");
  static final String TOKEN = "bearer-t0ken-9f8e7d";
  private static final String PLAIN_MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule";
  private static final String SCRAM_MODULE =
      "org.apache.kafka.common.security.scram.ScramLoginModule";

  final Keys keys;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final Map<Mechanism, RegistryGate> gates = new EnumMap<>(Mechanism.class);

  SecuredServers(Path folder) throws Exception {
    keys = new Keys(folder.resolve("keys"), USERS);
    registry = EmbeddedRegistry.start(folder);
    broker = EmbeddedBroker.start(settings(folder));
    for (Mechanism mechanism : Mechanism.values()) {
      gates.put(mechanism, new RegistryGate(registry.url(), header(mechanism), keys.server()));
    }
    addScramUsers();
  }

  /** Returns what is as good a secret as any other of a user. */
  static String password(String user) {
    return user + "-pw-S3cret";
  }

  private BrokerSettings settings(Path folder) {
    BrokerSettings settings =
        BrokerSettings.in(folder)
            .with("authorizer.class.name", AskedAuthorizer.class.getName())
            .with("group.streams.initial.rebalance.delay.ms", "0")
            .with("super.users", "User:ANONYMOUS")
            .with("ssl.keystore.location", keys.keyStore("server").toString())
            .with("ssl.keystore.password", Keys.PASSWORD)
            .with("ssl.truststore.location", keys.trustStore().toString())
            .with("ssl.truststore.password", Keys.PASSWORD)
            .with("listener.name.mtls.ssl.client.auth", "required")
            .with("listener.name.plain.sasl.enabled.mechanisms", "PLAIN")
            .with("listener.name.plain.plain.sasl.jaas.config", plainUsers())
            .with("listener.name.scram.sasl.enabled.mechanisms", "SCRAM-SHA-512")
            .with(
                "listener.name.scram.scram-sha-512.sasl.jaas.config", SCRAM_MODULE + " required;");
    for (Mechanism mechanism : Mechanism.values()) {
      settings = settings.withListener(mechanism.name(), mechanism.protocol);
    }
    return settings;
  }

  private static String plainUsers() {
    return USERS.stream()
        .map(user -> "user_%s=\"%s\"".formatted(user, password(user)))
        .collect(Collectors.joining(" ", PLAIN_MODULE + " required ", ";"));
  }

  private void addScramUsers() throws Exception {
    List<UserScramCredentialAlteration> users = new ArrayList<>();
    var form = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    USERS.forEach(user -> users.add(new UserScramCredentialUpsertion(user, form, password(user))));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.alterUserScramCredentials(users).all().get();
    }
  }

  private static Optional<String> header(Mechanism mechanism) {
    return switch (mechanism) {
      case TLS, PLAIN -> Optional.of(basic());
      case MTLS -> Optional.empty();
      case SCRAM -> Optional.of("Bearer " + TOKEN);
    };
  }

  private static String basic() {
    byte[] user = userInfo().getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(user);
  }

  static String userInfo() {
    return "registry:" + password("registry");
  }

  /** Returns what somebody without any limit connects with. */
  Properties superUser() {
    var settings = new Properties();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("schema.registry.url", registry.url());
    return settings;
  }

  /** Returns what a user connects with, as a person would write it into a file. */
  Properties settings(Mechanism mechanism, String user) {
    var settings = new Properties();
    settings.put("bootstrap.servers", broker.bootstrapServers(mechanism.name()));
    settings.put("security.protocol", mechanism.protocol);
    switch (mechanism) {
      case TLS -> {}
      case MTLS -> key(settings, "ssl.", user);
      case PLAIN -> login(settings, "PLAIN", PLAIN_MODULE, user);
      case SCRAM -> login(settings, "SCRAM-SHA-512", SCRAM_MODULE, user);
    }
    trust(settings, "ssl.");
    registry(settings, mechanism, user);
    return settings;
  }

  private void registry(Properties settings, Mechanism mechanism, String user) {
    String at = gates.get(mechanism).hostAndPort();
    settings.put("schema.registry.url", "https://" + at);
    trust(settings, "schema.registry.ssl.");
    switch (mechanism) {
      case TLS -> {
        settings.put("basic.auth.credentials.source", "USER_INFO");
        settings.put("basic.auth.user.info", userInfo());
      }
      case MTLS -> key(settings, "schema.registry.ssl.", user);
      case PLAIN -> settings.put("schema.registry.url", "https://" + userInfo() + "@" + at);
      case SCRAM -> settings.put("bearer.auth.token", TOKEN);
    }
  }

  private void trust(Properties settings, String prefix) {
    settings.put(prefix + "truststore.location", keys.trustStore().toString());
    settings.put(prefix + "truststore.password", Keys.PASSWORD);
  }

  private void key(Properties settings, String prefix, String user) {
    settings.put(prefix + "keystore.location", keys.keyStore(user).toString());
    settings.put(prefix + "keystore.password", Keys.PASSWORD);
    settings.put(prefix + "key.password", Keys.PASSWORD);
  }

  private static void login(Properties settings, String mechanism, String module, String user) {
    settings.put("sasl.mechanism", mechanism);
    settings.put(
        "sasl.jaas.config",
        "%s required username=\"%s\" password=\"%s\";".formatted(module, user, password(user)));
  }

  @Override
  public void close() {
    gates.values().forEach(RegistryGate::close);
    broker.close();
    registry.close();
  }
}
