/** Running processes, whichever engine runs them. */
@NullMarked
package dev.selfservice.portal.processes;

import org.jspecify.annotations.NullMarked;
