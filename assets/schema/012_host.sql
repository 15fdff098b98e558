-- The host that added the line to the log that hosts share: the role that the server knows it by.
-- Null if the file was alone at the time. It is no part of the chain, because only the server knows
-- it: this file learns it once the line is there, just before its own commit.

alter table log add column host text check (length(host) > 0);
alter table denied add column host text check (length(host) > 0);

drop trigger i17_no_update;

create trigger i17_no_update before update on log
when old.hash is not null and (old.host is not null or new.host is null
  or (new.seq, new.at, new.actor, new.via, new.kind, new.handling, new.org_id, new.user_id,
      new.subject_id, new.was, new.becomes, new.undoes, new.hash)
    is not (old.seq, old.at, old.actor, old.via, old.kind, old.handling, old.org_id, old.user_id,
      old.subject_id, old.was, old.becomes, old.undoes, old.hash))
begin
  select raise(abort, 'I17: the log only grows');
end;

drop trigger i17_denied_no_update;

create trigger i17_denied_no_update before update on denied
when old.hash is not null and (old.host is not null or new.host is null
  or (new.id, new.after, new.at, new.actor, new.via, new.command, new.code, new.org_id,
      new.user_id, new.hash, new.key_id)
    is not (old.id, old.after, old.at, old.actor, old.via, old.command, old.code, old.org_id,
      old.user_id, old.hash, old.key_id))
begin
  select raise(abort, 'I17: the log only grows');
end;
