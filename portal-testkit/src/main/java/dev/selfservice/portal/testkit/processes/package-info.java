/** What every workflow engine must do. */
@NullMarked
package dev.selfservice.portal.testkit.processes;

import org.jspecify.annotations.NullMarked;
