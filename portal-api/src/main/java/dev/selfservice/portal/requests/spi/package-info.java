/** Keeps requests. */
@NullMarked
package dev.selfservice.portal.requests.spi;

import org.jspecify.annotations.NullMarked;
