package dev.earmark.app.doctor;

import dev.earmark.app.CommandFailure;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** One of the things that are looked at; none depends on what another has found. */
interface Look {
  /** Looks, and returns at least one symptom. */
  List<Symptom> look();

  /** Looks; a failure of any kind is a symptom too. */
  static List<Symptom> at(String of, String fix, Look look) {
    try {
      return look.look();
    } catch (CommandFailure | KafkaException failure) {
      return List.of(Symptom.error(of, String.valueOf(failure.getMessage()), fix));
    }
  }
}
