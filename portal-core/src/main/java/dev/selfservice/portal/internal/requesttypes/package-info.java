/** Request types. */
@NullMarked
package dev.selfservice.portal.internal.requesttypes;

import org.jspecify.annotations.NullMarked;
