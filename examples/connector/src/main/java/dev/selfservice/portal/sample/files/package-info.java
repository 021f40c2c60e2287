/** A sample plug-in: roles as lines in files. */
@NullMarked
package dev.selfservice.portal.sample.files;

import org.jspecify.annotations.NullMarked;
