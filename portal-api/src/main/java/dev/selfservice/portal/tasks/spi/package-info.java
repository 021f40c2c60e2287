/** Keeps tasks and who may act on them. */
@NullMarked
package dev.selfservice.portal.tasks.spi;

import org.jspecify.annotations.NullMarked;
