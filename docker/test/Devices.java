import dev.earmark.client.AudioProducer;
import dev.earmark.client.Recording;
import dev.earmark.client.audio.AudioFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Devices that send the demo's kitchen over and over, evenly spread over the length of a chunk; each
 * begins a new recording every ten minutes. For steady.sh, which runs it in Earmark's image.
 *
 * <p>Arguments: how many, and how much faster than life.
 */
public final class Devices {
  private static final int CHUNK_MS = 100;
  private static final int CHUNKS_OF_A_RECORDING = 6000;

  private final AudioProducer producer;
  private final byte[] audio;
  private final int chunkBytes;
  private final List<Recording> recordings = new ArrayList<>();

  private Devices(AudioProducer producer, int devices) throws IOException {
    this.producer = producer;
    var file = Devices.class.getResourceAsStream("/demo/kitchen.flac");
    try (var source = AudioFiles.open("kitchen.flac", file)) {
      audio = source.readAll();
      for (int device = 0; device < devices; device++) {
        recordings.add(producer.open("steady-" + device, source.format()));
      }
    }
    chunkBytes = recordings.get(0).chunkFrames() * recordings.get(0).format().frameBytes();
  }

  public static void main(String[] args) throws IOException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", System.getenv("EARMARK_BOOTSTRAP_SERVERS"),
            "schema.registry.url", System.getenv("EARMARK_SCHEMA_REGISTRY_URL"),
            "compression.type", "none");
    int devices = Integer.parseInt(args[0]);
    double speed = Double.parseDouble(args[1]);
    try (var producer = new AudioProducer(settings)) {
      new Devices(producer, devices).send(Math.round(CHUNK_MS * 1_000_000 / speed));
    }
  }

  /** Until the process ends; what is late is sent at once. */
  private void send(long chunkNanos) {
    long begin = System.nanoTime();
    for (long chunk = 0; ; chunk++) {
      for (int device = 0; device < recordings.size(); device++) {
        waitUntil(begin + chunk * chunkNanos + device * chunkNanos / recordings.size());
        send(device, chunk);
      }
    }
  }

  private void send(int device, long chunk) {
    long own = chunk + device * 100L; // not all at the same place, nor all new at once
    if (own % CHUNKS_OF_A_RECORDING == 0 && chunk > 0) {
      Recording ended = recordings.get(device);
      ended.close();
      recordings.set(device, producer.open(ended.device(), ended.format()));
    }
    int places = audio.length / chunkBytes;
    recordings.get(device).write(audio, (int) (own % places) * chunkBytes, chunkBytes);
  }

  private static void waitUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
