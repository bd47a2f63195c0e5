/** How the program writes its log. */
@NullMarked
package dev.orrery.operator.log;

import org.jspecify.annotations.NullMarked;
