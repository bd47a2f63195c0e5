/** What people and programs see: tables, JSON, progress lines, colours. */
@NullMarked
package dev.orrery.cli.output;

import org.jspecify.annotations.NullMarked;
