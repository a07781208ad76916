package incnas.network;

/**
 * What is set up before libtorch loads: oneDNN's convolutions are kept off AVX-512, where its
 * releases 3.4 to 3.7 compute wrong sums for some channel counts, and the C allocator keeps its
 * memory, since fresh pages cost more than the arithmetic on them.
 */
final class Repair {
  static final String ISA_VARIABLE = "ONEDNN_MAX_CPU_ISA";

  /** System property; {@code off} leaves the engine as it comes, for the self-check to judge. */
  static final String SWITCH = "incnas.engine.repair";

  private static final int KEEP = 1 << 30;
  private static final int TOP_PAD = 64 << 20;

  private Repair() {}

  /** Applies what this platform takes and says in words what was done. */
  static String apply() {
    String given = System.getenv(ISA_VARIABLE);
    if ("off".equals(System.getProperty(SWITCH))) {
      return "none (switched off)";
    }
    if (!CLibrary.available()) {
      return "none (not needed or not possible on this platform)";
    }
    CLibrary c = CLibrary.load();
    c.mallopt(CLibrary.M_MMAP_THRESHOLD, KEEP);
    c.mallopt(CLibrary.M_TRIM_THRESHOLD, KEEP);
    c.mallopt(CLibrary.M_TOP_PAD, TOP_PAD);
    if (given != null) {
      return ISA_VARIABLE + "=" + given + " (from the environment), allocator keeps memory";
    }
    c.setenv(ISA_VARIABLE, "AVX2", 1);
    return ISA_VARIABLE + "=AVX2, allocator keeps memory";
  }
}
