package incnas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void findsCellsByColumn() {
    Table table = Table.of("t", List.of("a", "b"), List.of(List.of("1", "2"), List.of("3", "4")));
    assertThat(table.cells("b")).containsExactly("2", "4");
    assertThat(table.rows().get(1).place()).isEqualTo("t row 2");
    assertThatThrownBy(() -> table.cells("c")).hasMessageContaining("no column c");
  }

  @Test
  void refusesTheImpossible() {
    List<List<String>> none = List.of();
    assertThatThrownBy(() -> Table.of("t", List.of(), none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Table.of("t", List.of("a", "a"), none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Table.of("t", List.of("a", ""), none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Table.of("t", List.of("a"), List.of(List.of("1", "2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("t row 1");
  }

  @Test
  void failuresSayWhichCellAndWhy() {
    Table table =
        FailuresTable.of(List.of(new Failure("synflow cifar10 seed 1", "train", "loss, NaN\n")));
    assertThat(Csv.text(table))
        .isEqualTo("cell,stage,reason\nsynflow cifar10 seed 1,train,\"loss, NaN\"\n");
    assertThat(Csv.text(FailuresTable.of(List.of()))).isEqualTo("cell,stage,reason\n");
  }
}
