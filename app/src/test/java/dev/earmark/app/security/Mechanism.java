package dev.earmark.app.security;

/** How clients connect, each by a listener of its own. */
enum Mechanism {
  /** TLS; the broker alone has a certificate, and everyone is the super user ANONYMOUS. */
  TLS("SSL", "at_least_once", "classic", false),
  /** TLS with certificates on both sides. */
  MTLS("SSL", "exactly_once_v2", "classic", false),
  /** User and password, in clear. */
  PLAIN("SASL_PLAINTEXT", "at_least_once", "streams", false),
  /** User and password that is never sent, within TLS. */
  SCRAM("SASL_SSL", "exactly_once_v2", "classic", true);

  final String protocol;
  final String guarantee;
  final String groupProtocol;
  final boolean believesKeys;

  Mechanism(String protocol, String guarantee, String groupProtocol, boolean believesKeys) {
    this.protocol = protocol;
    this.guarantee = guarantee;
    this.groupProtocol = groupProtocol;
    this.believesKeys = believesKeys;
  }

  /** Returns what the brokers call somebody. */
  String principal(String user) {
    return switch (this) {
      case TLS -> "User:ANONYMOUS";
      case MTLS -> "User:CN=" + user;
      case PLAIN, SCRAM -> "User:" + user;
    };
  }
}
