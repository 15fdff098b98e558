-- The log as a chain: every line and every attempt carries the SHA-256 of all that stands in it and
-- of the hash before it, so that nothing in the past can be changed, moved or left out unseen.
-- The program chains what an older file holds, in the same transaction.

alter table log add column hash blob check (length(hash) = 32);
alter table denied add column hash blob check (length(hash) = 32);

drop trigger i17_no_update;

create trigger i17_no_update before update on log
when old.hash is not null
begin
  select raise(abort, 'I17: the log only grows');
end;

drop trigger i17_denied_no_update;

create trigger i17_denied_no_update before update on denied
when old.hash is not null
begin
  select raise(abort, 'I17: the log only grows');
end;

-- Numbers that were given to nothing are given again, so that the log tells the counter, too.
update counter set fresh = 1 + max(
  (select coalesce(max(handling), 0) from log),
  (select coalesce(max(subject_id), 0) from log));

-- Every environment has its count, also of nobody: so the count follows from the log, whatever the
-- order in which its users came and went.
insert into listed (env_id, users)
  select id, 0 from environment where true on conflict do nothing;

create trigger listed_begins after insert on environment
begin
  insert into listed (env_id, users) values (new.id, 0) on conflict do nothing;
end;
