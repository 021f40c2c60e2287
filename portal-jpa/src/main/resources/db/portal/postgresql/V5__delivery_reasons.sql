-- Why a delivery is where it is, in a form that pages say in any language; empty in rows of before.

ALTER TABLE portal_request_item ADD COLUMN delivery_reason varchar(40);
ALTER TABLE portal_request_item ADD COLUMN delivery_said text;
ALTER TABLE portal_request_item ADD COLUMN delivery_attempts integer;
ALTER TABLE portal_order ADD COLUMN last_reason varchar(40);
ALTER TABLE portal_order ADD COLUMN last_said text;
ALTER TABLE portal_order ADD COLUMN last_attempts integer;

-- CountsOrders.countOpen: ... WHERE state IN ('WAITING', 'LEASED', 'DEAD') GROUP BY system_id, state
CREATE INDEX portal_order_open ON portal_order (system_id, state) WHERE state IN ('WAITING', 'LEASED', 'DEAD');

-- ReassignsTasks.openAfter: ... WHERE state = 'OPEN' AND id > ? ORDER BY id
CREATE INDEX portal_task_open ON portal_task (id) WHERE state = 'OPEN';
