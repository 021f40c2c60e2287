/** Writing, sealing and verifying the audit trail. */
@NullMarked
package dev.selfservice.portal.internal.audit;

import org.jspecify.annotations.NullMarked;
