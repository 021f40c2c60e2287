/** Runs contracts outside of a build: on whatever is handed in, and on plug-ins in jars. */
@NullMarked
package dev.selfservice.portal.testkit.check;

import org.jspecify.annotations.NullMarked;
