package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.app.CommandFailure;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ModelsTest {
  @Test
  void aNativeLibraryThatCannotBeLoadedIsSaidWithItsCause() {
    var noFolder = new NoSuchFileException("/dev/shm/onnxruntime-java1");
    assertThatThrownBy(
            () ->
                Models.loaded(
                    () -> {
                      throw new ExceptionInInitializerError(new RuntimeException(noFolder));
                    }))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "ONNX Runtime's native library cannot be loaded, earmark doctor says why: "
                + "java.nio.file.NoSuchFileException: /dev/shm/onnxruntime-java1");
  }
}
