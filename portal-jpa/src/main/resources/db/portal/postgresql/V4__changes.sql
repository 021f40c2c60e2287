-- What changed and who is to be told, for an hour. The position is counted when a row is written, not when it is committed:
-- readers look again for the numbers that they miss.
CREATE TABLE portal_change (
    position_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    written_at  timestamptz(3) NOT NULL,
    topic       varchar(20) NOT NULL,
    subject_id  uuid NOT NULL,
    -- Grantees as a JSON list.
    audience    text NOT NULL
);
