/** What guards the program's speed: JMH benchmarks, run by {@code ci/benchmark}. */
package incnas.ci;
