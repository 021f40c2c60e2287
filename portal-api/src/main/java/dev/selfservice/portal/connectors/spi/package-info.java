/** Reaching target systems. */
@NullMarked
package dev.selfservice.portal.connectors.spi;

import org.jspecify.annotations.NullMarked;
