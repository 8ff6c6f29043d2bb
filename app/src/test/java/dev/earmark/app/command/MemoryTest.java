package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
  @Test
  void saysWhatAContainerHasAndWhatOfItIsForWhat() {
    assertThat(new Memory(1L << 30, 512L << 20, 128L << 20))
        .hasToString(
            "1024 MiB: heap at most 512 MiB, direct buffers at most 128 MiB, which leaves 384 MiB for models, code and stacks");
  }

  @Test
  void whereBothMayTakeAllNothingIsLeft() {
    assertThat(new Memory(512L << 20, 400L << 20, 400L << 20).toString())
        .contains("which leaves 0 MiB for models");
  }

  @Test
  void aProcessThatWasToldNothingHasAsMuchForDirectBuffersAsForObjects() {
    Memory memory = Memory.ofProcess();

    assertThat(memory.heapBytes()).isPositive().isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(memory.directBytes()).isEqualTo(memory.heapBytes());
    assertThat(memory.limitBytes()).isGreaterThan(1L << 28);
  }
}
