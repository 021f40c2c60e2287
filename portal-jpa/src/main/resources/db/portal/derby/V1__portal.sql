-- The portal's tables. Times are milliseconds since 1970 UTC: Derby knows no time zones, and local times repeat in autumn.

-- The database's clock: leases and expiry are compared with it, never with a node's.
CREATE FUNCTION portal_now() RETURNS BIGINT
    LANGUAGE JAVA PARAMETER STYLE JAVA NO SQL
    EXTERNAL NAME 'java.lang.System.currentTimeMillis';

-- A deadlock is found when somebody has waited this many seconds; the victim's work is done again.
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.deadlockTimeout', '2');
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.waitTimeout', '15');
-- Numbers lost when the process is killed: none but those of the nodes' own blocks.
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.language.sequence.preallocator', '1');

-- Each node takes 20 numbers at a time.
CREATE SEQUENCE portal_request_number AS BIGINT START WITH 1001 INCREMENT BY 20;

-- Derby reads indexes forwards only: what is listed newest first has a descending index.
CREATE TABLE portal_system (
    id    VARCHAR(255) NOT NULL PRIMARY KEY,
    title VARCHAR(1000) NOT NULL
);

CREATE TABLE portal_entitlement (
    id            CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
    system_id     VARCHAR(255) NOT NULL,
    system_title  VARCHAR(1000) NOT NULL,
    name          VARCHAR(255) NOT NULL,
    title         VARCHAR(1000) NOT NULL,
    title_key     VARCHAR(500) NOT NULL,
    description   VARCHAR(2000) NOT NULL,
    search_text   VARCHAR(8000) NOT NULL,
    kind          VARCHAR(20) NOT NULL,
    risk          VARCHAR(20) NOT NULL,
    scope_type    VARCHAR(20),
    scope_label   VARCHAR(1000),
    scope_choices VARCHAR(32672),
    owner_kind    VARCHAR(10),
    owner_id      VARCHAR(255),
    owner_name    VARCHAR(1000),
    tags          VARCHAR(4000) NOT NULL,
    requestable   BOOLEAN NOT NULL,
    version       BIGINT NOT NULL,
    CONSTRAINT portal_entitlement_name UNIQUE (system_id, name)
);
-- CatalogueStore.search: ... WHERE (title_key, id) > (?, ?) ORDER BY title_key, id
CREATE INDEX portal_entitlement_title ON portal_entitlement (title_key, id);

CREATE TABLE portal_request_type (
    id         VARCHAR(64) NOT NULL,
    version    INTEGER NOT NULL,
    definition CLOB(1M) NOT NULL,
    CONSTRAINT portal_request_type_key PRIMARY KEY (id, version)
);

CREATE TABLE portal_request (
    id               CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
    request_no       VARCHAR(30) NOT NULL,
    title            VARCHAR(1000) NOT NULL,
    type_id          VARCHAR(64) NOT NULL,
    type_version     INTEGER NOT NULL,
    requester_id     VARCHAR(255) NOT NULL,
    requester_name   VARCHAR(1000) NOT NULL,
    beneficiary_id   VARCHAR(255) NOT NULL,
    beneficiary_name VARCHAR(1000) NOT NULL,
    reason           VARCHAR(4000) NOT NULL,
    state            VARCHAR(20) NOT NULL,
    outcome          VARCHAR(20),
    delivery         VARCHAR(20) NOT NULL,
    running          BOOLEAN NOT NULL,
    submitted_at     BIGINT NOT NULL,
    ended_at         BIGINT,
    process          VARCHAR(4000) NOT NULL,
    version          BIGINT NOT NULL,
    CONSTRAINT portal_request_no UNIQUE (request_no)
);
-- RequestStore.list: ... WHERE requester_id = ? AND running = ? ORDER BY submitted_at DESC, id DESC, the same for
-- the beneficiary, both cut to one page and merged
CREATE INDEX portal_request_requester ON portal_request (requester_id, running, submitted_at DESC, id DESC);
CREATE INDEX portal_request_beneficiary ON portal_request (beneficiary_id, running, submitted_at DESC, id DESC);

CREATE TABLE portal_request_item (
    id             CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
    request_id     CHAR(16) FOR BIT DATA NOT NULL REFERENCES portal_request (id),
    place          INTEGER NOT NULL,
    beneficiary_id VARCHAR(255) NOT NULL,
    title          VARCHAR(1000) NOT NULL,
    system_id      VARCHAR(255) NOT NULL,
    system_title   VARCHAR(1000) NOT NULL,
    entitlement_id CHAR(16) FOR BIT DATA NOT NULL,
    scope_type     VARCHAR(20),
    scope_value    VARCHAR(1000),
    verdict        VARCHAR(20) NOT NULL,
    item_comment   VARCHAR(4000),
    delivery       VARCHAR(20) NOT NULL,
    delivery_note  VARCHAR(4000),
    delivered_at   BIGINT,
    -- A digest of beneficiary, entitlement and scope while the wish is open: the same wish cannot be open twice.
    open_key       VARCHAR(64),
    CONSTRAINT portal_request_item_open UNIQUE (open_key)
);
-- RequestStore.find: ... WHERE request_id = ? ORDER BY place
CREATE INDEX portal_request_item_place ON portal_request_item (request_id, place);
-- RequestStore.requested: ... WHERE beneficiary_id = ? AND entitlement_id IN (?, ...) AND open_key IS NOT NULL
CREATE INDEX portal_request_item_wish ON portal_request_item (beneficiary_id, entitlement_id);

CREATE TABLE portal_task (
    id               CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
    request_id       CHAR(16) FOR BIT DATA NOT NULL,
    stage            VARCHAR(64) NOT NULL,
    stage_title      VARCHAR(8000) NOT NULL,
    request_no       VARCHAR(30) NOT NULL,
    title            VARCHAR(1000) NOT NULL,
    requester_id     VARCHAR(255) NOT NULL,
    requester_name   VARCHAR(1000) NOT NULL,
    beneficiary_id   VARCHAR(255) NOT NULL,
    beneficiary_name VARCHAR(1000) NOT NULL,
    candidates       VARCHAR(32672) NOT NULL,
    waits_for        VARCHAR(1000) NOT NULL,
    state            VARCHAR(20) NOT NULL,
    created_at       BIGINT NOT NULL,
    due_at           BIGINT,
    decided_by_id    VARCHAR(255),
    decided_by_name  VARCHAR(1000),
    decided_at       BIGINT,
    task_comment     VARCHAR(4000),
    approved         BOOLEAN NOT NULL,
    version          BIGINT NOT NULL
);
-- TaskStore.ofRequest and the "waits for" of RequestStore.list: ... WHERE request_id = ? ORDER BY created_at, id
CREATE INDEX portal_task_request ON portal_task (request_id, created_at, id);
-- TaskStore.decidedBy: ... WHERE decided_by_id = ? ORDER BY decided_at DESC, id DESC
CREATE INDEX portal_task_decider ON portal_task (decided_by_id, decided_at DESC, id DESC);

-- One row per open task and grantee who may decide it; gone when the task ends, so that inboxes never grow with work done.
CREATE TABLE portal_task_candidate (
    task_id        CHAR(16) FOR BIT DATA NOT NULL,
    grantee        VARCHAR(300) NOT NULL,
    due_key        BIGINT NOT NULL,
    requester_id   VARCHAR(255) NOT NULL,
    beneficiary_id VARCHAR(255) NOT NULL,
    CONSTRAINT portal_task_candidate_key PRIMARY KEY (task_id, grantee)
);
-- TaskStore.inbox and count: per grantee ... WHERE grantee = ? AND (due_key, task_id) > (?, ?) ORDER BY due_key, task_id;
-- the two people are read from the index too
CREATE INDEX portal_task_candidate_inbox ON portal_task_candidate (grantee, due_key, task_id, requester_id, beneficiary_id);

CREATE TABLE portal_order (
    id               CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
    request_id       CHAR(16) FOR BIT DATA NOT NULL,
    request_no       VARCHAR(30) NOT NULL,
    item_id          CHAR(16) FOR BIT DATA NOT NULL,
    system_id        VARCHAR(255) NOT NULL,
    system_title     VARCHAR(1000) NOT NULL,
    person_id        VARCHAR(255) NOT NULL,
    person_name      VARCHAR(1000) NOT NULL,
    entitlement_id   CHAR(16) FOR BIT DATA NOT NULL,
    entitlement_name VARCHAR(255) NOT NULL,
    title            VARCHAR(1000) NOT NULL,
    scope_type       VARCHAR(20),
    scope_value      VARCHAR(1000),
    state            VARCHAR(20) NOT NULL,
    attempts         INTEGER NOT NULL,
    next_at          BIGINT NOT NULL,
    -- When a worker may take it, by the database's clock; empty once it is done or given up.
    claim_at         BIGINT,
    pending          BOOLEAN NOT NULL,
    last_error       VARCHAR(4000),
    created_at       BIGINT NOT NULL,
    version          BIGINT NOT NULL
);
-- OrderStore.claim: ... WHERE system_id = ? AND claim_at <= portal_now() ORDER BY created_at, id
CREATE INDEX portal_order_claim ON portal_order (system_id, created_at, id, claim_at);
-- OrderStore.list: ... WHERE state = ? ORDER BY created_at DESC, id DESC
CREATE INDEX portal_order_state ON portal_order (state, created_at DESC, id DESC);

CREATE TABLE portal_assignment (
    id             CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
    person_id      VARCHAR(255) NOT NULL,
    person_name    VARCHAR(1000) NOT NULL,
    entitlement_id CHAR(16) FOR BIT DATA NOT NULL,
    title          VARCHAR(1000) NOT NULL,
    title_key      VARCHAR(500) NOT NULL,
    system_id      VARCHAR(255) NOT NULL,
    system_title   VARCHAR(1000) NOT NULL,
    scope_type     VARCHAR(20),
    scope_value    VARCHAR(1000),
    -- Type and value of the scope, or nothing: part of the key, where an absent value would not count as equal. One that
    -- has ended makes room for the next by a key of its own.
    scope_key      VARCHAR(200) NOT NULL,
    risk           VARCHAR(20) NOT NULL,
    since_at       BIGINT NOT NULL,
    until_at       BIGINT,
    CONSTRAINT portal_assignment_held UNIQUE (person_id, entitlement_id, scope_key)
);
-- AssignmentStore.list: ... WHERE person_id = ? AND (title_key, id) > (?, ?) ORDER BY title_key, id
CREATE INDEX portal_assignment_person ON portal_assignment (person_id, title_key, id);

CREATE TABLE portal_assignment_reason (
    assignment_id CHAR(16) FOR BIT DATA NOT NULL REFERENCES portal_assignment (id),
    reference     VARCHAR(255) NOT NULL,
    kind          VARCHAR(20) NOT NULL,
    request_id    CHAR(16) FOR BIT DATA,
    note          VARCHAR(4000),
    since_at      BIGINT NOT NULL,
    CONSTRAINT portal_assignment_reason_key PRIMARY KEY (assignment_id, reference)
);

CREATE TABLE portal_permission_grant (
    role_id         VARCHAR(255) NOT NULL,
    permission      VARCHAR(100) NOT NULL,
    granted_at      BIGINT NOT NULL,
    granted_by_id   VARCHAR(255) NOT NULL,
    granted_by_name VARCHAR(1000) NOT NULL,
    CONSTRAINT portal_permission_grant_key PRIMARY KEY (role_id, permission)
);

CREATE TABLE portal_role_grant (
    role_id       VARCHAR(255) NOT NULL,
    person_id     VARCHAR(255) NOT NULL,
    person_name   VARCHAR(1000) NOT NULL,
    name_key      VARCHAR(500) NOT NULL,
    given_by_id   VARCHAR(255) NOT NULL,
    given_by_name VARCHAR(1000) NOT NULL,
    given_at      BIGINT NOT NULL,
    CONSTRAINT portal_role_grant_key PRIMARY KEY (role_id, person_id)
);
-- PermissionStore.rolesOf: ... WHERE person_id = ?
CREATE INDEX portal_role_grant_person ON portal_role_grant (person_id);
-- PermissionStore.holders: ... WHERE role_id = ? AND (name_key, person_id) > (?, ?) ORDER BY name_key, person_id
CREATE INDEX portal_role_grant_name ON portal_role_grant (role_id, name_key, person_id);

CREATE TABLE portal_password (
    person_id     VARCHAR(255) NOT NULL PRIMARY KEY,
    password_hash VARCHAR(1000) NOT NULL
);

CREATE TABLE portal_session (
    token_hash       VARCHAR(64) NOT NULL PRIMARY KEY,
    public_id        VARCHAR(255) NOT NULL,
    person_id        VARCHAR(255) NOT NULL,
    assurance        INTEGER NOT NULL,
    methods          VARCHAR(255) NOT NULL,
    authenticated_at BIGINT NOT NULL,
    started_at       BIGINT NOT NULL,
    last_seen_at     BIGINT NOT NULL,
    idle_until       BIGINT NOT NULL,
    ends_at          BIGINT NOT NULL,
    -- The earlier of the two ends.
    expires_at       BIGINT NOT NULL,
    address          VARCHAR(1000) NOT NULL,
    agent            VARCHAR(1000) NOT NULL
);
-- SessionStore.list, end, endAll, trim: ... WHERE person_id = ? ORDER BY started_at DESC
CREATE INDEX portal_session_person ON portal_session (person_id, started_at DESC);
-- SessionStore.purge: ... WHERE expires_at <= portal_now()
CREATE INDEX portal_session_expiry ON portal_session (expires_at);

CREATE TABLE portal_api_token (
    id           CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
    secret_hash  VARCHAR(64) NOT NULL,
    person_id    VARCHAR(255) NOT NULL,
    label        VARCHAR(1000) NOT NULL,
    permissions  VARCHAR(4000) NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    last_used_at BIGINT,
    revoked_at   BIGINT,
    CONSTRAINT portal_api_token_secret UNIQUE (secret_hash)
);
-- ApiTokenStore.list: ... WHERE person_id = ? ORDER BY created_at DESC
CREATE INDEX portal_api_token_person ON portal_api_token (person_id, created_at DESC);

CREATE TABLE portal_attempt (
    attempt_key VARCHAR(255) NOT NULL PRIMARY KEY,
    tries       INTEGER NOT NULL,
    since_at    BIGINT NOT NULL,
    last_at     BIGINT NOT NULL
);
-- AttemptStore.purge: ... WHERE last_at <= portal_now() - one day
CREATE INDEX portal_attempt_last ON portal_attempt (last_at);

CREATE TABLE portal_audit_event (
    id           CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
    happened_at  BIGINT NOT NULL,
    actor_id     VARCHAR(255) NOT NULL,
    on_behalf_of VARCHAR(255),
    action       VARCHAR(100) NOT NULL,
    subject      VARCHAR(1000) NOT NULL,
    result       VARCHAR(1000) NOT NULL,
    reason       VARCHAR(4000),
    level_no     INTEGER NOT NULL,
    origin_id    VARCHAR(1000) NOT NULL,
    address      VARCHAR(1000) NOT NULL,
    agent        VARCHAR(1000) NOT NULL,
    key_version  INTEGER NOT NULL,
    mac          VARCHAR(256) FOR BIT DATA NOT NULL,
    -- 0 until sealed.
    sequence_no  BIGINT NOT NULL,
    seal         VARCHAR(256) FOR BIT DATA NOT NULL
);
-- AuditStore.list: ... ORDER BY happened_at DESC, id DESC
CREATE INDEX portal_audit_event_time ON portal_audit_event (happened_at DESC, id DESC);
-- AuditStore.unsealed and sealLag: ... WHERE sequence_no = 0 ORDER BY happened_at, id
-- AuditStore.sealedAfter: ... WHERE sequence_no > ? ORDER BY sequence_no. Not unique: the verifier must be able to read
-- a trail that somebody has tampered with.
CREATE INDEX portal_audit_event_sequence ON portal_audit_event (sequence_no, happened_at, id);

CREATE TABLE portal_audit_head (
    id          INTEGER NOT NULL PRIMARY KEY,
    sequence_no BIGINT NOT NULL,
    seal        VARCHAR(256) FOR BIT DATA NOT NULL
);
INSERT INTO portal_audit_head (id, sequence_no, seal) VALUES (1, 0, X'');

CREATE TABLE portal_effect (
    actor_id   VARCHAR(255) NOT NULL,
    route      VARCHAR(255) NOT NULL,
    effect_key VARCHAR(200) NOT NULL,
    digest     VARCHAR(255) NOT NULL,
    subject_id CHAR(16) FOR BIT DATA NOT NULL,
    answer     BLOB(1M) NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT portal_effect_key PRIMARY KEY (actor_id, route, effect_key)
);
-- IdempotencyStore.purge: ... WHERE expires_at <= portal_now()
CREATE INDEX portal_effect_expiry ON portal_effect (expires_at);
