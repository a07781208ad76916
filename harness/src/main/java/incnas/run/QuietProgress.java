package incnas.run;

/** Says nothing. */
final class QuietProgress implements Progress {
  @Override
  public void step(long done, long total, String extra) {}

  @Override
  public void close() {}
}
