-- By what a portal recognises its keys at the start (decision record 18); no key can be told from it.

CREATE TABLE portal_key_check (
    key_version integer NOT NULL PRIMARY KEY,
    check_value bytea NOT NULL
);
