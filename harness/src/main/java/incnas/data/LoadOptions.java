package incnas.data;

/**
 * What a load may take.
 *
 * @param acceptUnofficial whether files whose hash is not the published one are read all the same;
 *     their size and every label must be valid either way, and their hash is in {@link
 *     Dataset#sources}
 */
public record LoadOptions(boolean acceptUnofficial) {
  /** Only the published bytes. */
  public static final LoadOptions OFFICIAL = new LoadOptions(false);

  /** Other bytes too, if they are valid. */
  public static final LoadOptions ACCEPT_UNOFFICIAL = new LoadOptions(true);
}
