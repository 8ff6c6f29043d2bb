package dev.earmark.fuzz;

import dev.earmark.app.settings.SettingsFuzz;
import dev.earmark.client.audio.AudioFileFuzz;
import dev.earmark.client.audio.FlacFuzz;
import dev.earmark.client.audio.LabelTrackFuzz;
import dev.earmark.client.audio.VorbisFuzz;
import dev.earmark.local.ChangeLogFuzz;
import dev.earmark.local.RegistryFuzz;
import dev.earmark.score.ModelCardFuzz;
import dev.earmark.topology.ChunkFuzz;
import dev.earmark.topology.RecordFuzz;
import dev.earmark.topology.StateFuzz;
import dev.earmark.topology.WriterSchemaFuzz;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that reads bytes, and good bytes to begin with.
 *
 * @param type the class that the fuzzer starts
 */
record Target(Class<?> type, Consumer<byte[]> run, List<byte[]> seeds) {
  static List<Target> all() {
    return List.of(
        new Target(AudioFileFuzz.class, AudioFileFuzz::fuzzerTestOneInput, AudioFileFuzz.seeds()),
        new Target(FlacFuzz.class, FlacFuzz::fuzzerTestOneInput, FlacFuzz.seeds()),
        new Target(VorbisFuzz.class, VorbisFuzz::fuzzerTestOneInput, VorbisFuzz.seeds()),
        new Target(
            LabelTrackFuzz.class, LabelTrackFuzz::fuzzerTestOneInput, LabelTrackFuzz.seeds()),
        new Target(ModelCardFuzz.class, ModelCardFuzz::fuzzerTestOneInput, ModelCardFuzz.seeds()),
        new Target(RegistryFuzz.class, RegistryFuzz::fuzzerTestOneInput, RegistryFuzz.seeds()),
        new Target(ChangeLogFuzz.class, ChangeLogFuzz::fuzzerTestOneInput, ChangeLogFuzz.seeds()),
        new Target(RecordFuzz.class, RecordFuzz::fuzzerTestOneInput, RecordFuzz.seeds()),
        new Target(
            WriterSchemaFuzz.class, WriterSchemaFuzz::fuzzerTestOneInput, WriterSchemaFuzz.seeds()),
        new Target(ChunkFuzz.class, ChunkFuzz::fuzzerTestOneInput, ChunkFuzz.seeds()),
        new Target(StateFuzz.class, StateFuzz::fuzzerTestOneInput, StateFuzz.seeds()),
        new Target(SettingsFuzz.class, SettingsFuzz::fuzzerTestOneInput, SettingsFuzz.seeds()));
  }

  /** Returns the class's name without its package. */
  String name() {
    return type.getSimpleName();
  }
}
