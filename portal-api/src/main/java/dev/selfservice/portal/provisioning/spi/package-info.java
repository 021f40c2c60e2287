/** Keeps provisioning orders. */
@NullMarked
package dev.selfservice.portal.provisioning.spi;

import org.jspecify.annotations.NullMarked;
