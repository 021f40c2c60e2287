/** Tells open pages what changed, on whichever node it changed. */
@NullMarked
package dev.selfservice.portal.internal.events;

import org.jspecify.annotations.NullMarked;
