package dev.earmark.bench.kill;

import dev.earmark.bench.BrokerChild.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.SplittableRandom;

/**
 * Ports for servers that come back: below those that the system picks for clients, one of which
 * could otherwise take the port of a server that is away.
 */
final class FreePorts {
  private static final int FROM = 20_000;
  private static final int TO = 32_000;

  private FreePorts() {}

  /** Returns two that are free now. */
  static Ports pick() {
    var random = new SplittableRandom();
    return new Ports(one(random), one(random));
  }

  private static int one(SplittableRandom random) {
    int port = random.nextInt(FROM, TO);
    while (!isFree(port)) {
      port = random.nextInt(FROM, TO);
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
