package dev.earmark.client.readme;

// README: begin
import dev.earmark.client.AudioProducer;
import dev.earmark.client.Pace;
import dev.earmark.client.Playback;
import dev.earmark.client.Recording;
import dev.earmark.client.audio.AudioFiles;
import dev.earmark.client.audio.LabelTrack;
import java.nio.file.Path;
import java.util.Map;

final class ProduceAudio {
  static void send(Map<String, ?> settings, Path file) throws Exception {
    try (var producer = new AudioProducer(settings);
        var source = AudioFiles.open(file);
        Recording recording = producer.open("kitchen", source.format())) {
      new Playback(Pace.LIFE).play(source, LabelTrack.EMPTY, recording);
    }
  }

  public static void main(String[] args) throws Exception {
    var settings =
        Map.of(
            "bootstrap.servers", "localhost:9092",
            "schema.registry.url", "http://localhost:8081");
    send(settings, Path.of(args[0]));
  }
}
// README: end
