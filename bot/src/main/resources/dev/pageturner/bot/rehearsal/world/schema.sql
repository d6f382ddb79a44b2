CREATE TABLE organizations (
    org_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    subdomain varchar(63) NOT NULL UNIQUE,
    display_name varchar(255) NOT NULL,
    plan_tier varchar(50) NOT NULL DEFAULT 'free' CHECK (plan_tier IN ('free', 'pro', 'enterprise')),
    max_concurrent_meetings integer NOT NULL DEFAULT 10,
    max_participants_per_meeting integer NOT NULL DEFAULT 100,
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE users (
    user_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    org_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
    email varchar(255) NOT NULL,
    display_name varchar(255) NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_login_at timestamptz,
    UNIQUE (org_id, email)
);

CREATE TABLE meeting_controllers (
    controller_id varchar(255) PRIMARY KEY,
    region varchar(50) NOT NULL,
    endpoint varchar(255) NOT NULL,
    grpc_endpoint varchar(255) NOT NULL,
    webtransport_endpoint varchar(255),
    max_meetings integer NOT NULL,
    current_meetings integer NOT NULL DEFAULT 0,
    max_participants integer NOT NULL,
    current_participants integer NOT NULL DEFAULT 0,
    health_status varchar(20) NOT NULL DEFAULT 'healthy'
        CHECK (health_status IN ('pending', 'healthy', 'degraded', 'unhealthy', 'draining')),
    last_heartbeat_at timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE meetings (
    meeting_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    org_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
    created_by_user_id uuid NOT NULL REFERENCES users,
    display_name varchar(255) NOT NULL,
    meeting_code varchar(20) NOT NULL,
    max_participants integer NOT NULL DEFAULT 100,
    meeting_controller_id varchar(255),
    meeting_controller_region varchar(50),
    status varchar(50) NOT NULL DEFAULT 'scheduled' CHECK (status IN ('scheduled', 'active', 'ended', 'cancelled')),
    scheduled_start_time timestamptz,
    actual_start_time timestamptz,
    actual_end_time timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT meetings_org_code_unique UNIQUE (org_id, meeting_code)
);
CREATE INDEX idx_meetings_org_id ON meetings (org_id);
CREATE INDEX idx_meetings_status ON meetings (status) WHERE status IN ('scheduled', 'active');

CREATE TABLE participants (
    participant_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    meeting_id uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    user_id uuid REFERENCES users,
    display_name varchar(255) NOT NULL,
    joined_at timestamptz NOT NULL DEFAULT now(),
    left_at timestamptz,
    leave_reason varchar(50) CHECK (leave_reason IN ('voluntary', 'kicked', 'connection_lost', 'meeting_ended'))
);

CREATE TABLE meeting_assignments (
    meeting_id text NOT NULL,
    meeting_controller_id varchar(255) NOT NULL REFERENCES meeting_controllers,
    region text NOT NULL,
    assigned_at timestamptz NOT NULL DEFAULT now(),
    assigned_by_gc_id text NOT NULL,
    ended_at timestamptz,
    PRIMARY KEY (meeting_id, region)
);

CREATE TABLE audit_logs (
    log_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    org_id uuid NOT NULL REFERENCES organizations ON DELETE CASCADE,
    user_id uuid REFERENCES users,
    action varchar(100) NOT NULL,
    resource_type varchar(50) NOT NULL
        CHECK (resource_type IN ('organization', 'user', 'meeting', 'participant')),
    resource_id uuid,
    created_at timestamptz NOT NULL DEFAULT now()
);
