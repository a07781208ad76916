package incnas.architecture;

/**
 * A network of NAS-Bench-201: one cell in every place of the benchmark's skeleton. It is a body of
 * its own, from the image to the last map, and stands alone in an architecture.
 */
public record CellNetwork(Cell cell) implements Block {
  private static final CellSkeleton SKELETON = CellSkeleton.NAS_BENCH_201;

  @Override
  public int in() {
    return CellSkeleton.IMAGE_CHANNELS;
  }

  @Override
  public int out() {
    return SKELETON.out();
  }

  @Override
  public int stride() {
    return SKELETON.stride();
  }

  /** Stem, 15 cells and 2 reductions: 18, whatever the cell. */
  @Override
  public int layers() {
    return SKELETON.layers();
  }

  @Override
  public void lower(Lowering lowering) {
    SKELETON.lower(cell, lowering);
  }

  @Override
  public String text() {
    return cell.text();
  }
}
