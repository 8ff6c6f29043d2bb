package dev.earmark.app.listen;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.Prediction;
import dev.earmark.app.settings.Settings;
import dev.earmark.topology.AvroSerdes;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** The kinds of records that a person listens to, each with its line. */
public final class Kinds {
  private final AvroSerdes serdes;

  public Kinds(Settings settings) {
    serdes = new AvroSerdes(settings.serde());
  }

  public RecordKind predictions() {
    return new AvroKind<>(this.<Prediction>values(), Prediction::getDevice, Kinds::line);
  }

  public RecordKind detections() {
    return new AvroKind<>(this.<Detection>values(), Detection::getDevice, Kinds::line);
  }

  public RecordKind confusion() {
    return new AvroKind<>(this.<Confusion>values(), Confusion::getScope, Kinds::line);
  }

  public RecordKind deadLetters() {
    return new DeadLetterKind();
  }

  private <T extends SpecificRecord> Deserializer<T> values() {
    return serdes.<T>value().deserializer();
  }

  private static String line(Prediction heard) {
    return format(
        "%-16s %-24s %9.2f s  %-12s %.3f  %6.1f dBFS",
        heard.getDevice(),
        heard.getRecording(),
        seconds(heard.getStartSample(), heard.getSampleRate()),
        heard.getLabel(),
        heard.getConfidence(),
        heard.getRmsDbfs());
  }

  private static String line(Detection heard) {
    return format(
        "%-16s %-24s %9.2f s .. %.2f s  %-6s %-12s %.3f",
        heard.getDevice(),
        heard.getRecording(),
        seconds(heard.getStartSample(), heard.getSampleRate()),
        seconds(heard.getEndSample(), heard.getSampleRate()),
        heard.getState(),
        heard.getLabel(),
        heard.getPeakConfidence());
  }

  private static String line(Confusion counted) {
    long windows =
        counted.getCounts().stream().flatMap(row -> row.stream()).mapToLong(Long::longValue).sum();
    return format(
        "%s@%s %-16s %-24s %d windows, accuracy %.2f %%, macro-F1 %.3f",
        counted.getModel(),
        counted.getModelVersion(),
        counted.getScope(),
        Objects.requireNonNullElse(counted.getFrom(), "total"),
        windows,
        100 * counted.getAccuracy(),
        counted.getMacroF1());
  }

  private static double seconds(long sample, int rate) {
    return (double) sample / rate;
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
