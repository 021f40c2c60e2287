/** A directory as where people come from. */
@NullMarked
package dev.selfservice.portal.ldap.identity;

import org.jspecify.annotations.NullMarked;
