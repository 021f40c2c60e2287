/** What all services share. */
@NullMarked
package dev.selfservice.portal.internal;

import org.jspecify.annotations.NullMarked;
