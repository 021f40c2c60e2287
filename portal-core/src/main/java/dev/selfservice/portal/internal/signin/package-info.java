/** Signing in, sessions, API tokens, and the limits on tries. */
@NullMarked
package dev.selfservice.portal.internal.signin;

import org.jspecify.annotations.NullMarked;
