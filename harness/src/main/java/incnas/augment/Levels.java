package incnas.augment;

/** What the raw bytes of each channel become on the way into a network: a table each. */
public final class Levels {
  private static final int RAW = 256;

  private final Scaling scaling;
  private final float[][] tables;

  /** The normalization of a channel's value from 0..1. */
  @FunctionalInterface
  public interface Scaling {
    float of(int channel, float value);
  }

  public Levels(int channels, Scaling scaling) {
    this(scaling, new float[channels]);
  }

  private Levels(Scaling scaling, float[] light) {
    this.scaling = scaling;
    tables = new float[light.length][RAW];
    for (int channel = 0; channel < light.length; channel++) {
      for (int raw = 0; raw < RAW; raw++) {
        tables[channel][raw] = scaling.of(channel, raw / 255f + light[channel]);
      }
    }
  }

  public int channels() {
    return tables.length;
  }

  /** The values of a channel by raw byte; shared. */
  public float[] of(int channel) {
    return tables[channel];
  }

  /** The same with this much added to each channel before its normalization. */
  Levels lit(float[] light) {
    return new Levels(scaling, light);
  }

  /** Writes a picture in planes. */
  void write(Picture picture, float[] target, int offset) {
    byte[] rgb = picture.rgb();
    int area = picture.width() * picture.height();
    for (int channel = 0; channel < 3; channel++) {
      float[] table = tables[channel];
      int at = offset + channel * area;
      for (int i = 0, source = channel; i < area; i++, source += 3) {
        target[at + i] = table[rgb[source] & 255];
      }
    }
  }
}
