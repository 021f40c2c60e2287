/** Keys: derived per purpose, never handed out. */
@NullMarked
package dev.selfservice.portal.internal.keys;

import org.jspecify.annotations.NullMarked;
