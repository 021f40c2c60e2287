/** The one door for plug-ins, and the set of stores. */
@NullMarked
package dev.selfservice.portal.plugins.spi;

import org.jspecify.annotations.NullMarked;
