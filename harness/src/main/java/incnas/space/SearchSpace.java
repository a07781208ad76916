package incnas.space;

import incnas.architecture.Block;
import incnas.architecture.StructureString;
import java.util.List;
import java.util.OptionalLong;

/** A family of networks, and where the search in it begins. */
public sealed interface SearchSpace permits BlockSpace, CellSpace {
  String name();

  String description();

  String initialStructure();

  /** How many networks there are; empty where depths and widths have no end. */
  OptionalLong size();

  /** A_0, the network that the search begins with. */
  default List<Block> initial() {
    return StructureString.parse(initialStructure());
  }

  /** Every named space. */
  static List<SearchSpace> all() {
    return List.of(BlockSpace.a(), BlockSpace.b(), new CellSpace());
  }

  static SearchSpace of(String name) {
    return all().stream()
        .filter(space -> space.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown search space '"
                        + name
                        + "'; known: "
                        + String.join(", ", all().stream().map(SearchSpace::name).toList())));
  }
}
