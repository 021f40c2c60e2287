-- People, groups and roles, for portals without a directory of their own.

CREATE TABLE portal_person (
    id          varchar(255) COLLATE "C" NOT NULL PRIMARY KEY,
    login       varchar(255) NOT NULL,
    login_key   text COLLATE "C" NOT NULL,
    name        text NOT NULL,
    name_key    text COLLATE "C" NOT NULL,
    -- The words of the name in small letters, each with a space before it.
    name_words  text COLLATE "C" NOT NULL,
    title       text,
    department  text,
    email       text,
    manager_id  varchar(255) COLLATE "C",
    disabled    boolean NOT NULL,
    valid_from  timestamptz(3),
    valid_until timestamptz(3),
    CONSTRAINT portal_person_login UNIQUE (login_key)
);
-- IdentityStore.search: ... WHERE (name_key, id) > (?, ?) ORDER BY name_key, id
CREATE INDEX portal_person_name ON portal_person (name_key, id);

CREATE TABLE portal_group (
    id   varchar(255) COLLATE "C" NOT NULL PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE portal_role (
    id   varchar(255) COLLATE "C" NOT NULL PRIMARY KEY,
    name text NOT NULL
);

-- A person or a group inside a group.
CREATE TABLE portal_group_member (
    group_id    varchar(255) COLLATE "C" NOT NULL,
    member      varchar(300) COLLATE "C" NOT NULL,
    valid_from  timestamptz(3),
    valid_until timestamptz(3),
    CONSTRAINT portal_group_member_key PRIMARY KEY (group_id, member)
);
-- IdentityStore.memberships: ... WHERE member = ?, upwards level by level
CREATE INDEX portal_group_member_up ON portal_group_member (member, group_id);

-- A person or a group that holds a role.
CREATE TABLE portal_role_holder (
    role_id     varchar(255) COLLATE "C" NOT NULL,
    holder      varchar(300) COLLATE "C" NOT NULL,
    valid_from  timestamptz(3),
    valid_until timestamptz(3),
    CONSTRAINT portal_role_holder_key PRIMARY KEY (role_id, holder)
);
-- IdentityStore.memberships: ... WHERE holder = ?
CREATE INDEX portal_role_holder_up ON portal_role_holder (holder, role_id);
