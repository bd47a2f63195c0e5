package dev.orrery.operator.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the log up in code: reading an XML file would cost a tenth of a second at every start. */
public final class Logs {

  private static final String PATTERN = "%d{ISO8601} %-5level %logger{0} - %msg%n%ex{6}";

  /** The libraries' own lines matter only when something is wrong. */
  private static final Map<String, Level> LEVELS =
      Map.of(
          "io.javaoperatorsdk", Level.WARN,
          "io.fabric8", Level.WARN,
          "Default ConfigurationService implementation", Level.WARN,
          "io.micronaut", Level.WARN,
          "io.netty", Level.WARN,
          // Tells people who made v1alpha1 that it is one.
          "io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils", Level.ERROR,
          // Logs a stack trace each time that a watch which is closed already is closed again.
          "io.fabric8.kubernetes.client.jdkhttp.JdkWebSocketImpl", Level.ERROR);

  private Logs() {}

  /**
   * Sets it up; what was set up before is forgotten.
   *
   * @param json one JSON object a line, with the message as people read it
   */
  public static void configure(boolean json) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder(context, json));
    console.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(console);
    LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
    EncoderBase<ILoggingEvent> encoder = json ? json() : text();
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private static JsonEncoder json() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setWithFormattedMessage(true);
    return encoder;
  }

  private static PatternLayoutEncoder text() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(PATTERN);
    return encoder;
  }
}
