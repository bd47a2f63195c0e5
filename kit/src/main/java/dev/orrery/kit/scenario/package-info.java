/** What a user does, as short stories that every test of the kit can play. */
@NullMarked
package dev.orrery.kit.scenario;

import org.jspecify.annotations.NullMarked;
