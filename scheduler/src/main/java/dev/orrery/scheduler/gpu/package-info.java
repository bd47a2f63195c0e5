/** Shares of GPUs: nodes with devices, what fragments them, and scorers that place pods on them. */
@NullMarked
package dev.orrery.scheduler.gpu;

import org.jspecify.annotations.NullMarked;
