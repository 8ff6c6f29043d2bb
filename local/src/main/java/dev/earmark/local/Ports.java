package dev.earmark.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** Ports of this machine. */
final class Ports {
  /** The address that an embedded server binds to and names unless told otherwise. */
  static final String LOOPBACK = "127.0.0.1";

  private Ports() {}

  static void check(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be in 0..65535: port=" + port);
    }
  }

  static InetSocketAddress at(String bind, int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByName(bind), port);
  }

  /** Binds a port on the loopback address likewise. */
  static ServerSocketChannel bind(int port, String what) {
    return bind(LOOPBACK, port, what);
  }

  /** Binds a port, or a free one for 0, without blocking reads. */
  static ServerSocketChannel bind(String bind, int port, String what) {
    try {
      var channel = ServerSocketChannel.open();
      try {
        channel.configureBlocking(false);
        return channel.bind(at(bind, port), 128);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw taken(bind, port, what, e);
    }
  }

  static StartException taken(String bind, int port, String what, IOException cause) {
    return new StartException(
        "port of the %s must be free: port=%d, address=%s (%s)"
            .formatted(what, port, bind, cause.getMessage()),
        cause);
  }
}
