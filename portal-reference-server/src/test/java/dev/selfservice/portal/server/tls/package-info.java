/** TLS with real certificates. */
@NullMarked
package dev.selfservice.portal.server.tls;

import org.jspecify.annotations.NullMarked;
