/** Where people, groups and roles come from. */
@NullMarked
package dev.selfservice.portal.identity.spi;

import org.jspecify.annotations.NullMarked;
