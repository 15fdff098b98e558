-- Everything around giving access: further addresses, activation codes, what is known of an
-- organisation and how it was activated, relation requests, what was taken back, and who tried what
-- without the right.

alter table user add column how text
  check (how in ('founder', 'own_domain', 'invitation', 'added'));
alter table user add column activated_at integer;

create index user_env_admin on user (env_id) where role = 'env_admin' and status = 'active';

-- A further address as it was typed; the first one stands with its user.
alter table address add column email text;
alter table address add column verified_at integer;
alter table address add column code text;
alter table address add column code_until integer;

create unique index environment_name on environment (folded);
create index environment_domain on environment (domain);

create table user_invitation (
  id         integer primary key,
  user_id    integer not null references user (id),
  sent_by    integer not null references user (id),
  sent_at    integer not null,
  expires_at integer not null,
  code       text not null check (length(code) > 0),
  state      text not null check (state in ('sent', 'accepted', 'withdrawn', 'expired', 'replaced')),
  ended_at   integer,
  ended_by   integer references user (id),
  ended_as   text check (ended_as in ('person', 'system')),
  constraint i16_end check (
    (state = 'sent' and ended_at is null and ended_as is null and ended_by is null)
    or (state <> 'sent' and ended_at is not null and ended_as is not null
        and (ended_as = 'person') = (ended_by is not null)))
) strict;

create unique index r18_one_code on user_invitation (user_id) where state = 'sent';
create index invitation_by_user on user_invitation (user_id);
create index invitation_by_term on user_invitation (expires_at) where state = 'sent';

create trigger i16_invitation_stays before update on user_invitation
when old.state <> 'sent'
begin
  select raise(abort, 'I16: an ended invitation never changes');
end;

alter table organisation add column trade_name text;
alter table organisation add column street text;
alter table organisation add column postal_code text;
alter table organisation add column website text;
alter table organisation add column email text;
alter table organisation add column description text;
alter table organisation add column evidence_method text
  check (evidence_method in ('payment', 'extract', 'other'));
alter table organisation add column evidence text;
alter table organisation add column evidence_at integer;
alter table organisation add column evidence_by integer references user (id);
alter table organisation add column approved_by integer references user (id);
alter table organisation add column rejected_at integer;
alter table organisation add column rejected_by integer references user (id);
alter table organisation add column rejected_reason text;
alter table organisation add column removed_at integer;
alter table organisation add column removed_by integer references user (id);

create index organisation_by_creator on organisation (creator_id)
  where status in ('not_active', 'under_review');
create index organisation_by_name on organisation (env_id, folded, id);

create trigger organisation_never_moves before update of env_id on organisation
when new.env_id <> old.env_id
begin
  select raise(abort, 'R35: an organisation stays in its environment');
end;

create trigger organisation_stays_removed before update on organisation
when old.status = 'removed'
begin
  select raise(abort, 'R35: a removed organisation never changes');
end;

create trigger user_stays_removed before update on user
when old.status = 'removed'
begin
  select raise(abort, 'I16: a removed user never changes');
end;

create table relation_request (
  id         integer primary key,
  asker_id   integer not null references user (id),
  asked_id   integer not null references user (id),
  message    text,
  created_at integer not null,
  state      text not null check (state in ('pending', 'accepted', 'declined', 'withdrawn')),
  decided_at integer,
  decided_by integer references user (id),
  decided_as text check (decided_as in ('person', 'system')),
  reason     text,
  cause      text check (cause in ('sender_gone', 'addressee_gone', 'partnership_ended')),
  constraint sides_differ check (asker_id <> asked_id),
  constraint i16_decision check (
    (state = 'pending' and decided_at is null and decided_as is null and decided_by is null)
    or (state <> 'pending' and decided_at is not null and decided_as is not null
        and (decided_as = 'person') = (decided_by is not null)))
) strict;

create unique index one_open_relation_request on relation_request
  (min(asker_id, asked_id), max(asker_id, asked_id)) where state = 'pending';
create index relation_request_by_asker on relation_request (asker_id);
create index relation_request_by_asked on relation_request (asked_id, created_at, id);

create trigger i16_relation_request_stays before update on relation_request
when old.state <> 'pending'
begin
  select raise(abort, 'I16: a decided relation request never changes');
end;

create index membership_by_partnership on membership (partnership_id)
  where ended_at is null and partnership_id is not null;
create index membership_by_last_day on membership (last_day)
  where ended_at is null and last_day is not null;
create index request_by_partnership on member_request (partnership_id)
  where state in ('pending', 'expired');
create index request_by_sender_anywhere on member_request (sender_id)
  where state in ('pending', 'expired');
create index request_by_term on member_request (expires_at) where state = 'pending';

-- The handling that this one took back.
alter table log add column undoes integer;

create index log_by_handling on log (handling);

-- Attempts that were refused for want of a right. No handling: nothing was done. `after` is the line
-- of the log that stood last: a clock may be set back, an order may not.
create table denied (
  id      integer primary key,
  after   integer not null,
  at      integer not null,
  actor   integer not null references user (id),
  via     text not null check (via in ('tui', 'cli', 'import')),
  command text not null,
  code    text not null,
  org_id  integer references organisation (id),
  user_id integer references user (id)
) strict;

create index denied_by_actor on denied (actor);
create index denied_by_org on denied (org_id);
create index denied_by_user on denied (user_id);

create trigger i17_denied_no_update before update on denied
begin
  select raise(abort, 'I17: the log only grows');
end;

create trigger i17_denied_no_delete before delete on denied
begin
  select raise(abort, 'I17: the log only grows');
end;
