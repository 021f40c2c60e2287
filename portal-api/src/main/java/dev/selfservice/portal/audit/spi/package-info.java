/** Keeps the audit trail. */
@NullMarked
package dev.selfservice.portal.audit.spi;

import org.jspecify.annotations.NullMarked;
