/** Outside systems that misbehave when told to. */
@NullMarked
package dev.selfservice.portal.testkit.fakes;

import org.jspecify.annotations.NullMarked;
