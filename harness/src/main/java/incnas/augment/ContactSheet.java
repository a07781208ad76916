package incnas.augment;

import java.util.Arrays;
import java.util.List;

/**
 * Pictures side by side on white, in reading order.
 *
 * @param columns pictures in a row
 * @param zoom how often each pixel is repeated in either direction
 */
public record ContactSheet(int columns, int zoom) {
  private static final int GAP = 2;
  private static final int CHANNELS = 3;

  /** A sheet about as high as it is wide, on which small pictures are enlarged to be seen. */
  public static ContactSheet of(int count, int side) {
    int seen = 96;
    int columns = (int) Math.ceil(Math.sqrt(count));
    return new ContactSheet(columns, Math.max(1, seen / side));
  }

  /** All on one sheet; they are of one size. */
  public Picture draw(List<Picture> pictures) {
    int cellWidth = pictures.get(0).width() * zoom + GAP;
    int cellHeight = pictures.get(0).height() * zoom + GAP;
    int rows = (pictures.size() + columns - 1) / columns;
    int width = columns * cellWidth + GAP;
    int height = rows * cellHeight + GAP;
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)];
    Arrays.fill(rgb, (byte) 255);
    for (int i = 0; i < pictures.size(); i++) {
      int left = GAP + i % columns * cellWidth;
      int top = GAP + i / columns * cellHeight;
      paste(pictures.get(i), rgb, width, left, top);
    }
    return new Picture(width, height, rgb);
  }

  private void paste(Picture picture, byte[] rgb, int width, int left, int top) {
    for (int y = 0; y < picture.height() * zoom; y++) {
      for (int x = 0; x < picture.width() * zoom; x++) {
        int from = (y / zoom * picture.width() + x / zoom) * CHANNELS;
        System.arraycopy(
            picture.rgb(), from, rgb, ((top + y) * width + left + x) * CHANNELS, CHANNELS);
      }
    }
  }
}
