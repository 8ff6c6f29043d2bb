package dev.earmark.app.doctor;

import java.util.List;

/** One of the things that are looked at; none depends on what another has found. */
interface Look {
  /** Looks, and returns what it has found. */
  List<Symptom> look();

  /** Looks; a failure of any kind is a symptom too. */
  static List<Symptom> at(String of, String fix, Look look) {
    try {
      return look.look();
    } catch (RuntimeException failure) {
      return List.of(Symptom.error(of, String.valueOf(failure.getMessage()), fix));
    }
  }
}
