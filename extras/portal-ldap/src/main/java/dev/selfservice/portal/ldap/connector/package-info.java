/** A directory as a target system: its groups are what can be held. */
@NullMarked
package dev.selfservice.portal.ldap.connector;

import org.jspecify.annotations.NullMarked;
