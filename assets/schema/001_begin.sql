-- The first shape of the file. The codes in the messages of triggers (I.., R..) never change: the
-- schema of a file is compared with this one, letter by letter.
-- Instants are milliseconds since 1970 in UTC, days are ISO 8601 text, null as an actor is the
-- program itself. `folded` holds the name as it is sorted and searched. A table that ends has
-- `.._as` beside `.._by`, so that "by the system" is said and not merely left out.

create table counter (
  one   integer primary key check (one = 1),
  fresh integer not null check (fresh > 0)
) strict;

insert into counter (one, fresh) values (1, 1);

create table meta (
  name  text not null primary key,
  value text not null
) strict;

create table environment (
  id          integer primary key,
  name        text not null check (length(trim(name)) > 0),
  folded      text not null,
  domain      text not null check (domain = lower(domain) and length(domain) > 0),
  domain_kind text not null check (domain_kind in ('own', 'shared')),
  created_at  integer not null
) strict;

create unique index i11_own_domain on environment (domain) where domain_kind = 'own';

create table user (
  id               integer primary key,
  env_id           integer not null references environment (id),
  email            text not null check (length(email) > 2),
  email_key        text not null,
  full_name        text check (length(trim(full_name)) > 0),
  folded           text not null,
  folded_email     text not null,
  role             text not null check (role in ('basic', 'advanced', 'env_admin')),
  relation_manager integer not null check (relation_manager in (0, 1)),
  status           text not null check (status in ('invited', 'active', 'blocked', 'removed')),
  created_at       integer not null
) strict;

create index user_by_env on user (env_id, folded, id);
create index user_by_status on user (status, folded, id);
create index user_relation_manager on user (env_id) where relation_manager = 1;

create table address (
  email_key  text not null primary key,
  user_id    integer not null references user (id),
  is_primary integer not null check (is_primary in (0, 1))
) strict;

create index address_by_user on address (user_id);

-- The primary address of whoever is not removed takes part in the one list of addresses.
create trigger address_comes after insert on user
when new.status <> 'removed'
begin
  insert into address (email_key, user_id, is_primary) values (new.email_key, new.id, 1);
end;

create trigger address_changes after update of email_key, status on user
when new.email_key <> old.email_key or new.status <> old.status
begin
  delete from address where user_id = new.id and (is_primary = 1 or new.status = 'removed');
  insert into address (email_key, user_id, is_primary)
    select new.email_key, new.id, 1 where new.status <> 'removed';
end;

create table organisation (
  id           integer primary key,
  env_id       integer not null references environment (id),
  name         text not null check (length(trim(name)) > 0),
  folded       text not null,
  status       text not null check (status in ('not_active', 'under_review', 'active', 'removed')),
  town         text,
  country      text not null check (length(country) = 2),
  creator_id   integer not null references user (id),
  created_at   integer not null,
  activated_at integer
) strict;

create index organisation_by_env on organisation (env_id);

-- `held`: verified, and of an organisation that is not removed.
create table identifier (
  org_id      integer not null references organisation (id),
  position    integer not null check (position >= 0),
  scheme      text not null check (scheme in ('kvk', 'kbo', 'vat', 'oin')),
  value       text not null check (length(value) > 0),
  verified_at integer,
  held        integer not null check (held in (0, 1) and (held = 0 or verified_at is not null)),
  primary key (org_id, position)
) strict;

create unique index r36_verified_once on identifier (scheme, value) where held = 1;

create table partnership (
  id       integer primary key,
  side_a   integer not null references environment (id),
  side_b   integer not null references environment (id),
  since    integer not null,
  ended_at integer,
  ended_by integer references user (id),
  ended_as text check (ended_as in ('person', 'system')),
  constraint i12_sides check (side_a < side_b),
  constraint i16_end check (
    (ended_at is null and ended_as is null and ended_by is null)
    or (ended_at is not null and ended_as is not null
        and (ended_as = 'person') = (ended_by is not null)))
) strict;

create unique index i12_one_active on partnership (side_a, side_b) where ended_at is null;
create index partnership_other_side on partnership (side_b) where ended_at is null;

create table relation (
  id             integer primary key,
  partnership_id integer not null references partnership (id),
  user_a         integer not null references user (id),
  user_b         integer not null references user (id),
  since          integer not null,
  ended_at       integer
) strict;

create unique index relation_once on relation (user_a, user_b, partnership_id)
  where ended_at is null;
create index relation_other_user on relation (user_b) where ended_at is null;
create index relation_by_partnership on relation (partnership_id) where ended_at is null;

create trigger i13_one_user_a_side before insert on relation
when not exists (
  select 1 from partnership
  join user as a on a.id = new.user_a
  join user as b on b.id = new.user_b
  where partnership.id = new.partnership_id
    and a.env_id = partnership.side_a and b.env_id = partnership.side_b)
begin
  select raise(abort, 'I13: a relation has one user of each side of its partnership');
end;

-- `accepted_id` with its deferred key holds half of it: no accepted request without membership.
create table member_request (
  id             integer primary key,
  org_id         integer not null references organisation (id),
  addressee_id   integer not null references user (id),
  sender_id      integer not null references user (id),
  partnership_id integer not null references partnership (id),
  level          text not null check (level in ('member', 'org_admin')),
  last_day       text check (length(last_day) = 10),
  message        text,
  created_at     integer not null,
  expires_at     integer not null,
  renewed        integer not null check (renewed >= 0),
  state          text not null
    check (state in ('pending', 'accepted', 'declined', 'withdrawn', 'expired')),
  decided_at     integer,
  decided_by     integer references user (id),
  decided_as     text check (decided_as in ('person', 'system')),
  reason         text,
  cause          text check (cause in
    ('sender_gone', 'addressee_gone', 'partnership_ended', 'organisation_removed')),
  accepted_id    integer generated always as (case state when 'accepted' then id end) stored
    references membership (via_request_id) deferrable initially deferred,
  constraint i16_decision check (
    (state in ('pending', 'expired')
      and decided_at is null and decided_as is null and decided_by is null)
    or (state in ('accepted', 'declined', 'withdrawn')
      and decided_at is not null and decided_as is not null
      and (decided_as = 'person') = (decided_by is not null)
      and (decided_as = 'person' or cause is not null)))
) strict;

create unique index i2_one_open on member_request (org_id, addressee_id)
  where state in ('pending', 'expired');
create index request_by_org on member_request (org_id, created_at, id);
create index request_by_addressee on member_request (addressee_id, created_at, id);
create index request_by_sender on member_request (org_id, sender_id)
  where state in ('pending', 'expired');

create table membership (
  id             integer primary key,
  org_id         integer not null references organisation (id),
  user_id        integer not null references user (id),
  level          text not null check (level in ('member', 'org_admin')),
  origin         text not null check (origin in ('own', 'partner')),
  partnership_id integer references partnership (id),
  since          integer not null,
  added_by       integer references user (id),
  via_request_id integer unique references member_request (id),
  last_day       text check (length(last_day) = 10),
  changed_at     integer not null,
  changed_by     integer references user (id),
  lowered_at     integer,
  lowered_by     integer references user (id),
  ended_at       integer,
  ended_by       integer references user (id),
  ended_as       text check (ended_as in ('person', 'system')),
  end_reason     text check (end_reason in ('removed', 'left', 'user_removed',
    'partnership_ended', 'organisation_removed', 'expired')),
  constraint i4_partner check ((origin = 'partner') = (partnership_id is not null)),
  constraint i6_origin check (via_request_id is null or origin = 'partner'),
  constraint i16_end check (
    (ended_at is null and ended_as is null and ended_by is null and end_reason is null)
    or (ended_at is not null and ended_as is not null and end_reason is not null
        and (ended_as = 'person') = (ended_by is not null)))
) strict;

create unique index i1_one_live on membership (org_id, user_id) where ended_at is null;
create index membership_by_user on membership (user_id, org_id) where ended_at is null;
create index membership_history on membership (org_id, user_id, id);

create trigger i3_no_request_when_member before insert on member_request
when new.state in ('pending', 'expired') and exists (
  select 1 from membership
  where org_id = new.org_id and user_id = new.addressee_id and ended_at is null)
begin
  select raise(abort, 'I3: a live member has no open request');
end;

create trigger i3_no_member_when_asked before insert on membership
when new.ended_at is null and exists (
  select 1 from member_request
  where org_id = new.org_id and addressee_id = new.user_id and state in ('pending', 'expired'))
begin
  select raise(abort, 'I3: a live member has no open request');
end;

create trigger i4_origin before insert on membership
when not exists (
  select 1 from organisation
  join user on user.id = new.user_id
  left join partnership on partnership.id = new.partnership_id
  where organisation.id = new.org_id
    and case new.origin
      when 'own' then user.env_id = organisation.env_id
      else (partnership.side_a = organisation.env_id and partnership.side_b = user.env_id)
        or (partnership.side_b = organisation.env_id and partnership.side_a = user.env_id)
    end)
begin
  select raise(abort, 'I4: the origin does not fit the environments');
end;

create trigger i4_fixed before update of org_id, user_id, origin, partnership_id, via_request_id
on membership
when new.org_id <> old.org_id or new.user_id <> old.user_id or new.origin <> old.origin
  or new.partnership_id is not old.partnership_id or new.via_request_id is not old.via_request_id
begin
  select raise(abort, 'I4: where a membership comes from never changes');
end;

create trigger i6_from_accepted before insert on membership
when new.via_request_id is not null and not exists (
  select 1 from member_request
  where id = new.via_request_id and state = 'accepted'
    and org_id = new.org_id and addressee_id = new.user_id)
begin
  select raise(abort, 'I6: the request of this membership was not accepted');
end;

create trigger i16_ended_stays before update on membership
when old.ended_at is not null
begin
  select raise(abort, 'I16: an ended membership never changes');
end;

create trigger i16_decided_stays before update on member_request
when old.state not in ('pending', 'expired')
begin
  select raise(abort, 'I16: a decided request never changes');
end;

create trigger i16_partnership_stays before update on partnership
when old.ended_at is not null
begin
  select raise(abort, 'I16: an ended partnership never changes');
end;

create table log (
  seq        integer primary key,
  at         integer not null,
  actor      integer references user (id),
  via        text not null check (via in ('tui', 'cli', 'import')),
  kind       text not null,
  handling   integer not null,
  org_id     integer references organisation (id),
  user_id    integer references user (id),
  subject_id integer not null,
  was        text,
  becomes    text not null
) strict;

create index log_by_actor on log (actor);
create index log_by_org on log (org_id);
create index log_by_user on log (user_id);
create index log_by_subject on log (subject_id);

create trigger i17_no_update before update on log
begin
  select raise(abort, 'I17: the log only grows');
end;

create trigger i17_no_delete before delete on log
begin
  select raise(abort, 'I17: the log only grows');
end;

-- `insert or replace` deletes without asking the trigger above.
create trigger i17_no_replace before insert on log
when exists (select 1 from log where seq = new.seq)
begin
  select raise(abort, 'I17: the log only grows');
end;
