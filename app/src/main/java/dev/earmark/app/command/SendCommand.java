package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.StopSignal;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.run.DeliveryWatch;
import dev.earmark.app.send.Sender;
import dev.earmark.app.send.Sending;
import dev.earmark.app.settings.Settings;
import dev.earmark.client.AudioProducer;
import dev.earmark.client.Pace;
import dev.earmark.client.Playback;
import dev.earmark.client.SendException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends audio to a broker as a device would. */
@Command(
    name = "send",
    description = "Send audio to a broker as a device would; each file becomes a recording.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Ctrl-C ends the recording at hand, as its device would; exit code 1 where a file had more.",
      "",
      "Examples:",
      "  earmark send recording.wav --device kitchen",
      "  earmark send clips/ --speed 0 --label yes",
      "  arecord -f S16_LE -r 16000 -t raw | earmark send - --rate 16000 --device desk",
      "  earmark send --microphone --device desk"
    })
public final class SendCommand implements Callable<Integer> {
  @Mixin private SendOptions what = new SendOptions();
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "How much faster than life files are sent: 0 is as fast as it goes (default: ${DEFAULT-VALUE}).")
  private double speed;

  private final Surroundings surroundings;

  public SendCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.read(surroundings.environment());
    Playback playback = new Playback(pace());
    List<Sending> sendings = what.sendings(surroundings.in());
    try (Cluster cluster = Cluster.connect(settings);
        StopSignal stop = StopSignal.install();
        var watch = new DeliveryWatch(cluster::probe, stop, this::complain);
        AudioProducer producer = new AudioProducer(settings.producer())) {
      watch.start();
      return send(sendings, new Sender(producer, playback, what.label(), stop::isAsked), stop);
    } catch (SendException e) {
      throw CommandFailure.broken(String.valueOf(e.getMessage()), e);
    }
  }

  private int send(List<Sending> sendings, Sender sender, StopSignal stop)
      throws InterruptedException {
    int exitCode = ExitCodes.DONE;
    for (Sending sending : sendings) {
      Optional<Sender.Sent> sent =
          stop.isAsked() ? Optional.empty() : sender.send(sending, this::complain);
      sent.ifPresent(this::print);
      exitCode = sent.isPresent() && !sent.get().cut() ? exitCode : ExitCodes.BROKEN;
    }
    return exitCode;
  }

  private void complain(String problem) {
    surroundings.err().println("earmark: " + problem);
  }

  private void print(Sender.Sent sent) {
    String line =
        String.format(
            Locale.ROOT, "%s  %s  %.2f s", sent.device(), sent.recording(), sent.seconds());
    surroundings.out().println(sent.cut() ? line + ", cut short" : line);
  }

  private Pace pace() {
    try {
      return new Pace(speed);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrong("--" + e.getMessage(), e);
    }
  }
}
