/** Requests. */
@NullMarked
package dev.selfservice.portal.internal.requests;

import org.jspecify.annotations.NullMarked;
