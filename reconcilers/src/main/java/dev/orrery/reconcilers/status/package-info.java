/** What steps find, and how it becomes the conditions of a status. */
@NullMarked
package dev.orrery.reconcilers.status;

import org.jspecify.annotations.NullMarked;
