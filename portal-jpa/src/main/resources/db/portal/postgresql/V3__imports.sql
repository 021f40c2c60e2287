-- People, groups and memberships that a source outside brought. No source: put in by hand.

ALTER TABLE portal_person ADD COLUMN source varchar(100) COLLATE "C";
-- Whether the source had the person before and has not any more; whether an administrator disabled them is apart.
ALTER TABLE portal_person ADD COLUMN gone boolean NOT NULL DEFAULT FALSE;
-- ImportRun.finish: ... WHERE source = ? AND id > ? ORDER BY id
CREATE INDEX portal_person_source ON portal_person (source, id);

ALTER TABLE portal_group ADD COLUMN source varchar(100) COLLATE "C";
CREATE INDEX portal_group_source ON portal_group (source, id);

ALTER TABLE portal_group_member ADD COLUMN source varchar(100) COLLATE "C";
CREATE INDEX portal_group_member_source ON portal_group_member (source, group_id, member);

-- One row per source; the run's number counts up, so that a run that lost its lease cannot write any more.
CREATE TABLE portal_import (
    source      varchar(100) COLLATE "C" NOT NULL PRIMARY KEY,
    run         bigint NOT NULL,
    lease_until timestamptz(3)
);
