-- Who else is active in an environment, in the order of the lists: every command about its users
-- asks for the first few (R8), however many there are.

create index user_active on user (env_id, folded, id)
  where status = 'active' and role <> 'env_admin';
