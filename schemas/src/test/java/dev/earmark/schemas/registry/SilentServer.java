package dev.earmark.schemas.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that takes connections and never answers, and counts them. */
final class SilentServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::accept, "silent-server");

  SilentServer() throws IOException {
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return accepted.size();
  }

  private void accept() {
    try {
      while (!socket.isClosed()) {
        accepted.add(socket.accept());
      }
    } catch (IOException closed) {
      // It ends so.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : accepted) {
      connection.close();
    }
  }
}
