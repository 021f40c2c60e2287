/** What open pages are told, as server-sent events. */
@NullMarked
package dev.selfservice.portal.server.events;

import org.jspecify.annotations.NullMarked;
