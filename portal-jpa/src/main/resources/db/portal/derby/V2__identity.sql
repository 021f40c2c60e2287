-- People, groups and roles, for portals without a directory of their own.

CREATE TABLE portal_person (
    id          VARCHAR(255) NOT NULL PRIMARY KEY,
    login       VARCHAR(255) NOT NULL,
    login_key   VARCHAR(500) NOT NULL,
    name        VARCHAR(1000) NOT NULL,
    name_key    VARCHAR(500) NOT NULL,
    -- The words of the name in small letters, each with a space before it.
    name_words  VARCHAR(1000) NOT NULL,
    title       VARCHAR(1000),
    department  VARCHAR(1000),
    email       VARCHAR(1000),
    manager_id  VARCHAR(255),
    disabled    BOOLEAN NOT NULL,
    valid_from  BIGINT,
    valid_until BIGINT,
    CONSTRAINT portal_person_login UNIQUE (login_key)
);
-- IdentityStore.search: ... WHERE (name_key, id) > (?, ?) ORDER BY name_key, id
CREATE INDEX portal_person_name ON portal_person (name_key, id);

CREATE TABLE portal_group (
    id   VARCHAR(255) NOT NULL PRIMARY KEY,
    name VARCHAR(1000) NOT NULL
);

CREATE TABLE portal_role (
    id   VARCHAR(255) NOT NULL PRIMARY KEY,
    name VARCHAR(1000) NOT NULL
);

-- A person or a group inside a group.
CREATE TABLE portal_group_member (
    group_id    VARCHAR(255) NOT NULL,
    member      VARCHAR(300) NOT NULL,
    valid_from  BIGINT,
    valid_until BIGINT,
    CONSTRAINT portal_group_member_key PRIMARY KEY (group_id, member)
);
-- IdentityStore.memberships: ... WHERE member = ?, upwards level by level
CREATE INDEX portal_group_member_up ON portal_group_member (member, group_id);

-- A person or a group that holds a role.
CREATE TABLE portal_role_holder (
    role_id     VARCHAR(255) NOT NULL,
    holder      VARCHAR(300) NOT NULL,
    valid_from  BIGINT,
    valid_until BIGINT,
    CONSTRAINT portal_role_holder_key PRIMARY KEY (role_id, holder)
);
-- IdentityStore.memberships: ... WHERE holder = ?
CREATE INDEX portal_role_holder_up ON portal_role_holder (holder, role_id);
