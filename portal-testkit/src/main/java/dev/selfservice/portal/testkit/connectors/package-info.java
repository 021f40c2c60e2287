/** What every connector must do, one contract per ability. */
@NullMarked
package dev.selfservice.portal.testkit.connectors;

import org.jspecify.annotations.NullMarked;
