/** Puts a portal together: the only package, with its stores in memory, that embedders of the core see. */
@NullMarked
package dev.selfservice.portal.core;

import org.jspecify.annotations.NullMarked;
