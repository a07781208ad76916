package incnas.network;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** The few calls of the C library that must come before libtorch is loaded. */
interface CLibrary extends Library {
  /** Largest block served from the heap rather than by mmap. */
  int M_MMAP_THRESHOLD = -3;

  int M_TRIM_THRESHOLD = -1;
  int M_TOP_PAD = -2;

  int setenv(String name, String value, int overwrite);

  int mallopt(int parameter, int value);

  static boolean available() {
    return Platform.isLinux();
  }

  static CLibrary load() {
    return Native.load("c", CLibrary.class);
  }
}
