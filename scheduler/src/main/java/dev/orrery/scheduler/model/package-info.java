/**
 * What placement knows of pods and nodes: plain records with the meaning of the Kubernetes fields
 * they are named after, defaults already filled in. Amounts are whole numbers in base units (see
 * {@link dev.orrery.scheduler.model.Resources}).
 */
@NullMarked
package dev.orrery.scheduler.model;

import org.jspecify.annotations.NullMarked;
