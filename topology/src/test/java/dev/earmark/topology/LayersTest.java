package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A package sees those below it, and none above. Of constants the compiler keeps the value and not
 * where it is from, so those are not seen here.
 */
class LayersTest {
  private static final String ROOT = "dev.earmark.topology";
  private static final List<String> FROM_TOP =
      List.of(
          "",
          ".cluster",
          ".confusion",
          ".detection",
          ".score",
          ".window",
          ".model",
          ".handler",
          ".metrics",
          ".prediction",
          ".chunk",
          ".serde",
          ".settings",
          ".topic",
          ".state",
          ".deadletter");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  @Test
  void everyPackageHasItsPlace() {
    assertThat(CLASSES).extracting(LayersTest::level).doesNotContain(-1);
    assertThat(CLASSES).extracting(LayersTest::level).containsAll(levels());
  }

  @Test
  void nothingSeesWhatIsAboveIt() {
    List<String> upwards =
        CLASSES.stream()
            .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
            .filter(LayersTest::goesUp)
            .map(Dependency::getDescription)
            .toList();
    assertThat(upwards).isEmpty();
  }

  private static boolean goesUp(Dependency dependency) {
    int target = level(dependency.getTargetClass());
    return target >= 0 && target < level(dependency.getOriginClass());
  }

  /** Returns how far down a class is, from 0; -1 for one that is not of the topology. */
  private static int level(JavaClass one) {
    String name = one.getPackageName();
    return name.startsWith(ROOT) ? FROM_TOP.indexOf(name.substring(ROOT.length())) : -1;
  }

  private static List<Integer> levels() {
    return IntStream.range(0, FROM_TOP.size()).boxed().toList();
  }
}
