package dev.earmark.app.labelled;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.Truth;
import dev.earmark.app.CommandFailure;
import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.ChunkRefusedException;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Recordings that somebody has labelled, as WAV files in a folder with a table of what is heard in
 * them; first all truths are taken, then the chunks.
 */
public final class LabelledAudio {
  /** The table's name. */
  public static final String TABLE = "clips.csv";

  private static final String HEADER = "path,label,group,start,end,recording,sample_rate,source";

  private final Path folder;
  private final Labellings labellings = new Labellings();
  private final Map<Place, RecordingFile> files = new LinkedHashMap<>();
  private long refused;
  private long without;

  /** Begins in a folder that is empty or not there. */
  public LabelledAudio(Path folder) {
    this.folder = folder;
  }

  /** What was written, and what could not be. */
  public record Totals(int recordings, int spans, long chunksRefused, long spansWithoutAudio) {}

  /** Takes a truth. */
  public void accept(Truth truth) {
    labellings.accept(truth);
  }

  /** Writes a chunk to its recording's file, if that has a truth. */
  public void accept(AudioChunk chunk) {
    Place place = new Place(chunk.getDevice(), chunk.getRecording());
    if (labellings.has(place) && chunk.getSamples().hasRemaining()) {
      try {
        refused += written(place, decoded(chunk)) ? 0 : 1;
      } catch (ChunkRefusedException e) {
        refused++;
      } catch (IOException e) {
        throw CommandFailure.broken("audio cannot be written: folder=" + folder, e);
      }
    }
  }

  private boolean written(Place place, Chunk chunk) throws IOException {
    return files
        .computeIfAbsent(place, key -> new RecordingFile(key.file(folder), chunk))
        .add(chunk);
  }

  private static Chunk decoded(AudioChunk chunk) {
    if (chunk.getEncoding() == AudioEncoding.UNKNOWN) {
      throw new ChunkRefusedException("encoding must be known: encoding=UNKNOWN");
    }
    var encoding = Encoding.valueOf(chunk.getEncoding().name());
    var format = new AudioFormat(chunk.getSampleRate(), chunk.getChannels(), encoding);
    float[] samples = PcmDecoder.mono(chunk.getSamples(), format);
    return new Chunk(chunk.getFirstSample(), chunk.getSampleRate(), samples, chunk.getLast());
  }

  /** Writes the table: a row a span of which there is audio; paths are relative to the folder. */
  public Totals finish() {
    List<String> rows = new ArrayList<>(List.of(HEADER));
    for (Place place : labellings.places()) {
      RecordingFile file = files.get(place);
      for (Labelling span : labellings.of(place)) {
        if (file == null || !isHeard(span, file)) {
          without++;
        } else {
          rows.add(row(place, span, file));
        }
      }
    }
    write(rows);
    return new Totals(files.size(), rows.size() - 1, refused, without);
  }

  private static boolean isHeard(Labelling span, RecordingFile file) {
    double end = file.startSeconds() + file.seconds();
    return span.fromSeconds() >= file.startSeconds() && span.fromSeconds() < end;
  }

  private static String row(Place place, Labelling span, RecordingFile file) {
    double from = file.startSeconds();
    double to = span.toSeconds(from + file.seconds());
    return String.join(
        ",",
        quoted(place.path()),
        quoted(span.label()),
        quoted(place.device()),
        seconds(span.fromSeconds() - from),
        seconds(to - from),
        quoted(place.recording()),
        Integer.toString(span.sampleRate()),
        span.source().name());
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private void write(List<String> rows) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(TABLE), rows);
    } catch (IOException e) {
      throw CommandFailure.broken("the table cannot be written: folder=" + folder, e);
    }
  }
}
