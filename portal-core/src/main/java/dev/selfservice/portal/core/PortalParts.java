// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.internal.keys.SealableKeys;
import dev.selfservice.portal.internal.plugins.ConnectedSystem;
import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.processes.spi.WorkflowEngine;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** What a portal is made of. */
record PortalParts(
        PortalStores stores,
        IdentityStore identity,
        SealableKeys keys,
        WorkflowEngine engine,
        PortalConfig config,
        EventsConfig events,
        Clock clock,
        SecureRandom random,
        ThreadFactory threads,
        List<ConnectedSystem> systems) {}
