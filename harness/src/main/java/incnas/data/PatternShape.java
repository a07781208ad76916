package incnas.data;

/** The outlines of the embedded data set, each about one unit in radius, around the origin. */
enum PatternShape {
  DISC {
    @Override
    double distance(double x, double y) {
      return Math.sqrt(x * x + y * y) - 0.9;
    }
  },
  BAR {
    @Override
    double distance(double x, double y) {
      return Math.max(Math.abs(x) - 1.05, Math.abs(y) - 0.4);
    }
  },
  TRIANGLE {
    @Override
    double distance(double x, double y) {
      return Math.max(y, Math.abs(x) * HALF_ROOT_3 - y * 0.5) - 0.6;
    }
  },
  CROSS {
    @Override
    double distance(double x, double y) {
      double long1 = Math.max(Math.abs(x) - 1.05, Math.abs(y) - 0.35);
      double long2 = Math.max(Math.abs(x) - 0.35, Math.abs(y) - 1.05);
      return Math.min(long1, long2);
    }
  },
  RING {
    @Override
    double distance(double x, double y) {
      return Math.abs(Math.sqrt(x * x + y * y) - 0.75) - 0.25;
    }
  };

  /** No shape goes further than this from the origin. */
  static final double REACH = 1.25;

  private static final double HALF_ROOT_3 = Math.sqrt(3) / 2;

  /** About how far a point is outside the outline; negative inside. */
  abstract double distance(double x, double y);
}
