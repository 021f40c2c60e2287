/** Creating commands that take effect once. */
@NullMarked
package dev.selfservice.portal.internal.idempotency;

import org.jspecify.annotations.NullMarked;
