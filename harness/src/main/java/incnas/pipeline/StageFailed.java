package incnas.pipeline;

/** A cell that ends without a result, while the rest of the experiment goes on. */
public final class StageFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final String stage;

  StageFailed(String stage, String reason) {
    super(reason);
    this.stage = stage;
  }

  public String stage() {
    return stage;
  }
}
