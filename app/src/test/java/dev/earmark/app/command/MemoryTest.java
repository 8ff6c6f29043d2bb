package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
  @Test
  void saysWhatAContainerHasAndWhatOfItIsHeap() {
    assertThat(new Memory(1L << 30, 512L << 20))
        .hasToString(
            "1024 MiB: heap at most 512 MiB, the rest for models, network buffers, code and stacks");
  }

  @Test
  void aProcessHasMoreThanItsHeap() {
    Memory memory = Memory.ofProcess();

    assertThat(memory.heapBytes()).isPositive().isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(memory.limitBytes()).isGreaterThan(1L << 28);
  }
}
