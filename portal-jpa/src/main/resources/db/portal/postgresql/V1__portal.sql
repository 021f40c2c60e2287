-- The portal's tables. Times are UTC with milliseconds. Columns compared or sorted byte by byte use the "C" collation.

-- The database's clock: leases and expiry are compared with it, never with a node's.
CREATE FUNCTION portal_now() RETURNS timestamptz
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT date_trunc('milliseconds', statement_timestamp()) $$;

-- Each node takes 20 numbers at a time.
CREATE SEQUENCE portal_request_number AS bigint START WITH 1001 INCREMENT BY 20;

CREATE TABLE portal_system (
    id    varchar(255) COLLATE "C" NOT NULL PRIMARY KEY,
    title text NOT NULL
);

CREATE TABLE portal_entitlement (
    id            uuid NOT NULL PRIMARY KEY,
    system_id     varchar(255) COLLATE "C" NOT NULL,
    system_title  text NOT NULL,
    name          varchar(255) COLLATE "C" NOT NULL,
    title         text NOT NULL,
    title_key     text COLLATE "C" NOT NULL,
    description   text NOT NULL,
    search_text   text COLLATE "C" NOT NULL,
    kind          varchar(20) NOT NULL,
    risk          varchar(20) NOT NULL,
    scope_type    varchar(20),
    scope_label   text,
    scope_choices text,
    owner_kind    varchar(10),
    owner_id      varchar(255) COLLATE "C",
    owner_name    text,
    tags          text NOT NULL,
    requestable   boolean NOT NULL,
    version       bigint NOT NULL,
    CONSTRAINT portal_entitlement_name UNIQUE (system_id, name)
);
-- CatalogueStore.search: ... WHERE (title_key, id) > (?, ?) ORDER BY title_key, id
CREATE INDEX portal_entitlement_title ON portal_entitlement (title_key, id);

CREATE TABLE portal_request_type (
    id         varchar(64) COLLATE "C" NOT NULL,
    version    integer NOT NULL,
    definition text NOT NULL,
    CONSTRAINT portal_request_type_key PRIMARY KEY (id, version)
);

CREATE TABLE portal_request (
    id               uuid NOT NULL PRIMARY KEY,
    request_no       varchar(30) NOT NULL,
    title            text NOT NULL,
    type_id          varchar(64) NOT NULL,
    type_version     integer NOT NULL,
    requester_id     varchar(255) COLLATE "C" NOT NULL,
    requester_name   text NOT NULL,
    beneficiary_id   varchar(255) COLLATE "C" NOT NULL,
    beneficiary_name text NOT NULL,
    reason           text NOT NULL,
    state            varchar(20) NOT NULL,
    outcome          varchar(20),
    delivery         varchar(20) NOT NULL,
    running          boolean NOT NULL,
    submitted_at     timestamptz(3) NOT NULL,
    ended_at         timestamptz(3),
    process          text NOT NULL,
    version          bigint NOT NULL,
    CONSTRAINT portal_request_no UNIQUE (request_no)
);
-- RequestStore.list: ... WHERE requester_id = ? AND running = ? ORDER BY submitted_at DESC, id DESC, the same for
-- the beneficiary, both cut to one page and merged
CREATE INDEX portal_request_requester ON portal_request (requester_id, running, submitted_at, id);
CREATE INDEX portal_request_beneficiary ON portal_request (beneficiary_id, running, submitted_at, id);

CREATE TABLE portal_request_item (
    id             uuid NOT NULL PRIMARY KEY,
    request_id     uuid NOT NULL REFERENCES portal_request (id),
    place          integer NOT NULL,
    beneficiary_id varchar(255) COLLATE "C" NOT NULL,
    title          text NOT NULL,
    system_id      varchar(255) COLLATE "C" NOT NULL,
    system_title   text NOT NULL,
    entitlement_id uuid NOT NULL,
    scope_type     varchar(20),
    scope_value    text,
    verdict        varchar(20) NOT NULL,
    item_comment   text,
    delivery       varchar(20) NOT NULL,
    delivery_note  text,
    delivered_at   timestamptz(3),
    -- A digest of beneficiary, entitlement and scope while the wish is open: the same wish cannot be open twice.
    open_key       varchar(64) COLLATE "C",
    CONSTRAINT portal_request_item_open UNIQUE (open_key)
);
-- RequestStore.find: ... WHERE request_id = ? ORDER BY place
CREATE INDEX portal_request_item_place ON portal_request_item (request_id, place);
-- RequestStore.requested: ... WHERE beneficiary_id = ? AND entitlement_id = ANY (?) AND open_key IS NOT NULL
CREATE INDEX portal_request_item_wish ON portal_request_item (beneficiary_id, entitlement_id)
    WHERE open_key IS NOT NULL;

CREATE TABLE portal_task (
    id               uuid NOT NULL PRIMARY KEY,
    request_id       uuid NOT NULL,
    stage            varchar(64) NOT NULL,
    stage_title      text NOT NULL,
    request_no       varchar(30) NOT NULL,
    title            text NOT NULL,
    requester_id     varchar(255) COLLATE "C" NOT NULL,
    requester_name   text NOT NULL,
    beneficiary_id   varchar(255) COLLATE "C" NOT NULL,
    beneficiary_name text NOT NULL,
    candidates       text NOT NULL,
    waits_for        text NOT NULL,
    state            varchar(20) NOT NULL,
    created_at       timestamptz(3) NOT NULL,
    due_at           timestamptz(3),
    decided_by_id    varchar(255) COLLATE "C",
    decided_by_name  text,
    decided_at       timestamptz(3),
    task_comment     text,
    approved         boolean NOT NULL,
    version          bigint NOT NULL
);
-- TaskStore.ofRequest and the "waits for" of RequestStore.list: ... WHERE request_id = ? ORDER BY created_at, id
CREATE INDEX portal_task_request ON portal_task (request_id, created_at, id);
-- TaskStore.decidedBy: ... WHERE decided_by_id = ? ORDER BY decided_at DESC, id DESC
CREATE INDEX portal_task_decider ON portal_task (decided_by_id, decided_at, id) WHERE decided_by_id IS NOT NULL;

-- One row per open task and grantee who may decide it; gone when the task ends, so that inboxes never grow with work done.
CREATE TABLE portal_task_candidate (
    task_id        uuid NOT NULL,
    grantee        varchar(300) COLLATE "C" NOT NULL,
    due_key        timestamptz(3) NOT NULL,
    requester_id   varchar(255) COLLATE "C" NOT NULL,
    beneficiary_id varchar(255) COLLATE "C" NOT NULL,
    CONSTRAINT portal_task_candidate_key PRIMARY KEY (task_id, grantee)
) WITH (autovacuum_vacuum_scale_factor = 0.02);
-- TaskStore.inbox and count: per grantee ... WHERE grantee = ? AND (due_key, task_id) > (?, ?) ORDER BY due_key, task_id;
-- the two people are read from the index too
CREATE INDEX portal_task_candidate_inbox ON portal_task_candidate (grantee, due_key, task_id)
    INCLUDE (requester_id, beneficiary_id);

CREATE TABLE portal_order (
    id               uuid NOT NULL PRIMARY KEY,
    request_id       uuid NOT NULL,
    request_no       varchar(30) NOT NULL,
    item_id          uuid NOT NULL,
    system_id        varchar(255) COLLATE "C" NOT NULL,
    system_title     text NOT NULL,
    person_id        varchar(255) COLLATE "C" NOT NULL,
    person_name      text NOT NULL,
    entitlement_id   uuid NOT NULL,
    entitlement_name varchar(255) NOT NULL,
    title            text NOT NULL,
    scope_type       varchar(20),
    scope_value      text,
    state            varchar(20) NOT NULL,
    attempts         integer NOT NULL,
    next_at          timestamptz(3) NOT NULL,
    -- When a worker may take it, by the database's clock; empty once it is done or given up.
    claim_at         timestamptz(3),
    pending          boolean NOT NULL,
    last_error       text,
    created_at       timestamptz(3) NOT NULL,
    version          bigint NOT NULL
);
-- OrderStore.claim: ... WHERE system_id = ? AND claim_at <= portal_now() ORDER BY created_at, id FOR UPDATE SKIP LOCKED
CREATE INDEX portal_order_claim ON portal_order (system_id, created_at, id) INCLUDE (claim_at)
    WHERE claim_at IS NOT NULL;
-- OrderStore.list: ... WHERE state = ? ORDER BY created_at DESC, id DESC
CREATE INDEX portal_order_state ON portal_order (state, created_at, id);

CREATE TABLE portal_assignment (
    id             uuid NOT NULL PRIMARY KEY,
    person_id      varchar(255) COLLATE "C" NOT NULL,
    person_name    text NOT NULL,
    entitlement_id uuid NOT NULL,
    title          text NOT NULL,
    title_key      text COLLATE "C" NOT NULL,
    system_id      varchar(255) COLLATE "C" NOT NULL,
    system_title   text NOT NULL,
    scope_type     varchar(20),
    scope_value    text,
    -- Type and value of the scope, or nothing: part of the key, where an absent value would not count as equal. One that
    -- has ended makes room for the next by a key of its own.
    scope_key      varchar(200) COLLATE "C" NOT NULL,
    risk           varchar(20) NOT NULL,
    since_at       timestamptz(3) NOT NULL,
    until_at       timestamptz(3),
    CONSTRAINT portal_assignment_held UNIQUE (person_id, entitlement_id, scope_key)
);
-- AssignmentStore.list: ... WHERE person_id = ? AND (title_key, id) > (?, ?) ORDER BY title_key, id
CREATE INDEX portal_assignment_person ON portal_assignment (person_id, title_key, id);

CREATE TABLE portal_assignment_reason (
    assignment_id uuid NOT NULL REFERENCES portal_assignment (id),
    reference     varchar(255) COLLATE "C" NOT NULL,
    kind          varchar(20) NOT NULL,
    request_id    uuid,
    note          text,
    since_at      timestamptz(3) NOT NULL,
    CONSTRAINT portal_assignment_reason_key PRIMARY KEY (assignment_id, reference)
);

CREATE TABLE portal_permission_grant (
    role_id         varchar(255) COLLATE "C" NOT NULL,
    permission      varchar(100) COLLATE "C" NOT NULL,
    granted_at      timestamptz(3) NOT NULL,
    granted_by_id   varchar(255) NOT NULL,
    granted_by_name text NOT NULL,
    CONSTRAINT portal_permission_grant_key PRIMARY KEY (role_id, permission)
);

CREATE TABLE portal_role_grant (
    role_id       varchar(255) COLLATE "C" NOT NULL,
    person_id     varchar(255) COLLATE "C" NOT NULL,
    person_name   text NOT NULL,
    name_key      text COLLATE "C" NOT NULL,
    given_by_id   varchar(255) NOT NULL,
    given_by_name text NOT NULL,
    given_at      timestamptz(3) NOT NULL,
    CONSTRAINT portal_role_grant_key PRIMARY KEY (role_id, person_id)
);
-- PermissionStore.rolesOf: ... WHERE person_id = ?
CREATE INDEX portal_role_grant_person ON portal_role_grant (person_id);
-- PermissionStore.holders: ... WHERE role_id = ? AND (name_key, person_id) > (?, ?) ORDER BY name_key, person_id
CREATE INDEX portal_role_grant_name ON portal_role_grant (role_id, name_key, person_id);

CREATE TABLE portal_password (
    person_id     varchar(255) COLLATE "C" NOT NULL PRIMARY KEY,
    password_hash text NOT NULL
);

CREATE TABLE portal_session (
    token_hash       varchar(64) COLLATE "C" NOT NULL PRIMARY KEY,
    public_id        varchar(255) COLLATE "C" NOT NULL,
    person_id        varchar(255) COLLATE "C" NOT NULL,
    assurance        integer NOT NULL,
    methods          varchar(255) NOT NULL,
    authenticated_at timestamptz(3) NOT NULL,
    started_at       timestamptz(3) NOT NULL,
    last_seen_at     timestamptz(3) NOT NULL,
    idle_until       timestamptz(3) NOT NULL,
    ends_at          timestamptz(3) NOT NULL,
    -- The earlier of the two ends.
    expires_at       timestamptz(3) NOT NULL,
    address          text NOT NULL,
    agent            text NOT NULL
);
-- SessionStore.list, end, endAll, trim: ... WHERE person_id = ? ORDER BY started_at DESC
CREATE INDEX portal_session_person ON portal_session (person_id, started_at);
-- SessionStore.purge: ... WHERE expires_at <= portal_now()
CREATE INDEX portal_session_expiry ON portal_session (expires_at);

CREATE TABLE portal_api_token (
    id           uuid NOT NULL PRIMARY KEY,
    secret_hash  varchar(64) COLLATE "C" NOT NULL,
    person_id    varchar(255) COLLATE "C" NOT NULL,
    label        text NOT NULL,
    permissions  text NOT NULL,
    created_at   timestamptz(3) NOT NULL,
    expires_at   timestamptz(3) NOT NULL,
    last_used_at timestamptz(3),
    revoked_at   timestamptz(3),
    CONSTRAINT portal_api_token_secret UNIQUE (secret_hash)
);
-- ApiTokenStore.list: ... WHERE person_id = ? ORDER BY created_at DESC
CREATE INDEX portal_api_token_person ON portal_api_token (person_id, created_at);

CREATE TABLE portal_attempt (
    attempt_key varchar(255) COLLATE "C" NOT NULL PRIMARY KEY,
    tries       integer NOT NULL,
    since_at    timestamptz(3) NOT NULL,
    last_at     timestamptz(3) NOT NULL
);
-- AttemptStore.purge: ... WHERE last_at <= portal_now() - one day
CREATE INDEX portal_attempt_last ON portal_attempt (last_at);

CREATE TABLE portal_audit_event (
    id           uuid NOT NULL PRIMARY KEY,
    happened_at  timestamptz(3) NOT NULL,
    actor_id     varchar(255) NOT NULL,
    on_behalf_of varchar(255),
    action       varchar(100) NOT NULL,
    subject      text NOT NULL,
    result       text NOT NULL,
    reason       text,
    level_no     integer NOT NULL,
    origin_id    text NOT NULL,
    address      text NOT NULL,
    agent        text NOT NULL,
    key_version  integer NOT NULL,
    mac          bytea NOT NULL,
    -- 0 until sealed.
    sequence_no  bigint NOT NULL,
    seal         bytea NOT NULL
);
-- AuditStore.list: ... ORDER BY happened_at DESC, id DESC
CREATE INDEX portal_audit_event_time ON portal_audit_event (happened_at, id);
-- AuditStore.unsealed and sealLag: ... WHERE sequence_no = 0 ORDER BY happened_at, id
CREATE INDEX portal_audit_event_unsealed ON portal_audit_event (happened_at, id) WHERE sequence_no = 0;
-- AuditStore.sealedAfter: ... WHERE sequence_no > ? ORDER BY sequence_no. Not unique: the verifier must be able to read
-- a trail that somebody has tampered with.
CREATE INDEX portal_audit_event_sequence ON portal_audit_event (sequence_no) WHERE sequence_no > 0;

CREATE TABLE portal_audit_head (
    id          integer NOT NULL PRIMARY KEY,
    sequence_no bigint NOT NULL,
    seal        bytea NOT NULL
);
INSERT INTO portal_audit_head (id, sequence_no, seal) VALUES (1, 0, ''::bytea);

CREATE TABLE portal_effect (
    actor_id   varchar(255) COLLATE "C" NOT NULL,
    route      varchar(255) COLLATE "C" NOT NULL,
    effect_key varchar(200) COLLATE "C" NOT NULL,
    digest     varchar(255) NOT NULL,
    subject_id uuid NOT NULL,
    answer     bytea NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    CONSTRAINT portal_effect_key PRIMARY KEY (actor_id, route, effect_key)
);
-- IdempotencyStore.purge: ... WHERE expires_at <= portal_now()
CREATE INDEX portal_effect_expiry ON portal_effect (expires_at);
