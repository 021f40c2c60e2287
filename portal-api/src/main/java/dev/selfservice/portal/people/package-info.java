/** Finding people. */
@NullMarked
package dev.selfservice.portal.people;

import org.jspecify.annotations.NullMarked;
