/** Keys that never leave their provider. */
@NullMarked
package dev.selfservice.portal.keys.spi;

import org.jspecify.annotations.NullMarked;
