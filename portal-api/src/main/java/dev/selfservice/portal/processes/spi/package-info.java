/** The workflow engine: it knows stages and verdicts, nothing of roles or connectors. */
@NullMarked
package dev.selfservice.portal.processes.spi;

import org.jspecify.annotations.NullMarked;
