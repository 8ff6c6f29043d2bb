package dev.earmark.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A message's fields, one after the other; what nobody reads is stepped over. */
final class Fields {
  private Fields() {}

  /** Takes a field by number; may leave it unread. */
  interface Taking {
    void take(int field, CodedInputStream in) throws IOException;
  }

  /** Reads to the end of the message. */
  static void read(CodedInputStream in, Taking taking) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int before = in.getTotalBytesRead();
      taking.take(WireFormat.getTagFieldNumber(tag), in);
      if (in.getTotalBytesRead() == before) {
        in.skipField(tag);
      }
    }
  }

  /** Reads the message that a field holds. */
  static void readInner(CodedInputStream in, Taking taking) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    read(in, taking);
    in.popLimit(limit);
  }

  static String text(CodedInputStream in) throws IOException {
    return new String(in.readByteArray(), StandardCharsets.UTF_8);
  }
}
