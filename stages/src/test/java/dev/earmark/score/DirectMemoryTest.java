package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What reading a model leaves beside the heap: a container bounds it, and a read through a channel
 * leaves a direct buffer of its own size with the thread.
 */
class DirectMemoryTest {
  private static final int BYTES = 48 << 20;
  private static final long MOST = 4 << 20;

  @TempDir Path folder;
  private Path file;
  private byte[] bytes = new byte[0];

  @BeforeEach
  void aLargeFile() throws Exception {
    bytes = new byte[BYTES];
    bytes[BYTES - 1] = 42;
    file = Files.write(folder.resolve("large"), bytes);
  }

  @Test
  void aModelIsReadInPieces() throws Exception {
    assertThat(leftBy(() -> ModelFile.parts(file))).isLessThan(MOST);
  }

  @Test
  void soAreWeightsInAnotherFile() throws Exception {
    ByteBuffer whole = ByteBuffer.allocate(BYTES + 1).position(1);
    var data = new OutsideData(file, "large", 0, BYTES);
    assertThat(leftBy(() -> data.putInto(whole))).isLessThan(MOST);
    assertThat(whole.hasRemaining()).isFalse();
    assertThat(whole.slice(1, BYTES)).isEqualTo(ByteBuffer.wrap(bytes));
  }

  /** Returns what is left in a thread of its own, which has no buffers yet. */
  private static long leftBy(ThrowingCallable reading) throws Exception {
    return CompletableFuture.supplyAsync(() -> grown(reading), run -> new Thread(run).start())
        .get();
  }

  private static long grown(ThrowingCallable reading) {
    long before = directBytes();
    assertThatCode(reading).doesNotThrowAnyException();
    return directBytes() - before;
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
