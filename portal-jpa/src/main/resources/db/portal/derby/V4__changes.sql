-- What changed and who is to be told, for an hour. The position is counted when a row is written, not when it is committed:
-- readers look again for the numbers that they miss.
CREATE TABLE portal_change (
    position_no BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    written_at  BIGINT NOT NULL,
    topic       VARCHAR(20) NOT NULL,
    subject_id  CHAR(16) FOR BIT DATA NOT NULL,
    -- Grantees as a JSON list: at most 50 of 261 characters, each of which may be escaped.
    audience    VARCHAR(32672) NOT NULL
);
