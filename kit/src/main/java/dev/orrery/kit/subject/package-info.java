/** The operator under test: in this process, or as the packaged program. */
@NullMarked
package dev.orrery.kit.subject;

import org.jspecify.annotations.NullMarked;
