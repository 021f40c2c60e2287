/** Keeps published request types. */
@NullMarked
package dev.selfservice.portal.requesttypes.spi;

import org.jspecify.annotations.NullMarked;
