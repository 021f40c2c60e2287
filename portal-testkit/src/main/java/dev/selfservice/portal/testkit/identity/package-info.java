/** What every identity store must do. */
@NullMarked
package dev.selfservice.portal.testkit.identity;

import org.jspecify.annotations.NullMarked;
