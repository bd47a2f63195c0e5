/** The role that reconciles. */
@NullMarked
package dev.orrery.operator.controllers;

import org.jspecify.annotations.NullMarked;
