/** Finding people, and taking them over from elsewhere. */
@NullMarked
package dev.selfservice.portal.people;

import org.jspecify.annotations.NullMarked;
