/** Broken plug-ins, kept to see that each clause of each contract can fail. */
@NullMarked
package dev.selfservice.portal.testkit.zoo;

import org.jspecify.annotations.NullMarked;
