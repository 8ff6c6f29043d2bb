package dev.earmark.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The metadata properties of an {@code .onnx} file; everything else is passed on byte for byte. */
public final class OnnxProperties {
  private static final int GRAPH = 7;
  private static final int METADATA = 14;
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int METADATA_TAG = METADATA << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  private OnnxProperties() {}

  private record Property(String key, String value) {}

  /** What a walk over the outermost entries does with each. */
  private interface Taking {
    void take(int from, int to, int tag) throws IOException;
  }

  /**
   * Returns all properties, in their order; of equal keys the last one counts.
   *
   * @throws OnnxException where the bytes are no ONNX model
   */
  public static Map<String, String> read(byte[] onnx) throws IOException {
    var properties = new LinkedHashMap<String, String>();
    walk(
        onnx,
        (from, to, tag) -> {
          if (tag == METADATA_TAG) {
            Property property = property(onnx, from, to);
            properties.put(property.key(), property.value());
          }
        });
    return properties;
  }

  /**
   * Returns a property of a file that is read as far as its entries' lengths alone; of equal keys
   * the last one counts.
   *
   * @param longest bytes of a property that is read; a longer one is passed over
   * @throws OnnxException where the bytes are no ONNX model
   */
  public static Optional<String> find(InputStream onnx, String key, int longest)
      throws OnnxException {
    @Nullable String found = null;
    CodedInputStream in = CodedInputStream.newInstance(onnx);
    try {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (tag != METADATA_TAG) {
          in.skipField(tag);
          continue;
        }
        Property property = orNone(in, longest);
        found = property.key().equals(key) ? property.value() : found;
      }
    } catch (IOException e) {
      throw new OnnxException(e);
    }
    return Optional.ofNullable(found);
  }

  private static Property orNone(CodedInputStream in, int longest) throws IOException {
    int length = in.readRawVarint32();
    if (length > longest) {
      in.skipRawBytes(length);
      return new Property("", "");
    }
    int limit = in.pushLimit(length);
    Property property = rest(in);
    in.popLimit(limit);
    return property;
  }

  /**
   * Writes the model with one property replaced, or added behind everything else.
   *
   * @throws OnnxException where the bytes are no ONNX model
   */
  public static void write(byte[] onnx, String key, String value, OutputStream out)
      throws IOException {
    walk(
        onnx,
        (from, to, tag) -> {
          if (tag != METADATA_TAG || !property(onnx, from, to).key().equals(key)) {
            out.write(onnx, from, to - from);
          }
        });
    append(key, value, out);
  }

  private static void append(String key, String value, OutputStream out) throws IOException {
    int length =
        CodedOutputStream.computeStringSize(KEY, key)
            + CodedOutputStream.computeStringSize(VALUE, value);
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    coded.writeTag(METADATA, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    coded.writeUInt32NoTag(length);
    coded.writeString(KEY, key);
    coded.writeString(VALUE, value);
    coded.flush();
  }

  private static void walk(byte[] onnx, Taking taking) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(onnx);
    boolean graph = false;
    int from = 0;
    for (int tag = next(in); tag != 0; tag = next(in)) {
      graph |= WireFormat.getTagFieldNumber(tag) == GRAPH;
      taking.take(from, in.getTotalBytesRead(), tag);
      from = in.getTotalBytesRead();
    }
    if (!graph) {
      throw new OnnxException("is no ONNX model: it has no graph");
    }
  }

  /** Steps over an entry and returns its tag; 0 at the end. */
  private static int next(CodedInputStream in) throws OnnxException {
    try {
      int tag = in.readTag();
      if (tag != 0) {
        in.skipField(tag);
      }
      return tag;
    } catch (IOException e) {
      throw new OnnxException(e);
    }
  }

  private static Property property(byte[] onnx, int from, int to) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(onnx, from, to - from);
    in.readTag();
    in.readRawVarint32();
    return rest(in);
  }

  private static Property rest(CodedInputStream in) throws IOException {
    String key = "";
    String value = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case KEY -> key = text(in);
        case VALUE -> value = text(in);
        default -> in.skipField(tag);
      }
    }
    return new Property(key, value);
  }

  private static String text(CodedInputStream in) throws IOException {
    return new String(in.readByteArray(), StandardCharsets.UTF_8);
  }
}
