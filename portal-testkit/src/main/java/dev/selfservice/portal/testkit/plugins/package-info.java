/** What every plug-in must do, whatever it offers. */
@NullMarked
package dev.selfservice.portal.testkit.plugins;

import org.jspecify.annotations.NullMarked;
