-- What waits for groups and roles, in due order, for the inbox of a person in many of them. Tasks that wait for a person are
-- not in it: writing them costs nothing more, and the planner cannot take it for the range of one grantee.
CREATE INDEX portal_task_candidate_shared ON portal_task_candidate (due_key, task_id)
    INCLUDE (grantee, requester_id, beneficiary_id) WHERE left(grantee, 5) <> 'user:';
