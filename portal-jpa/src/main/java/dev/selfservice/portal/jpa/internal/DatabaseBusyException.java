// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

/** The database broke the transaction off so that another could go on: doing the work again helps. */
public final class DatabaseBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseBusyException(Throwable cause) {
        super("the database broke the transaction off", cause);
    }
}
