/** Signing in, sessions and API tokens. */
@NullMarked
package dev.selfservice.portal.signin;

import org.jspecify.annotations.NullMarked;
