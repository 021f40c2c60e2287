// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

/**
 * How busy the computation of password hashes is on this node.
 *
 * @param running how many are computed now
 * @param waiting how many wait for their turn now
 * @param refused how many were refused since the start, because too many waited or they waited too long
 */
public record PasswordLoad(int running, int waiting, long refused) {}
