/** What can be asked for: entitlements of target systems. */
@NullMarked
package dev.selfservice.portal.catalogue;

import org.jspecify.annotations.NullMarked;
