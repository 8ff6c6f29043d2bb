package dev.earmark.app.listen;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.Prediction;
import dev.earmark.Truth;
import dev.earmark.app.Escaped;
import dev.earmark.app.Plural;
import dev.earmark.app.settings.Settings;
import dev.earmark.topology.serde.AvroSerdes;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** The kinds of records that a person listens to, each with its line. */
public final class Kinds {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final AvroSerdes serdes;

  public Kinds(Settings settings) {
    serdes = new AvroSerdes(settings.serde());
  }

  public RecordKind predictions() {
    return new AvroKind<>(
        this.<Prediction>values(), Prediction::getDevice, Kinds::line, all -> true);
  }

  public RecordKind detections() {
    return new AvroKind<>(this.<Detection>values(), Detection::getDevice, Kinds::line, all -> true);
  }

  public RecordKind truths() {
    return new AvroKind<>(this.<Truth>values(), Truth::getDevice, Kinds::line, all -> true);
  }

  /** Returns counts of at least one window: totals, and where wanted those of periods. */
  public RecordKind confusion(boolean periods) {
    return new AvroKind<>(
        this.<Confusion>values(),
        Confusion::getScope,
        Kinds::line,
        counted -> windows(counted) > 0 && (periods || counted.getFrom() == null));
  }

  public RecordKind deadLetters() {
    return new DeadLetterKind();
  }

  private <T extends SpecificRecord> Deserializer<T> values() {
    return serdes.<T>value().deserializer();
  }

  static String line(Prediction heard) {
    return format(
        "%s  %-16s %-24s %9.2f s  %-12s %.3f  %6.1f dBFS%s",
        CLOCK.format(heard.getStartedAt()),
        heard.getDevice(),
        heard.getRecording(),
        seconds(heard.getStartSample(), heard.getSampleRate()),
        heard.getLabel(),
        heard.getConfidence(),
        heard.getRmsDbfs(),
        heard.getSkipped() == 0 ? "" : format("  (%d skipped before)", heard.getSkipped()));
  }

  private static String line(Detection heard) {
    return format(
        "%s  %-16s %-24s %9.2f s .. %.2f s  %-6s %-12s %.3f",
        CLOCK.format(heard.getStartedAt()),
        heard.getDevice(),
        heard.getRecording(),
        seconds(heard.getStartSample(), heard.getSampleRate()),
        seconds(heard.getEndSample(), heard.getSampleRate()),
        heard.getState(),
        heard.getLabel(),
        heard.getPeakConfidence());
  }

  static String line(Truth said) {
    Long to = said.getToSample();
    return format(
        "%-16s %-24s %9.2f s .. %s  %-12s %s",
        said.getDevice(),
        said.getRecording(),
        seconds(said.getFromSample(), said.getSampleRate()),
        to == null ? "open" : format("%.2f s", seconds(to, said.getSampleRate())),
        said.getLabel(),
        said.getSource());
  }

  private static String line(Confusion counted) {
    return format(
        "%s@%s %-16s %-24s %s, accuracy %.2f %%, macro-F1 %s",
        counted.getModel(),
        counted.getModelVersion(),
        counted.getScope(),
        Objects.requireNonNullElse(counted.getFrom(), "total"),
        Plural.of(windows(counted), "window"),
        100 * counted.getAccuracy(),
        Double.isNaN(counted.getMacroF1()) ? "–" : format("%.3f", counted.getMacroF1()));
  }

  private static long windows(Confusion counted) {
    return counted.getCounts().stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  private static double seconds(long sample, int rate) {
    return (double) sample / rate;
  }

  private static String format(String format, Object... values) {
    return Escaped.of(String.format(Locale.ROOT, format, values));
  }
}
