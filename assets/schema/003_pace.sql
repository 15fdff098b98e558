-- Who else is active in an environment, in the order of the lists: every command about its users
-- asks for the first few (R8), however many there are.

create index user_active on user (env_id, folded, id)
  where status = 'active' and role <> 'env_admin';

-- Who of another environment is in an organisation, however many of its own are (DOMAIN 7.1).
create index membership_of_partner on membership (org_id, user_id)
  where partnership_id is not null and ended_at is null;

-- The other half of the key between a membership and its request: without it every change of a
-- membership looks through all requests.

create index request_accepted on member_request (accepted_id) where accepted_id is not null;
