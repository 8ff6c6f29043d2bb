package dev.earmark.app.command;

import dev.earmark.app.health.Vitals;
import dev.earmark.app.metrics.Exposition;
import dev.earmark.app.run.BrokerWatch;
import dev.earmark.app.run.Milestone;
import dev.earmark.app.run.Onlooker;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.web.Page;
import dev.earmark.app.web.WebServer;
import dev.earmark.topology.metrics.Observer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a running process tells an operator's tools: health, metrics, and what it is. */
final class OperatorPages implements Onlooker, AutoCloseable {
  private final Optional<Shown> shown;

  private OperatorPages(Optional<Shown> shown) {
    this.shown = shown;
  }

  /** Answers from now on, where {@code http.port} asks for it; elsewhere nothing is metered. */
  static OperatorPages start(Settings settings) {
    return start(settings, Map.of());
  }

  /** Answers likewise, with more pages, by their paths. */
  static OperatorPages start(Settings settings, Map<String, Page> more) {
    boolean asked = settings.whole(EarmarkSettings.HTTP_PORT) >= 0;
    return new OperatorPages(asked ? Optional.of(Shown.start(settings, more)) : Optional.empty());
  }

  /** Tells of this topology from here on. */
  @Override
  public void watch(RunningTopology topology) {
    shown.ifPresent(pages -> pages.watch(topology));
  }

  @Override
  public void reached(Milestone milestone) {
    shown.ifPresent(pages -> pages.vitals().reached(milestone));
  }

  @Override
  public void askAbout(BrokerWatch brokers) {
    shown.ifPresent(pages -> pages.vitals().askAbout(brokers));
  }

  /** Returns who is told what is metered; where nobody can ask, one that looks away. */
  @Override
  public Observer observer() {
    return shown.map(pages -> pages.exposition().observer()).orElse(Observer.NONE);
  }

  /** Returns where they are. */
  Optional<String> url() {
    return shown.flatMap(Shown::server).map(WebServer::url);
  }

  @Override
  public void close() {
    shown.ifPresent(Shown::close);
  }

  /** The pages, and who answers with them. */
  private record Shown(
      Vitals vitals, Exposition exposition, Info info, Optional<WebServer> server) {

    static Shown start(Settings settings, Map<String, Page> more) {
      var vitals = new Vitals(settings);
      var exposition = new Exposition(settings, vitals::isReady);
      var info = new Info(settings);
      Map<String, Page> pages = new HashMap<>(vitals.pages());
      pages.putAll(more);
      pages.put("/metrics", exposition::page);
      pages.put("/info", accept -> info.page());
      return new Shown(vitals, exposition, info, WebServer.start(settings, pages));
    }

    void watch(RunningTopology topology) {
      vitals.watch(topology);
      exposition.watch(topology);
      info.watch(topology);
    }

    void close() {
      server.ifPresent(WebServer::close);
      exposition.close();
    }
  }
}
