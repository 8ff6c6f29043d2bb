package dev.earmark.topology.confusion;

import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.confusion.MatrixCodec;
import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import dev.earmark.topology.confusion.SubjectCounts.Subject;
import dev.earmark.topology.serde.StateSerde;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/** Writes counts, and what is kept of several sources, in the stages' compact form. */
public final class CountsCodec {
  private static final int FORMAT = 1;

  private CountsCodec() {}

  /** Returns the serde of counts that a task hands on. */
  public static Serde<SubjectCounts> counts() {
    return new StateSerde<>(CountsCodec::write, CountsCodec::read);
  }

  /** Returns the serde of counts of several tasks. */
  public static Serde<MergedCounts> merged() {
    return new StateSerde<>(CountsCodec::write, CountsCodec::readMerged);
  }

  private static byte[] write(SubjectCounts counts) {
    var out = head(counts.subject(), counts.matrix().labels()).count(counts.source());
    MatrixCodec.write(counts.matrix(), out);
    return out.toByteArray();
  }

  private static SubjectCounts read(byte[] bytes) {
    var in = begin(bytes);
    Subject subject = subject(in);
    List<String> labels = texts(in);
    int source = in.upTo(Integer.MAX_VALUE, "source");
    return new SubjectCounts(subject, source, MatrixCodec.read(in, ConfusionMatrix.of(labels)));
  }

  static byte[] write(MergedCounts merged) {
    var out = head(merged.subject(), merged.labels());
    out.count(merged.saidMs()).count(merged.sources().size());
    merged
        .sources()
        .forEach(
            (source, matrix) -> {
              out.count(source);
              MatrixCodec.write(matrix, out);
            });
    return out.toByteArray();
  }

  private static MergedCounts readMerged(byte[] bytes) {
    var in = begin(bytes);
    var merged = new MergedCounts(subject(in), texts(in), in.count());
    for (int left = in.length(); left > 0; left--) {
      int source = in.upTo(Integer.MAX_VALUE, "source");
      var matrix = MatrixCodec.read(in, ConfusionMatrix.of(merged.labels()));
      merged.sources().put(source, matrix);
    }
    return merged;
  }

  private static CompactOutput head(Subject subject, List<String> labels) {
    var out = new CompactOutput().count(FORMAT);
    out.text(subject.model()).text(subject.version()).text(subject.scope());
    out.number(subject.from()).number(subject.to()).count(labels.size());
    labels.forEach(out::text);
    return out;
  }

  private static CompactInput begin(byte[] bytes) {
    var in = new CompactInput(bytes);
    long format = in.count();
    if (format != FORMAT) {
      throw new IllegalArgumentException("format must be 1: format=" + format);
    }
    return in;
  }

  private static Subject subject(CompactInput in) {
    return new Subject(in.text(), in.text(), in.text(), in.number(), in.number());
  }

  private static List<String> texts(CompactInput in) {
    var texts = new ArrayList<String>();
    for (int left = in.length(); left > 0; left--) {
      texts.add(in.text());
    }
    return texts;
  }
}
