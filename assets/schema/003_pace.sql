-- Who else is active in an environment, in the order of the lists: every command about its users
-- asks for the first few (R8), however many there are.

create index user_active on user (env_id, folded, id)
  where status = 'active' and role <> 'env_admin';

-- Who of another environment is in an organisation, however many of its own are.
create index membership_of_partner on membership (org_id, user_id)
  where partnership_id is not null and ended_at is null;

-- The other half of the key between a membership and its request: without it every change of a
-- membership looks through all requests.

create index request_accepted on member_request (accepted_id) where accepted_id is not null;

-- Lists are read by what they are ordered by, a page at a time. The users of an environment by name,
-- role and status, with all that a filter looks at, so that it needs not read the rows.

drop index user_by_env;
create index user_by_env on user (env_id, folded, id, status, folded_email);
create index user_by_env_role on user (env_id, role, folded, id, status, folded_email);
create index user_by_env_status on user (env_id, status, folded, id, folded_email);

-- How many users of an environment are listed: counting a million takes longer than showing forty.

create table listed (
  env_id integer primary key references environment (id),
  users  integer not null check (users >= 0)
) strict;

insert into listed (env_id, users)
  select env_id, count(*) from user where status <> 'removed' group by env_id;

create trigger listed_comes after insert on user
when new.status <> 'removed'
begin
  insert into listed (env_id, users) values (new.env_id, 1)
    on conflict (env_id) do update set users = users + 1;
end;

create trigger listed_goes after update of status on user
when new.status = 'removed' and old.status <> 'removed'
begin
  update listed set users = users - 1 where env_id = new.env_id;
end;

-- The name of a member, as it is sorted, beside his live membership: so one organisation has its
-- members in order.

alter table membership add column folded text not null default '';

update membership set folded = (select folded from user where user.id = user_id)
  where ended_at is null;

create index membership_by_name on membership (org_id, folded, user_id, last_day)
  where ended_at is null;
create index membership_by_level on membership (org_id, level, folded, user_id, last_day)
  where ended_at is null;

create trigger member_comes after insert on membership
when new.ended_at is null
begin
  update membership set folded = (select folded from user where id = new.user_id)
    where id = new.id;
end;

create trigger member_is_renamed after update of folded on user
when new.folded <> old.folded
begin
  update membership set folded = new.folded where user_id = new.id and ended_at is null;
end;

create index denied_by_place on denied (after, id);
