// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The services behind the portal's interfaces, without a database and without HTTP, and stores in memory. */
module dev.selfservice.portal.core {
    requires transitive dev.selfservice.portal.api;
    requires com.fasterxml.uuid;
    requires com.google.common;
    requires org.bouncycastle.provider;

    exports dev.selfservice.portal.core;
    exports dev.selfservice.portal.core.memory;
}
