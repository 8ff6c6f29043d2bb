package dev.earmark.topology.state;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A processor of the topology with the store that it uses.
 *
 * @param processors makes one processor per task
 * @param store its store; steps that share one name the same builder
 */
public record Step<I, O>(
    Supplier<Processor<String, I, String, O>> processors, StoreBuilder<?> store)
    implements ProcessorSupplier<String, I, String, O> {

  /** Largest record, in bytes, that a changelog takes. */
  static final int MAX_STATE_BYTES = 2 * 1024 * 1024;

  /** Largest value, in bytes, that a store may hold: a record of it has a key and headers too. */
  public static final int MAX_VALUE_BYTES = MAX_STATE_BYTES - 8 * 1024;

  /** By the broker, so that clients which know no compression still read all other topics. */
  private static final String COMPRESSION = "lz4";

  /** State stays in memory behind the cache, so that a commit writes one record a key. */
  public static <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Serde<T> values) {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
        .withCachingEnabled()
        .withLoggingEnabled(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.COMPRESSION_TYPE_CONFIG,
                COMPRESSION,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(MAX_STATE_BYTES)));
  }

  @Override
  public Processor<String, I, String, O> get() {
    return new OneLife<>(processors.get());
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(store);
  }
}
