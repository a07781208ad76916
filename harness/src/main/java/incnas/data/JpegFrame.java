package incnas.data;

/**
 * What the markers of a JPEG file say of its picture; reading them also tells whether the file is
 * whole.
 *
 * @param color how the components are to be understood, by libjpeg's rules
 */
record JpegFrame(int width, int height, Color color) {
  /** Meanings of one, three or four components. */
  enum Color {
    GREY,
    YCC,
    RGB,
    CMYK,
    YCCK
  }

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP14 = 0xEE;
  private static final String CUT = "it is cut off ";

  /**
   * Goes through all markers to the end of the picture.
   *
   * @throws Undecodable if there is no JPEG picture, or it does not go on to its end marker
   */
  static JpegFrame of(byte[] file) throws Undecodable {
    if (file.length < 3 || at(file, 0) != 0xFF || at(file, 1) != SOI || at(file, 2) != 0xFF) {
      throw new Undecodable("it is neither a JPEG nor a PNG picture");
    }
    return new Markers(file).frame();
  }

  private static int at(byte[] file, int index) {
    return file[index] & 0xFF;
  }

  /** A walk from marker to marker. */
  private static final class Markers {
    private final byte[] file;
    private int position = 2;
    private boolean jfif;
    private int adobe = -1;
    private JpegFrame frame;
    private boolean scanned;

    Markers(byte[] file) {
      this.file = file;
    }

    JpegFrame frame() throws Undecodable {
      for (int marker = next(); marker != EOI; marker = next()) {
        if (marker != 0x01 && (marker < 0xD0 || marker > SOI)) { // these stand alone
          segment(marker);
        }
      }
      if (!scanned) {
        throw new Undecodable("it has no picture in it");
      }
      return frame;
    }

    private int next() throws Undecodable {
      // as in libjpeg, bytes before a marker are skipped; after a scan they are its data
      while (true) {
        while (position < file.length && file[position] != (byte) 0xFF) {
          position++;
        }
        while (position < file.length && file[position] == (byte) 0xFF) {
          position++;
        }
        if (position >= file.length) {
          throw new Undecodable(CUT + (scanned ? "inside its picture" : "inside its header"));
        }
        int marker = at(file, position++);
        if (marker != 0) {
          return marker;
        }
      }
    }

    private void segment(int marker) throws Undecodable {
      int length = position + 2 <= file.length ? word(position) : -1;
      if (length < 2 || position + length > file.length) {
        throw new Undecodable(
            length >= 0 && length < 2
                ? "its header is damaged"
                : CUT + (scanned ? "inside its picture" : "inside its header"));
      }
      int from = position + 2;
      position += length;
      if (marker == APP0) {
        jfif |= starts(from, "JFIF\0");
      } else if (marker == APP14 && starts(from, "Adobe") && length >= 14) {
        adobe = at(file, from + 11);
      } else if (isFrame(marker)) {
        start(from, length);
      } else if (marker == SOS) {
        if (frame == null) {
          throw new Undecodable("its header is damaged");
        }
        scanned = true;
      }
    }

    /** All of C0 to CF but the tables C4 and CC and the reserved C8. */
    private static boolean isFrame(int marker) {
      return marker == 0xC0 || (marker > 0xC0 && marker <= 0xCF && marker % 4 != 0);
    }

    private void start(int from, int length) throws Undecodable {
      int components = length < 8 ? 0 : at(file, from + 5);
      if (components == 0 || length < 8 + 3 * components) {
        throw new Undecodable("its header is damaged");
      }
      int height = word(from + 1);
      int width = word(from + 3);
      if (at(file, from) != 8 || height == 0 || width == 0) {
        throw new Undecodable(
            "it is a picture of %dx%d with %d bits; only 8 bits can be read"
                .formatted(width, height, at(file, from)));
      }
      frame = new JpegFrame(width, height, color(components, from + 6));
    }

    /** The rules of libjpeg's {@code default_decompress_parms}. */
    private Color color(int components, int from) throws Undecodable {
      return switch (components) {
        case 1 -> Color.GREY;
        case 3 -> three(from);
        case 4 -> adobe > 0 ? Color.YCCK : Color.CMYK;
        default ->
            throw new Undecodable("it has " + components + " components; 1, 3 or 4 can be read");
      };
    }

    private Color three(int from) {
      if (jfif || adobe > 0) {
        return Color.YCC;
      }
      boolean named =
          at(file, from) == 'R' && at(file, from + 3) == 'G' && at(file, from + 6) == 'B';
      return adobe == 0 || named ? Color.RGB : Color.YCC;
    }

    private int word(int index) {
      return at(file, index) << 8 | at(file, index + 1);
    }

    private boolean starts(int from, String text) {
      for (int i = 0; i < text.length(); i++) {
        if (from + i >= file.length || at(file, from + i) != text.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
