package dev.earmark.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * A schema registry inside this JVM that answers Confluent's REST API for Avro, bound to the
 * loopback address unless its settings say otherwise.
 *
 * <p>What it has answered is on disk: the same folder gives the same ids again after {@link
 * #close}, a restart or a kill. Thread-safe.
 */
public final class EmbeddedRegistry implements AutoCloseable {
  private static final int THREADS = 8;

  static {
    // The JDK's server writes head and body apart; without this each answer waits 40 ms for an ACK.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final FolderLock lock;
  private final Registry registry;
  private final String name;
  private final HttpServer server;
  private final ExecutorService threads;

  private EmbeddedRegistry(FolderLock lock, Registry registry, RegistrySettings settings) {
    this.lock = lock;
    this.registry = registry;
    this.name = settings.reach().name();
    this.server = bind(settings);
    this.threads = Executors.newFixedThreadPool(THREADS, daemons());
  }

  /** Starts in a folder on a picked port. */
  public static EmbeddedRegistry start(Path folder) {
    return start(RegistrySettings.in(folder));
  }

  /**
   * Starts and returns when clients can connect.
   *
   * @throws StartException if the port is taken, or the folder is in use, not writable or broken
   */
  public static EmbeddedRegistry start(RegistrySettings settings) {
    var lock = FolderLock.take(settings.folder(), "registry");
    try {
      return start(settings, lock);
    } catch (Throwable t) {
      lock.close();
      throw t;
    }
  }

  private static EmbeddedRegistry start(RegistrySettings settings, FolderLock lock) {
    var limits = settings.limits();
    var registry = new Registry(ChangeLog.open(settings.logFile()), limits.maxSchemas());
    try {
      var embedded = new EmbeddedRegistry(lock, registry, settings);
      return embedded.serve(new RegistryHandler(new Routes(registry), limits.maxBodyBytes()));
    } catch (Throwable t) {
      registry.close();
      throw t;
    }
  }

  private static HttpServer bind(RegistrySettings settings) {
    String bind = settings.reach().bind();
    try {
      return HttpServer.create(Ports.at(bind, settings.port()), 128);
    } catch (IOException e) {
      throw Ports.taken(bind, settings.port(), "registry", e);
    }
  }

  private EmbeddedRegistry serve(RegistryHandler handler) {
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
    return this;
  }

  private static ThreadFactory daemons() {
    return task -> {
      var thread = new Thread(task, "earmark-registry");
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Where clients connect: {@code http://127.0.0.1:port}. */
  public String url() {
    return "http://" + name + ":" + server.getAddress().getPort();
  }

  /** Stops answering; what was answered is on disk already. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    registry.close();
    lock.close();
  }
}
