/** Asking for access and following what became of it. */
@NullMarked
package dev.selfservice.portal.requests;

import org.jspecify.annotations.NullMarked;
