package dev.orrery.localcluster.kubelet;

import dev.orrery.localcluster.kubelet.pod.Delay;
import dev.orrery.localcluster.kubelet.pod.Delays;
import org.jspecify.annotations.Nullable;

/**
 * The distributions as a configuration file states them: {@code 300ms}, {@code 2s} or {@code
 * lognormal(400ms, 0.5)}, median and standard deviation of the logarithm. What is absent is as
 * usual.
 *
 * @param sandbox see {@link Delays}
 * @param start see {@link Delays}
 * @param init see {@link Delays}
 * @param ready see {@link Delays}
 * @param run see {@link Delays}
 * @param stop see {@link Delays}
 */
public record DelaysConfig(
    @Nullable String sandbox,
    @Nullable String start,
    @Nullable String init,
    @Nullable String ready,
    @Nullable String run,
    @Nullable String stop) {

  Delays delays() {
    return new Delays(
        read(sandbox, Delays.USUAL.sandbox()),
        read(start, Delays.USUAL.start()),
        read(init, Delays.USUAL.init()),
        read(ready, Delays.USUAL.ready()),
        read(run, Delays.USUAL.run()),
        read(stop, Delays.USUAL.stop()));
  }

  private static Delay read(@Nullable String text, Delay otherwise) {
    return text == null ? otherwise : Delay.parse(text);
  }
}
