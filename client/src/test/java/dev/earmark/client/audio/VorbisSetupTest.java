package dev.earmark.client.audio;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VorbisSetupTest {
  private static final int HEAD_BYTES = 7;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "197121|1|1|a Vorbis codebook must begin with the sync code 5653314: book=0, sync=197121",
        "5653314|25|1|a Vorbis codebook must have 1..24 dimensions: dimensions=25",
        "5653314|2|0|Vorbis codebooks must have 1..1048576 values: entries=0, values=0",
        "5653314|2|600000|Vorbis codebooks must have 1..1048576 values: entries=600000, values=1200000",
      })
  void saysWhatIsWrongWithABook(int sync, int dimensions, int entries, String sentence) {
    var packet = ByteBuffer.allocate(HEAD_BYTES + 10).order(ByteOrder.LITTLE_ENDIAN);
    packet.putInt(HEAD_BYTES + 1, sync);
    packet.putShort(HEAD_BYTES + 4, (short) dimensions);
    packet.putInt(HEAD_BYTES + 6, entries);
    assertThatThrownBy(() -> VorbisSetup.check("x.ogg", packet.array()))
        .isInstanceOf(AudioFileException.class)
        .hasMessage("x.ogg: " + sentence);
  }
}
