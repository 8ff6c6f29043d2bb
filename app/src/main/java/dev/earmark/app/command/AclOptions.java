package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.topology.cluster.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom {@code topics acls} is about, and what it does. */
final class AclOptions {
  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "What the principal does: ${COMPLETION-CANDIDATES}, in small letters or not.")
  private @Nullable Role role;

  @Option(
      names = "--principal",
      required = true,
      paramLabel = "TYPE:NAME",
      description = "Who does it, as the brokers call them: User:kitchen, User:CN=earmark.")
  private @Nullable String principal;

  @Option(names = "--json", description = "Print one JSON object instead of command lines.")
  private boolean json;

  @Option(
      names = "--apply",
      description = "Create the entries on the cluster (which takes Alter on it) and say so.")
  private boolean apply;

  @Mixin private SettingsOptions settings = new SettingsOptions();

  Role role() {
    if (role == null) {
      throw CommandFailure.wrong("--role must be given");
    }
    return role;
  }

  String principal() {
    String given = String.valueOf(principal);
    if (!given.matches("[^:\\s]+:\\S.*")) {
      throw CommandFailure.wrong(
          "--principal must be TYPE:NAME, such as User:kitchen: --principal=" + given);
    }
    return given;
  }

  boolean json() {
    return json;
  }

  boolean apply() {
    return apply;
  }

  SettingsOptions settings() {
    return settings;
  }
}
