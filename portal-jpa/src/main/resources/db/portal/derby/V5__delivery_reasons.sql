-- Why a delivery is where it is, in a form that pages say in any language; empty in rows of before.

ALTER TABLE portal_request_item ADD COLUMN delivery_reason VARCHAR(40);
ALTER TABLE portal_request_item ADD COLUMN delivery_said VARCHAR(4000);
ALTER TABLE portal_request_item ADD COLUMN delivery_attempts INTEGER;
ALTER TABLE portal_order ADD COLUMN last_reason VARCHAR(40);
ALTER TABLE portal_order ADD COLUMN last_said VARCHAR(4000);
ALTER TABLE portal_order ADD COLUMN last_attempts INTEGER;

-- CountsOrders.countOpen: ... WHERE state IN ('WAITING', 'LEASED', 'DEAD') GROUP BY system_id, state
CREATE INDEX portal_order_open ON portal_order (state, system_id);

-- ReassignsTasks.openAfter: ... WHERE state = 'OPEN' AND id > ? ORDER BY id
CREATE INDEX portal_task_open ON portal_task (state, id);
