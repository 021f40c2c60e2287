/** What every keeper of keys must do. */
@NullMarked
package dev.selfservice.portal.testkit.keys;

import org.jspecify.annotations.NullMarked;
