// Stops of the timetable: what travel to a shift is computed from.
CREATE CONSTRAINT stop_key IF NOT EXISTS FOR (n:Stop) REQUIRE n.stop_id IS UNIQUE;
CREATE INDEX stop_demo IF NOT EXISTS FOR (n:Stop) ON (n.demo);
CREATE INDEX proposal_decided_at IF NOT EXISTS FOR (n:Proposal) ON (n.decided_at);
