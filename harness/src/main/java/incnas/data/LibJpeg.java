package incnas.data;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import incnas.augment.Picture;
import java.io.IOException;

/**
 * JPEG through libjpeg-turbo, as it is built into the native library of Leptonica.
 *
 * <p>It decodes as Pillow does: the accurate integer transform and smooth upsampling of colours.
 */
final class LibJpeg {
  static final String NAME = "libjpeg-turbo of leptonica 1.85.0";

  private static final int SILENT = 6;
  private static final boolean LOADED = load();

  private LibJpeg() {}

  static boolean isLoaded() {
    return LOADED;
  }

  private static boolean load() {
    String file =
        Platform.isMac() && Platform.isARM()
            ? "macosx-arm64/libleptonica.6.dylib"
            : Platform.isLinux() && Platform.isIntel() && Platform.is64Bit()
                ? "linux-x86_64/libleptonica.so.6"
                : null;
    try {
      if (file == null) {
        return false;
      }
      String path =
          Native.extractFromResourcePath(
                  "/org/bytedeco/leptonica/" + file, LibJpeg.class.getClassLoader())
              .getAbsolutePath();
      Native.register(LibJpeg.class, NativeLibrary.getInstance(path));
      setMsgSeverity(SILENT);
      return true;
    } catch (IOException | UnsatisfiedLinkError e) {
      return false; // the platform's own decoder gives the same pixels, later
    }
  }

  /** Of one or three components, the latter as YCC. */
  static Picture decode(byte[] file) throws Undecodable {
    IntByReference warnings = new IntByReference();
    Pointer pix = pixReadMemJpeg(file, file.length, 0, 1, warnings, 0);
    if (pix == null) {
      throw new Undecodable("its picture is damaged");
    }
    try {
      if (warnings.getValue() > 0) {
        throw new Undecodable("its picture is damaged");
      }
      int width = pixGetWidth(pix);
      int height = pixGetHeight(pix);
      int stride = pixGetWpl(pix);
      byte[] rgb = new byte[3 * width * height];
      Pointer data = pixGetData(pix);
      int[] row = new int[stride];
      boolean grey = pixGetDepth(pix) == 8;
      for (int y = 0; y < height; y++) {
        data.read(4L * y * stride, row, 0, stride);
        if (grey) {
          grey(row, rgb, 3 * y * width, width);
        } else {
          color(row, rgb, 3 * y * width, width);
        }
      }
      return new Picture(width, height, rgb);
    } finally {
      pixDestroy(new PointerByReference(pix));
    }
  }

  /** Four pixels a word, the first in the high byte. */
  private static void grey(int[] row, byte[] rgb, int offset, int width) {
    int at = offset;
    for (int x = 0; x < width; x++) {
      byte value = (byte) (row[x >> 2] >> (24 - 8 * (x & 3)));
      rgb[at++] = value;
      rgb[at++] = value;
      rgb[at++] = value;
    }
  }

  /** Red in the highest byte, then green, then blue. */
  private static void color(int[] row, byte[] rgb, int offset, int width) {
    int at = offset;
    for (int x = 0; x < width; x++) {
      int pixel = row[x];
      rgb[at++] = (byte) (pixel >> 24);
      rgb[at++] = (byte) (pixel >> 16);
      rgb[at++] = (byte) (pixel >> 8);
    }
  }

  private static native Pointer pixReadMemJpeg(
      byte[] data, long size, int colormap, int reduction, IntByReference warnings, int hint);

  private static native Pointer pixGetData(Pointer pix);

  private static native int pixGetWidth(Pointer pix);

  private static native int pixGetHeight(Pointer pix);

  private static native int pixGetDepth(Pointer pix);

  private static native int pixGetWpl(Pointer pix);

  private static native void pixDestroy(PointerByReference pix);

  private static native int setMsgSeverity(int severity);
}
