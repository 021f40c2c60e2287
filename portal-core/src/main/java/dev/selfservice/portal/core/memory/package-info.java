/** Everything in memory: for trials, tests and the first ten lines; gone when the process ends. */
@NullMarked
package dev.selfservice.portal.core.memory;

import org.jspecify.annotations.NullMarked;
