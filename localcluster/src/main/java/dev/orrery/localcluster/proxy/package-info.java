/**
 * A proxy between an operator and the API server that breaks, delays, loses and falsifies what
 * passes, by rule. It ends TLS on both sides and hands each caller's own token on, so that the API
 * server's own access rules stay in force; client certificates cannot pass.
 */
@NullMarked
package dev.orrery.localcluster.proxy;

import org.jspecify.annotations.NullMarked;
