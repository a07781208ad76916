package incnas.augment;

import incnas.run.UserError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operations of AutoAugment with Pillow's arithmetic, byte for byte.
 *
 * <p>Ten magnitudes are spaced equally over the range of each; a signed one is negated with
 * probability one half.
 */
public enum Operation {
  /** Source x = x + magnitude * y; bicubic, uncovered pixels grey 128. */
  SHEAR_X(0, 0.3, Kind.SIGNED) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return new Affine(1, magnitude, 0, 0, 1, 0).bicubic(picture);
    }
  },
  SHEAR_Y(0, 0.3, Kind.SIGNED) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return new Affine(1, 0, 0, magnitude, 1, 0).bicubic(picture);
    }
  },
  /** Source x = x + magnitude * width; nearest, uncovered pixels grey 128. */
  TRANSLATE_X(0, 150 / 331.0, Kind.SIGNED) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return new Affine(1, 0, magnitude * picture.width(), 0, 1, 0).nearest(picture);
    }
  },
  TRANSLATE_Y(0, 150 / 331.0, Kind.SIGNED) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return new Affine(1, 0, 0, 0, 1, magnitude * picture.height()).nearest(picture);
    }
  },
  /** In degrees; the published policies rotate counter-clockwise only. */
  ROTATE(0, 30, Kind.UNSIGNED) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return Rotation.of(picture, magnitude);
    }
  },
  COLOR(0, 0.9, Kind.SIGNED) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return Enhancement.COLOR.enhance(picture, 1 + magnitude);
    }
  },
  CONTRAST(0, 0.9, Kind.SIGNED) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return Enhancement.CONTRAST.enhance(picture, 1 + magnitude);
    }
  },
  SHARPNESS(0, 0.9, Kind.SIGNED) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return Enhancement.SHARPNESS.enhance(picture, 1 + magnitude);
    }
  },
  BRIGHTNESS(0, 0.9, Kind.SIGNED) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return Enhancement.BRIGHTNESS.enhance(picture, 1 + magnitude);
    }
  },
  /** Keeps this many bits. */
  POSTERIZE(8, 4, Kind.WHOLE) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return Tone.posterize(picture, (int) magnitude);
    }
  },
  /** Inverts what is not below this threshold. */
  SOLARIZE(256, 0, Kind.UNSIGNED) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return Tone.solarize(picture, magnitude);
    }
  },
  AUTOCONTRAST(0, 0, Kind.NONE) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return Tone.autocontrast(picture);
    }
  },
  EQUALIZE(0, 0, Kind.NONE) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return Tone.equalize(picture);
    }
  },
  INVERT(0, 0, Kind.NONE) {
    @Override
    Picture on(Picture picture, double magnitude) {
      return Tone.invert(picture);
    }
  };

  /** How many magnitudes a policy can choose from. */
  static final int MAGNITUDES = 10;

  private static final int MOST_BITS = 8;

  private final double from;
  private final double to;
  private final Kind kind;

  /** What its magnitude is. */
  private enum Kind {
    SIGNED,
    UNSIGNED,
    WHOLE,
    NONE
  }

  Operation(double from, double to, Kind kind) {
    this.from = from;
    this.to = to;
    this.kind = kind;
  }

  abstract Picture on(Picture picture, double magnitude);

  /** The word for it, such as {@code shear-x}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Operation> labelled(String label) {
    return Stream.of(values()).filter(o -> o.label().equals(label)).findFirst();
  }

  public static List<String> labels() {
    return Stream.of(values()).map(Operation::label).toList();
  }

  public boolean takesMagnitude() {
    return kind != Kind.NONE;
  }

  boolean isSigned() {
    return kind == Kind.SIGNED;
  }

  /** The magnitude of an index from 0 to 9, not negated. */
  double magnitude(int index) {
    double step = (to - from) / (MAGNITUDES - 1);
    double value = index == MAGNITUDES - 1 ? to : index * step + from;
    return kind == Kind.WHOLE ? Math.rint(value) : value;
  }

  /**
   * The picture after this operation; the picture itself where nothing changes.
   *
   * @param magnitude with its sign: a shear's slope, a translation's share of the size, a
   *     rotation's degrees, an enhancement's factor less 1, bits, or a threshold; 0 where it takes
   *     none
   * @throws UserError if the magnitude is impossible
   */
  public Picture apply(Picture picture, double magnitude) {
    check(magnitude);
    return on(picture, magnitude);
  }

  /**
   * Whether a magnitude can be applied.
   *
   * @throws UserError if not
   */
  public void check(double magnitude) {
    if (!Double.isFinite(magnitude)) {
      throw new UserError(label() + ": the magnitude is " + magnitude + "; give a finite number");
    }
    if (kind == Kind.WHOLE
        && (magnitude != Math.rint(magnitude) || magnitude < 1 || magnitude > MOST_BITS)) {
      throw new UserError(
          label()
              + ": the magnitude is "
              + magnitude
              + "; give the bits to keep, a whole number from 1 to "
              + MOST_BITS);
    }
  }

  /** The magnitudes of the policies, in words. */
  public String range() {
    String most = String.format(Locale.ROOT, "%.4g", to).replaceFirst("\\.?0+$", "");
    return kind == Kind.SIGNED
        ? "-" + most + " to " + most
        : String.format(Locale.ROOT, "%.0f to %.0f", from, to);
  }
}
