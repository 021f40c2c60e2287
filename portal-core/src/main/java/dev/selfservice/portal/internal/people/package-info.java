/** Finding people. */
@NullMarked
package dev.selfservice.portal.internal.people;

import org.jspecify.annotations.NullMarked;
