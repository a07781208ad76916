package incnas.experiment;

import java.util.Optional;

/**
 * The space nasbench201 begins with a cell, and no other space does, and has no closed form; images
 * of networks of cells halve twice without remainder.
 */
final class CellCheck implements ResolvedCheck {
  private static final String SPACE = "nasbench201";
  private static final long HALVED_TWICE = 4;

  @Override
  public void check(Branch experiment, Mistakes mistakes) {
    boolean cells = experiment.scalar(String.class, "search", "space").equals(Optional.of(SPACE));
    Optional<Tree> initial = experiment.at("search", "initial");
    initial
        .flatMap(CellCheck::text)
        .filter(text -> !text.equals(ExperimentDecoder.SPACES_OWN) && isCell(text) != cells)
        .ifPresent(
            text ->
                mistakes.add(
                    initial.get().place(),
                    "search.initial",
                    cells
                        ? "is no cell, but the space is nasbench201; give a cell string or 'space'"
                        : "is a cell; say 'space: nasbench201', or give a chain of blocks"));
    experiment
        .scalar(String.class, "search", "fidelity")
        .filter(fidelity -> cells && !fidelity.equals(SearchSettings.FULL))
        .ifPresent(
            fidelity ->
                mistakes.add(
                    experiment.at("search", "fidelity").orElse(experiment).place(),
                    "search.fidelity",
                    "closed forms know chains of blocks, not cells; say 'fidelity: full'"));
    boolean given =
        ResolvedCheck.rows(experiment).stream()
            .flatMap(row -> row.scalar(String.class, "structure").stream())
            .anyMatch(CellCheck::isCell);
    Optional<Tree> resolution = experiment.at("search", "resolution");
    experiment
        .scalar(Long.class, "search", "resolution")
        .filter(side -> (cells || given) && side % HALVED_TWICE != 0)
        .ifPresent(
            side ->
                mistakes.add(
                    resolution.get().place(),
                    "search.resolution",
                    "expected a multiple of 4 for networks of cells; found " + side));
  }

  private static Optional<String> text(Tree tree) {
    return tree instanceof Leaf leaf && leaf.value() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  private static boolean isCell(String structure) {
    return structure.startsWith("|");
  }
}
