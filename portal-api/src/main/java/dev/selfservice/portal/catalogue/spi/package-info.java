/** Keeps the catalogue. */
@NullMarked
package dev.selfservice.portal.catalogue.spi;

import org.jspecify.annotations.NullMarked;
