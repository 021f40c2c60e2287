/** Directories spoken to by LDAP: as target systems and as where people come from. */
@NullMarked
package dev.selfservice.portal.ldap;

import org.jspecify.annotations.NullMarked;
