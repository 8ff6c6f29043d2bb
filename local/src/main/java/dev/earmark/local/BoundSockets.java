package dev.earmark.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Hands Kafka sockets that are bound already, so that no picked port can be lost to another
 * process.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {
  static final String BROKER = "BROKER";
  static final String CONTROLLER = "CONTROLLER";

  private final Reach reach;
  private final Map<String, ServerSocketChannel> byListener;
  private final Map<String, InetSocketAddress> addresses = new HashMap<>();

  private BoundSockets(Reach reach, Map<String, ServerSocketChannel> byListener) {
    this.reach = reach;
    this.byListener = byListener;
    byListener.forEach(
        (name, channel) ->
            addresses.put(name, (InetSocketAddress) channel.socket().getLocalSocketAddress()));
  }

  /**
   * Binds the broker's port (0 picks one), and a picked one for the controller and each listener.
   */
  static BoundSockets open(BrokerSettings settings) {
    String bind = settings.reach().bind();
    var byListener = new HashMap<String, ServerSocketChannel>();
    byListener.put(BROKER, Ports.bind(bind, settings.port(), "broker"));
    byListener.put(CONTROLLER, Ports.bind(0, "controller"));
    settings.listeners().keySet().forEach(name -> byListener.put(name, Ports.bind(bind, 0, name)));
    return new BoundSockets(settings.reach(), Map.copyOf(byListener));
  }

  /** Returns where a listener is bound, also after it was closed. */
  InetSocketAddress address(String listener) {
    var address = addresses.get(listener);
    if (address == null) {
      throw unknown(listener);
    }
    return address;
  }

  /** Returns where clients reach a listener, as {@code 127.0.0.1:port}. */
  String hostAndPort(String listener) {
    String host = listener.equals(CONTROLLER) ? Ports.LOOPBACK : reach.name();
    return host + ":" + address(listener).getPort();
  }

  /** Returns where a listener is bound, likewise. */
  String boundAt(String listener) {
    return reach.bind() + ":" + address(listener).getPort();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes) {
    return channel(listenerName);
  }

  private ServerSocketChannel channel(String listener) {
    var channel = byListener.get(listener);
    if (channel == null) {
      throw unknown(listener);
    }
    return channel;
  }

  private IllegalArgumentException unknown(String listener) {
    return new IllegalArgumentException(
        "listener must be one of %s: listener=%s".formatted(byListener.keySet(), listener));
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
