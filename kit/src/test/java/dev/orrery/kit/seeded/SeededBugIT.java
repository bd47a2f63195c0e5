package dev.orrery.kit.seeded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.lane.Checkout;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Checks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeded bugs do not rot; {@code ./orrery bench seeded-bugs} looks who finds them. */
class SeededBugIT {

  @TempDir Path folder;

  @Test
  void eachAppliesAndCompiles() {
    Path checkout = Checkout.root();
    Overlay overlay = new Overlay(checkout);
    List<SeededBug> bugs = SeededBug.all(checkout);

    for (SeededBug bug : bugs) {
      assertThat(overlay.build(bug, folder.resolve(bug.id())))
          .as(bug.id())
          .isDirectoryRecursivelyContaining("glob:**.class");
    }

    assertThat(bugs).hasSizeGreaterThan(20);
    assertThat(bugs).extracting(SeededBug::does).doesNotHaveDuplicates();
    assertThat(bugs)
        .extracting(SeededBug::foundBy)
        .filteredOn(check -> !check.isEmpty())
        .isSubsetOf(Checks.all().stream().map(Check::name).toList());
  }

  @Test
  void oneThatNoLongerAppliesIsNamed() {
    SeededBug whole = SeededBug.all(Checkout.root()).getFirst();
    SeededBug old = with(whole, whole.diff().replaceFirst("(?m)^-.*[a-z].*;$", "-  // gone"));

    assertThatThrownBy(() -> new Overlay(Checkout.root()).build(old, folder))
        .isInstanceOf(BugException.class)
        .hasMessageContaining(whole.id() + " does not apply");
  }

  @Test
  void oneThatNoLongerCompilesIsNamed() {
    SeededBug whole = SeededBug.all(Checkout.root()).getFirst();
    SeededBug broken = with(whole, whole.diff().replaceFirst("(?m)^\\+[^+].*$", "+ no Java"));

    assertThatThrownBy(() -> new Overlay(Checkout.root()).build(broken, folder))
        .isInstanceOf(BugException.class)
        .hasMessageContaining(whole.id() + " does not compile");
  }

  @Test
  void aHeaderIsWhole() throws Exception {
    Path file = Files.writeString(folder.resolve("x.patch"), "Area: a\n\ndiff --git a/x b/x\n");

    assertThatThrownBy(() -> SeededBug.read(file)).hasMessageContaining("has no line Does");
  }

  private static SeededBug with(SeededBug bug, String diff) {
    return new SeededBug(
        bug.id(), bug.area(), bug.does(), bug.resembles(), bug.source(), bug.foundBy(), diff);
  }
}
