/** Many at once, on one node and on two. */
@NullMarked
package dev.selfservice.portal.server.races;

import org.jspecify.annotations.NullMarked;
