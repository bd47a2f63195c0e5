/** What the API server was asked: policies to record it, and a reader of the record. */
@NullMarked
package dev.orrery.localcluster.audit;

import org.jspecify.annotations.NullMarked;
