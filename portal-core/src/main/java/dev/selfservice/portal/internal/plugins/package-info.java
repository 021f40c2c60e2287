/** Plug-ins and the systems made from them. */
@NullMarked
package dev.selfservice.portal.internal.plugins;

import org.jspecify.annotations.NullMarked;
