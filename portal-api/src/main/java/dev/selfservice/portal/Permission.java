// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.Arrays;
import java.util.Optional;

/**
 * The right to a page or an operation of the portal itself, given to roles by administrators; nobody holds one by default.
 *
 * <p>The implicit role {@code everyone} is held by every active person.
 */
public enum Permission {
    CATALOGUE_SEARCH("catalogue:search", "Look for access that can be asked for"),
    REQUESTS_SUBMIT("requests:submit", "Ask for access for oneself"),
    REQUESTS_SUBMIT_FOR_OTHERS("requests:submit-for-others", "Ask for access for somebody else"),
    REQUESTS_READ("requests:read", "Follow one's own requests"),
    REQUESTS_WITHDRAW("requests:withdraw", "Withdraw one's own requests"),
    REQUESTS_READ_ALL("requests:read-all", "See every request of everybody"),
    TASKS_READ("tasks:read", "See the tasks that wait for oneself"),
    TASKS_DECIDE("tasks:decide", "Decide the tasks that wait for oneself"),
    ASSIGNMENTS_READ("assignments:read", "See the access one holds, and why"),
    ASSIGNMENTS_READ_ALL("assignments:read-all", "See the access that anybody holds"),
    PEOPLE_SEARCH("people:search", "Find people by name"),
    PEOPLE_IMPORT("people:import", "Take people and groups over from elsewhere"),
    TOKENS_MANAGE("tokens:manage", "Make and revoke one's own API tokens"),
    SESSIONS_MANAGE("sessions:manage", "See and end one's own sessions"),
    PERMISSIONS_MANAGE("permissions:manage", "Give portal permissions to roles and roles to people"),
    CATALOGUE_MANAGE("catalogue:manage", "Change the catalogue and its owners"),
    REQUEST_TYPES_MANAGE("request-types:manage", "Publish and retire request types"),
    DELIVERIES_MANAGE("deliveries:manage", "See deliveries to target systems and retry them"),
    SYSTEMS_READ("systems:read", "See the state of the target systems"),
    AUDIT_READ("audit:read", "Read and verify the audit trail");

    private final String label;
    private final String description;

    Permission(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** Returns the name used in REST, pages and configuration, for example {@code tasks:decide}. */
    public String label() {
        return label;
    }

    /** Returns one English sentence on what the permission allows. */
    public String description() {
        return description;
    }

    /** Returns the permission with the label, if there is one. */
    public static Optional<Permission> find(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }

    /** Returns the label. */
    @Override
    public String toString() {
        return label;
    }
}
