package dev.earmark.topology;

import dev.earmark.AudioChunk;
import dev.earmark.Prediction;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * How the stages are joined by topics.
 *
 * <pre>
 * chunks ─ cut-windows ─ score-windows ─→ predictions
 * </pre>
 *
 * <p>All of it is keyed by device and runs in the task of the chunks' partition; only {@link
 * #build} touches the builder.
 */
public final class EarmarkTopology {
  /** Store of the cursors. */
  static final String CURSORS = "cursors";

  private final TopologySettings settings;
  private final Classifier classifier;
  private final StreamsSettings streams;
  private final TailReader.Factory tails;

  /** Joins the stages for a run on a real broker. */
  public EarmarkTopology(
      TopologySettings settings, Classifier classifier, StreamsSettings streams) {
    this(
        settings,
        classifier,
        streams,
        LogTailReader.of(settings.topics().chunks(), streams.counts()));
  }

  /** As above, with another way to read the log again. */
  EarmarkTopology(
      TopologySettings settings,
      Classifier classifier,
      StreamsSettings streams,
      TailReader.Factory tails) {
    this.settings = settings;
    this.classifier = classifier;
    this.streams = streams;
    this.tails = tails;
  }

  /** Returns the topology; nothing is started. */
  public Topology build() {
    var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams.config())));
    KStream<String, Prediction> predictions = predict(builder);
    predictions.to(
        settings.topics().predictions(),
        Produced.with(Serdes.String(), streams.serdes().<Prediction>value())
            .withName("predictions"));
    return builder.build();
  }

  private KStream<String, Prediction> predict(StreamsBuilder builder) {
    Serde<AudioChunk> chunks = streams.serdes().value();
    return builder.stream(
            settings.topics().chunks(), Consumed.with(Serdes.String(), chunks).withName("chunks"))
        .process(new Cutting(), Named.as("cut-windows"))
        .process(new Scorings(), Named.as("score-windows"));
  }

  /** Cursors stay in memory behind the cache, so that a commit writes one record a recording. */
  private static StoreBuilder<KeyValueStore<String, Cursor>> cursors() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(CURSORS), Serdes.String(), new CursorSerde())
        .withCachingEnabled()
        .withLoggingEnabled(
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  private final class Cutting implements ProcessorSupplier<String, AudioChunk, String, Cut> {
    @Override
    public Processor<String, AudioChunk, String, Cut> get() {
      var decoder = new ChunkDecoder(streams.serdes().<AudioChunk>value().deserializer());
      return new CutWindows(
          new CutTools(
              classifier.card().grid(),
              settings,
              streams.counts(),
              tails,
              decoder,
              streams.exactlyOnce()));
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(cursors());
    }
  }

  private final class Scorings implements ProcessorSupplier<String, Cut, String, Prediction> {
    @Override
    public Processor<String, Cut, String, Prediction> get() {
      return new ScoreWindows(classifier, settings.scoring(), streams.counts());
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(cursors());
    }
  }
}
