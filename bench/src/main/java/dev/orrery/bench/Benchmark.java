package dev.orrery.bench;

import java.io.IOException;

/**
 * One benchmark, a command of its own: it reads, calls the product, scores and checks. Its options
 * beside the shared ones are picocli fields; its class carries picocli's {@code @Command} with the
 * name under which {@link Main} offers it.
 */
public interface Benchmark {

  /**
   * Measures.
   *
   * @param context the shared options, the data folder, and where progress goes
   * @return what was measured, marks included, met or not
   * @throws BenchException with the exit code, when it cannot be measured
   * @throws IOException when data cannot be read; ends with exit code 1
   * @throws InterruptedException on Ctrl-C; ends with exit code 130
   */
  BenchResult run(BenchContext context) throws IOException, InterruptedException;
}
