package dev.earmark.app.run;

import dev.earmark.topology.metrics.Observer;

/** Who looks on while a topology runs. */
public interface Onlooker {

  /** Returns who is told what it does, from its start on. */
  Observer observer();

  /** Is told what its start has reached. */
  void reached(Milestone milestone);

  /** Is shown it when it has started. */
  void watch(RunningTopology topology);

  /** Is shown who knows whether brokers answer. */
  void askAbout(BrokerWatch brokers);
}
