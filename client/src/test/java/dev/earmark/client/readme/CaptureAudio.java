package dev.earmark.client.readme;

// README: begin
import dev.earmark.AudioEncoding;
import dev.earmark.client.AudioProducer;
import dev.earmark.client.Mark;
import dev.earmark.client.Recording;
import dev.earmark.client.SampleFormat;
import java.util.Map;

final class CaptureAudio {
  static void send(Map<String, ?> settings, short[] before, short[] word) {
    var format = new SampleFormat(16_000, 1, AudioEncoding.S16LE);
    try (var producer = new AudioProducer(settings);
        Recording recording = producer.open("kitchen", format)) {
      recording.write(before); // as many samples as there are, as often as they come
      Mark spoken = recording.begin("stop"); // the truth, where it is known
      recording.write(word);
      spoken.end();
    }
  }
}
// README: end
