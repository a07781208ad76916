package incnas.augment;

/** Pictures that any program can make: the same bytes as {@code pillow_facts.py} describes them. */
final class MadePicture {
  private MadePicture() {}

  /**
   * A picture of one of three kinds: {@code noise}, {@code slopes} or {@code flat}.
   *
   * <p>A congruential generator modulo 2^32 gives a byte n for each byte of the picture, its top
   * eight bits: noise is n; slopes is 3 x + 5 y + 40 c + n / 16 modulo 256; flat is 100 + n / 8.
   */
  static Picture of(String kind, int width, int height, int seed) {
    byte[] rgb = new byte[3 * width * height];
    int state = seed;
    for (int i = 0; i < rgb.length; i++) {
      state = state * 1664525 + 1013904223;
      int noise = state >>> 24;
      int pixel = i / 3;
      rgb[i] =
          (byte)
              switch (kind) {
                case "noise" -> noise;
                case "slopes" ->
                    3 * (pixel % width) + 5 * (pixel / width) + 40 * (i % 3) + noise / 16;
                case "flat" -> 100 + noise / 8;
                default -> throw new IllegalArgumentException(kind);
              };
    }
    return new Picture(width, height, rgb);
  }
}
