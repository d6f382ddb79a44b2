INSERT INTO organizations (org_id, subdomain, display_name, plan_tier, max_concurrent_meetings, created_at)
VALUES
    ('7d1b3c52-0f5e-4a53-9a3e-1f0c8f6a0001', 'larkspur', 'Larkspur Clinics', 'pro', 12, now() - interval '380 days'),
    ('7d1b3c52-0f5e-4a53-9a3e-1f0c8f6a0002', 'tidewater', 'Tidewater Schools', 'enterprise', 40, now() - interval '200 days'),
    ('7d1b3c52-0f5e-4a53-9a3e-1f0c8f6a0003', 'cobalt', 'Cobalt Bicycles', 'free', 10, now() - interval '90 days');

INSERT INTO users (user_id, org_id, email, display_name, created_at, last_login_at)
SELECT md5('user' || o.subdomain || n)::uuid, o.org_id, 'person' || n || '@' || o.subdomain || '.example.com',
       'Person ' || n, o.created_at + interval '1 day', now() - n * interval '3 hours'
FROM organizations o, generate_series(1, 6) n;

INSERT INTO meeting_controllers
    (controller_id, region, endpoint, grpc_endpoint, webtransport_endpoint, max_meetings, current_meetings,
     max_participants, current_participants, created_at)
SELECT 'mc-us-west-2-' || n, 'us-west-2', 'https://mc-' || n || '.dark-tower.svc:50052', 'https://mc-' || n || '.dark-tower.svc:50052',
       'https://mc-' || n || '.media.example.com:4433', 100, 18, 2000, 83, now() - interval '6 days'
FROM generate_series(1, 3) n;

INSERT INTO meetings
    (org_id, created_by_user_id, display_name, meeting_code, meeting_controller_id, meeting_controller_region, status,
     scheduled_start_time, actual_start_time, created_at)
SELECT o.org_id, md5('user' || o.subdomain || (1 + n % 6))::uuid, 'Meeting ' || n, upper(substr(md5(o.subdomain || n), 1, 12)),
       CASE WHEN n <= 4 THEN 'mc-us-west-2-' || (1 + n % 3) END, CASE WHEN n <= 4 THEN 'us-west-2' END,
       CASE WHEN n <= 4 THEN 'active' WHEN n <= 6 THEN 'scheduled' ELSE 'ended' END,
       CASE WHEN n <= 4 THEN now() - n * interval '11 minutes' WHEN n <= 6 THEN now() + n * interval '2 hours'
            ELSE now() - n * interval '9 hours' END,
       CASE WHEN n <= 4 OR n > 6 THEN now() - n * interval '10 minutes' END,
       now() - n * interval '40 minutes'
FROM organizations o, generate_series(1, 14) n;

INSERT INTO meeting_assignments (meeting_id, meeting_controller_id, region, assigned_by_gc_id)
SELECT meeting_id::text, meeting_controller_id, 'us-west-2', 'gc-1' FROM meetings WHERE status = 'active';
