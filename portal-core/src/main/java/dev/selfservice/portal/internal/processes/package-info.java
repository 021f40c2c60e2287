/** The built-in workflow engine and how it finds approvers. */
@NullMarked
package dev.selfservice.portal.internal.processes;

import org.jspecify.annotations.NullMarked;
