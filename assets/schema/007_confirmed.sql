-- A key that somebody else adds opens nothing until its owner confirms it. The program takes over the
-- keys of an older file, in the same transaction. The key with which a session came in stands with
-- every refused attempt; in a line of the log it stands in the entry.

alter table ssh_key add column confirmed_at integer;
alter table ssh_key add column confirmed_by integer references user (id);
alter table ssh_key add column confirmed_as text check (confirmed_as in ('person', 'system'))
  check ((confirmed_at is null) = (confirmed_as is null)
    and (confirmed_by is not null) = (confirmed_as is 'person'));
alter table ssh_key add column code text check (length(code) > 0);
alter table ssh_key add column code_until integer
  check ((code is null) = (code_until is null) and (code is null or confirmed_at is null));

create trigger key_stays_confirmed before update on ssh_key
when old.confirmed_at is not null and new.confirmed_at is not old.confirmed_at
begin
  select raise(abort, 'a confirmed key stays confirmed');
end;

alter table denied add column key_id integer references ssh_key (id);
