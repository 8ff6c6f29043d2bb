package dev.earmark.client.audio.vorbis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Streams of one channel, blocks of 64 and 256 samples, and nothing but floors. */
class VorbisDecoderTest {
  private static final Identification MONO = new Identification(8_000, 1, 64, 256);

  /** A book of one entry; a transform; a floor and a residue of the type; then the rest. */
  private static Bits setup(int transform, int floor, int residue) {
    var setup = Bits.header().number(8, 0).number(24, 0x564342).number(16, 1).number(24, 1);
    setup.number(2, 0).number(5, 0).number(4, 0);
    setup.number(6, 0).number(16, transform);
    setup.number(6, 0).number(16, floor).number(5, 0).number(2, 0).number(4, 7);
    setup.number(6, 0).number(16, residue).number(24, 0).number(24, 0).number(24, 0);
    return setup.number(6, 0).number(8, 0).number(3, 0).number(1, 0);
  }

  private static Bits mapping(Bits setup, int type, int reserved) {
    setup.number(6, 0).number(16, type).number(2, 0).number(2, reserved);
    return setup.number(8, 0).number(8, 0).number(8, 0);
  }

  /** Short blocks, long blocks, short blocks again. */
  private static Bits modes(Bits setup, int mapping, int framing) {
    setup.number(6, 2);
    for (int mode = 0; mode < 3; mode++) {
      setup.number(1, mode % 2).number(32, 0).number(8, mapping);
    }
    return setup.number(1, framing);
  }

  private static VorbisDecoder decoder() throws VorbisException {
    return new VorbisDecoder(MONO, modes(mapping(setup(0, 1, 1), 0, 0), 0, 1).done());
  }

  @Test
  void blocksGiveAQuarterOfThemselvesAndOfTheOneBefore() throws VorbisException {
    VorbisDecoder decoder = decoder();
    byte[] shortBlock = Bits.of().number(1, 0).number(2, 0).done();
    byte[] longBlock = Bits.of().number(1, 0).number(2, 1).number(2, 0).done();
    assertThat(decoder.decode(shortBlock)).isZero();
    assertThat(decoder.decode(shortBlock)).isEqualTo(32);
    assertThat(decoder.decode(longBlock)).isEqualTo(80);
    assertThat(decoder.decode(longBlock)).isEqualTo(128);
    assertThat(decoder.decode(shortBlock)).isEqualTo(80);
    for (float sample : decoder.samples()[0]) {
      assertThat(Math.abs(sample)).isZero();
    }
  }

  @Test
  void ignoresPacketsThatAreNoAudioAndRefusesThoseWithoutMode() throws VorbisException {
    VorbisDecoder decoder = decoder();
    assertThat(decoder.decode(new byte[] {5})).isZero();
    assertThat(decoder.decode(new byte[0])).isZero();
    assertThatThrownBy(() -> decoder.decode(Bits.of().number(1, 0).number(2, 3).done()))
        .hasMessage("a Vorbis mode must be there: mode=3");
  }

  private static void assertRefused(Bits setup, String sentence) {
    byte[] header = setup.done();
    assertThatThrownBy(() -> new VorbisDecoder(MONO, header)).hasMessage(sentence);
  }

  @Test
  void refusesWhatVorbisDoesNotHave() {
    assertRefused(
        setup(1, 1, 1), "the time domain transform of Vorbis must be 0: time domain transform=1");
    assertRefused(setup(0, 2, 1), "a Vorbis floor must have type 0 or 1: type=2");
    assertRefused(setup(0, 1, 3), "a Vorbis residue must have type 0, 1 or 2: type=3");
    assertRefused(
        mapping(setup(0, 1, 1), 1, 0), "the mapping type of Vorbis must be 0: mapping type=1");
    assertRefused(
        mapping(setup(0, 1, 1), 0, 2), "the reserved field of Vorbis must be 0: reserved field=2");
  }

  @Test
  void refusesSetupsThatNameWhatIsNotThereOrEndEarly() {
    Bits mapped = mapping(setup(0, 1, 1), 0, 0);
    assertRefused(modes(mapped, 1, 1), "a Vorbis mapping must be there: mapping=1");
    assertRefused(
        modes(mapping(setup(0, 1, 1), 0, 0), 0, 0),
        "a Vorbis header must end with its framing bit: bit=0");
    assertRefused(setup(0, 1, 1), "is cut off, must hold the third Vorbis header: bytes=39");
  }

  @Test
  void refusesBlocksThatVorbisDoesNotHave() {
    byte[] packet = new byte[30];
    packet[28] = 0x56; // long ones of 32, short ones of 64 samples
    assertThatThrownBy(() -> Identification.read(packet))
        .hasMessage(
            "Vorbis blocks must have 64..8192 samples, long ones no fewer than short ones:"
                + " samples=32");
  }
}
