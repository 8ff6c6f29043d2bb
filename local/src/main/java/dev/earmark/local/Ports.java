package dev.earmark.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** Ports on the loopback address. */
final class Ports {
  /** The address every embedded server binds to and names: the local machine only. */
  static final String LOOPBACK = "127.0.0.1";

  private Ports() {}

  static void check(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be in 0..65535: port=" + port);
    }
  }

  static InetSocketAddress loopback(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }

  /** Binds a port, or a free one for 0, without blocking reads. */
  static ServerSocketChannel bind(int port, String what) {
    try {
      var channel = ServerSocketChannel.open();
      try {
        channel.configureBlocking(false);
        return channel.bind(loopback(port), 128);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw taken(port, what, e);
    }
  }

  static StartException taken(int port, String what, IOException cause) {
    return new StartException(
        "port of the %s must be free: port=%d, address=%s (%s)"
            .formatted(what, port, LOOPBACK, cause.getMessage()),
        cause);
  }
}
