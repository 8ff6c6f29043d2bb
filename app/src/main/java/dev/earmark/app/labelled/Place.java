package dev.earmark.app.labelled;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A recording of a device, and the file that its audio goes to. */
record Place(String device, String recording) {
  /** File systems take 255 bytes a name. */
  private static final int MOST = 200;

  /** Returns {@code device/recording.wav}; what a file name may not have is percent-encoded. */
  String path() {
    return name(device) + "/" + name(recording) + ".wav";
  }

  Path file(Path folder) {
    return folder.resolve(path());
  }

  private static String name(String text) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
    String visible = encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    return visible.length() <= MOST
        ? visible
        : visible.substring(0, MOST - 9) + "-" + Integer.toHexString(text.hashCode());
  }
}
