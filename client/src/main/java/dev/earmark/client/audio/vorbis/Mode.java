package dev.earmark.client.audio.vorbis;

/** How a packet is written (section 4.2.4): its block size and its mapping. */
record Mode(boolean longBlock, Mapping mapping) {
  static Mode header(HeaderBits in, Mapping[] mappings) throws VorbisException {
    boolean longBlock = in.flag();
    in.zero(16, "window type");
    in.zero(16, "transform type");
    return new Mode(longBlock, mappings[in.index(8, mappings.length, "mapping")]);
  }
}
