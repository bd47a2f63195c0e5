/** What the program answers: probes, metrics, decisions. Read-only. */
@NullMarked
package dev.orrery.operator.http;

import org.jspecify.annotations.NullMarked;
