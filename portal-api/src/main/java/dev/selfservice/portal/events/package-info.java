/** What open pages are told while things change. */
@NullMarked
package dev.selfservice.portal.events;

import org.jspecify.annotations.NullMarked;
