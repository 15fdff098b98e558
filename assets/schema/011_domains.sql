-- How many users of an environment have an address at each domain, by status: a million are counted
-- in this index, not in their rows.

create index user_by_domain on user (env_id, substr(email_key, instr(email_key, '@') + 1), status)
  where status <> 'removed';
