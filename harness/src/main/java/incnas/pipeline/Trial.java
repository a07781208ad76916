package incnas.pipeline;

/**
 * One timed score.
 *
 * @param row label of the proxy's row
 * @param number from 0, the same for the rows that took turns
 * @param wallSeconds by the clock
 * @param cpuSeconds of the thread that scored, which does all the work: what others on the machine
 *     take is not in it
 */
record Trial(String row, int number, double wallSeconds, double cpuSeconds) {}
