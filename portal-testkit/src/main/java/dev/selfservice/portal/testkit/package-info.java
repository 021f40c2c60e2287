/** What tests of the portal and of its plug-ins share: a clock, ids, crowds. */
@NullMarked
package dev.selfservice.portal.testkit;

import org.jspecify.annotations.NullMarked;
