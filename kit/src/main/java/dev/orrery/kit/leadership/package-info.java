/** Leaders that freeze, are cut off or robbed, and whether anything of theirs arrives too late. */
@NullMarked
package dev.orrery.kit.leadership;

import org.jspecify.annotations.NullMarked;
