package dev.earmark.client.readme;

// README: begin
import dev.earmark.Prediction;
import dev.earmark.client.From;
import dev.earmark.client.PredictionConsumer;
import java.util.Map;

final class ConsumePredictions {
  static void print(PredictionConsumer predictions) {
    for (Prediction p : predictions) {
      System.out.printf(
          "%s  %s heard %s (%.2f)%n",
          p.getStartedAt(), p.getDevice(), p.getLabel(), p.getConfidence());
    }
  }

  public static void main(String[] args) {
    var settings =
        Map.of(
            "bootstrap.servers", "localhost:9092",
            "schema.registry.url", "http://localhost:8081");
    print(new PredictionConsumer(settings, From.now().device("kitchen")));
  }
}
// README: end
