/** Definitions of processes that people may start. */
@NullMarked
package dev.selfservice.portal.requesttypes;

import org.jspecify.annotations.NullMarked;
