package dev.earmark.app.doctor;

/**
 * What was found of one thing.
 *
 * @param level how bad it is
 * @param of what was looked at, in one word
 * @param sentence what was found
 * @param fix what to do about it; empty where it is as it must be
 */
public record Symptom(Level level, String of, String sentence, String fix) {
  static Symptom ok(String of, String sentence) {
    return new Symptom(Level.OK, of, sentence, "");
  }

  static Symptom warning(String of, String sentence, String fix) {
    return new Symptom(Level.WARNING, of, sentence, fix);
  }

  static Symptom error(String of, String sentence, String fix) {
    return new Symptom(Level.ERROR, of, sentence, fix);
  }
}
