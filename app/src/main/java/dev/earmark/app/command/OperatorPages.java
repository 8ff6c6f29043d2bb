package dev.earmark.app.command;

import dev.earmark.app.health.Vitals;
import dev.earmark.app.metrics.Exposition;
import dev.earmark.app.run.Onlooker;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.web.Page;
import dev.earmark.app.web.WebServer;
import dev.earmark.topology.Observer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a running process tells an operator's tools: health, metrics, and what it is. */
final class OperatorPages implements Onlooker, AutoCloseable {
  private final Vitals vitals;
  private final Exposition exposition;
  private final Info info;
  private final Optional<WebServer> server;

  private OperatorPages(Settings settings) {
    vitals = new Vitals(settings);
    exposition = new Exposition(settings);
    info = new Info(settings);
    Map<String, Page> pages = new HashMap<>(vitals.pages());
    pages.put("/metrics", exposition::page);
    pages.put("/info", accept -> info.page());
    server = WebServer.start(settings, pages);
  }

  /** Answers from now on, where {@code http.port} asks for it. */
  static OperatorPages start(Settings settings) {
    return new OperatorPages(settings);
  }

  /** Tells of this topology from here on. */
  @Override
  public void watch(RunningTopology topology) {
    vitals.watch(topology);
    exposition.watch(topology);
    info.watch(topology);
  }

  /** Returns who is told what is metered; where nobody can ask, one that looks away. */
  @Override
  public Observer observer() {
    return server.isPresent() ? exposition.observer() : Observer.NONE;
  }

  /** Returns where they are. */
  Optional<String> url() {
    return server.map(WebServer::url);
  }

  @Override
  public void close() {
    server.ifPresent(WebServer::close);
    exposition.close();
  }
}
