package dev.earmark.topology.chunk;

/** Which recording of which device; both names are checked where a chunk is read. */
public record RecordingKey(String device, String recording) {

  /** Returns the key of the recording's cursor: device, line feed, recording. */
  public String text() {
    return device + '\n' + recording;
  }

  /** Returns the recording whose {@link #text} is given. */
  public static RecordingKey of(String text) {
    int end = text.indexOf('\n');
    return new RecordingKey(text.substring(0, end), text.substring(end + 1));
  }
}
