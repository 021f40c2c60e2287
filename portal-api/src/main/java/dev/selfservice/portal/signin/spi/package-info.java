/** Keeps passwords, sessions, tokens and counters of failed tries. */
@NullMarked
package dev.selfservice.portal.signin.spi;

import org.jspecify.annotations.NullMarked;
