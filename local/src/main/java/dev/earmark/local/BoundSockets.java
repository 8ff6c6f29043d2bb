package dev.earmark.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Hands Kafka sockets that are bound already, so that no picked port can be lost to another
 * process.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {
  static final String BROKER = "BROKER";
  static final String CONTROLLER = "CONTROLLER";

  private final Map<String, ServerSocketChannel> byListener;

  private BoundSockets(Map<String, ServerSocketChannel> byListener) {
    this.byListener = byListener;
  }

  /** Binds the broker's port (0 picks one) and a picked one for the controller. */
  static BoundSockets open(int brokerPort) {
    var broker = Ports.bind(brokerPort, "broker");
    return new BoundSockets(Map.of(BROKER, broker, CONTROLLER, Ports.bind(0, "controller")));
  }

  InetSocketAddress address(String listener) {
    return (InetSocketAddress) channel(listener).socket().getLocalSocketAddress();
  }

  int port(String listener) {
    return address(listener).getPort();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes) {
    return channel(listenerName);
  }

  private ServerSocketChannel channel(String listener) {
    var channel = byListener.get(listener);
    if (channel == null) {
      throw new IllegalArgumentException(
          "listener must be one of %s: listener=%s".formatted(byListener.keySet(), listener));
    }
    return channel;
  }

  @Override
  public void close() {
    byListener.values().forEach(BoundSockets::close);
  }

  private static void close(ServerSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
