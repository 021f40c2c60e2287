/** Working off provisioning orders. */
@NullMarked
package dev.selfservice.portal.internal.provisioning;

import org.jspecify.annotations.NullMarked;
