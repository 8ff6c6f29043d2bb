package dev.earmark.topology.metrics;

import java.util.Locale;

/** What the topology counts, in the order of the stages; each only grows. */
public enum Count {
  RECORDS(
      "records", "Records of the topic of audio that were taken off it, whatever became of them."),
  CHUNKS(
      "chunks",
      "Chunks that were read and decoded, also those that are late, repeated or refused after"
          + " that."),
  CHUNKS_UNHEARD("chunks", "Chunks of devices that no pattern of `models.for.device` takes."),
  CHUNKS_USED(
      "chunks",
      "Chunks that brought samples that had not been heard, or the end of their recording."),
  CHUNKS_REPEATED(
      "chunks",
      "Chunks of open recordings that brought nothing new: all their samples had been heard or"
          + " given up."),
  CHUNKS_LATE("chunks", "Chunks of recordings that had ended before them."),
  CHUNKS_DEAD("records", "Records of the topic of audio that became dead letters themselves."),
  TRACEPARENTS_IGNORED(
      "chunks",
      "Chunks whose header `traceparent` breaks the rule of W3C Trace Context, so that it goes no"
          + " further."),
  SAMPLES("samples", "Samples that were heard, each once."),
  SAMPLES_REPEATED("samples", "Samples that came although they had been heard."),
  SAMPLES_MISSING("samples", "Samples that were waited for and did not come; they are zeros."),
  SAMPLES_LATE(
      "samples", "Samples that came after their place was passed, or after their recording ended."),
  GAPS("gaps", "Holes that were given up and are zeros."),
  RECORDINGS_BEGUN("recordings", "Recordings that began."),
  RECORDINGS_IDLE(
      "recordings", "Recordings that ended because nothing of them came for `recording.idle`."),
  RECORDINGS_SURPLUS(
      "recordings", "Recordings that were ended because more than `recordings.max` were open."),
  RECORDINGS_FORGOTTEN(
      "recordings",
      "Ended recordings that were forgotten before `recording.remember`, because there were too"
          + " many."),
  RECORDS_DELETED("records", "Records of audio that were deleted before they were read."),
  WINDOWS("windows", "Windows that were cut and are to be scored."),
  WINDOWS_NOT_COVERED(
      "windows",
      "Windows that were not scored, because less than `min.coverage` of them was heard."),
  WINDOWS_SKIPPED("windows", "Windows that were passed over unscored by `overload.policy`."),
  WINDOWS_SCORED("windows", "Windows that were given to the models that hear them."),
  WINDOWS_LEFT(
      "windows",
      "Windows that waited to be scored when their task moved or failed; they are said by the task"
          + " that comes next."),
  BATCHES("batches", "Batches of windows that a model was given."),
  PREDICTIONS("records", "Predictions that were said."),
  MODEL_SWAPS("times", "Times that a new version of a model has taken over."),
  MODELS_REFUSED(
      "files", "New files of models that could not take over; the version before goes on."),
  MODEL_FALLBACKS(
      "times",
      "Times that a model was loaded on the processor because `execution.provider=auto` found no"
          + " card that works."),
  DETECTIONS("records", "Detections that were opened or closed."),
  TRUTHS("records", "Truths that were told, also those that came too late or are too many."),
  TRUTHS_LATE(
      "records",
      "Truths that came later than `truth.wait`; the windows that they cover keep the truth that"
          + " they had."),
  TRUTHS_SURPLUS(
      "records",
      "Truths that were left out, because as many of their device as can be remembered were waiting"
          + " for its audio."),
  DEVICES_TOO_LARGE(
      "times", "Times that what is remembered of a device was too large for its store."),
  CLOCK_JUMPS("times", "Times that a device's clock was set in the middle of a recording."),
  REREADS(
      "times",
      "Times that a partition's end was read again, to rebuild its recordings after a start or to"
          + " find records that were skipped."),
  REREAD_RECORDS("records", "Records that were read again."),
  REREAD_BYTES("bytes", "Bytes that were read again."),
  REREAD_TIME_MS("ms", "Time that reading again took, all partitions added.");

  private final String unit;
  private final String meaning;

  Count(String unit, String meaning) {
    this.unit = unit;
    this.meaning = meaning;
  }

  /** Returns the name as Java has it, such as {@code samplesRepeated}. */
  String key() {
    return camelCase(name().toLowerCase(Locale.ROOT).split("_", -1));
  }

  /** Returns words as one name, each but the first with a capital letter. */
  static String camelCase(String... words) {
    var name = new StringBuilder(words[0]);
    for (int word = 1; word < words.length; word++) {
      name.append(Character.toUpperCase(words[word].charAt(0))).append(words[word].substring(1));
    }
    return name.toString();
  }

  /** Returns how it is shown among Kafka's metrics. */
  TopologyMetric metric() {
    String name = name().toLowerCase(Locale.ROOT).replace('_', '-') + "-total";
    return new TopologyMetric(TopologyMetrics.GROUP, name, "", unit, meaning);
  }
}
