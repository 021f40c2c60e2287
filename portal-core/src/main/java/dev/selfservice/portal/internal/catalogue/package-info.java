/** The catalogue. */
@NullMarked
package dev.selfservice.portal.internal.catalogue;

import org.jspecify.annotations.NullMarked;
