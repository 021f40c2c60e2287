/** By what keys are recognised. */
@NullMarked
package dev.selfservice.portal.jpa.internal.keys;

import org.jspecify.annotations.NullMarked;
