/** Deliveries to target systems. */
@NullMarked
package dev.selfservice.portal.provisioning;

import org.jspecify.annotations.NullMarked;
