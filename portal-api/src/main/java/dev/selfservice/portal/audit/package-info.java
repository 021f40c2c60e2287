/** What people did, sealed. */
@NullMarked
package dev.selfservice.portal.audit;

import org.jspecify.annotations.NullMarked;
