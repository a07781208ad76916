package incnas.data;

/**
 * What a load may take, and how it is told.
 *
 * @param acceptUnofficial whether files whose hash is not the published one are read all the same;
 *     their size and every label must be valid either way, and their hash is in {@link
 *     Dataset#sources}
 * @param skipCorrupt whether pictures that cannot be decoded are left out and listed in {@link
 *     Source#skipped}, instead of being refused
 * @param testOnly whether the training images of a folder may be left out
 * @param progress hears of the check of a folder, which takes its time
 */
public record LoadOptions(
    boolean acceptUnofficial, boolean skipCorrupt, boolean testOnly, Progress progress) {
  /** Only the published bytes. */
  public static final LoadOptions OFFICIAL = new LoadOptions(false);

  /** Other bytes too, if they are valid. */
  public static final LoadOptions ACCEPT_UNOFFICIAL = new LoadOptions(true);

  /** Hears how many pictures of how many are checked; from many threads, one at a time. */
  @FunctionalInterface
  public interface Progress {
    void step(long done, long total);
  }

  public LoadOptions(boolean acceptUnofficial) {
    this(acceptUnofficial, false, false, (done, total) -> {});
  }

  public LoadOptions skipCorrupt(boolean skip) {
    return new LoadOptions(acceptUnofficial, skip, testOnly, progress);
  }

  public LoadOptions testOnly(boolean only) {
    return new LoadOptions(acceptUnofficial, skipCorrupt, only, progress);
  }

  public LoadOptions telling(Progress listener) {
    return new LoadOptions(acceptUnofficial, skipCorrupt, testOnly, listener);
  }
}
