/** The roles: what one does while it leads, and how it comes to lead. */
@NullMarked
package dev.orrery.operator.role;

import org.jspecify.annotations.NullMarked;
