/** The itemised verdict at the end of a contract run. */
@NullMarked
package dev.selfservice.portal.testkit.verdict;

import org.jspecify.annotations.NullMarked;
