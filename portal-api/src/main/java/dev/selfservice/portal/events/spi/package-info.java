/** Keeps what changed until every node has told it. */
@NullMarked
package dev.selfservice.portal.events.spi;

import org.jspecify.annotations.NullMarked;
