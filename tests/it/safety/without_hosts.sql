drop trigger i17_no_update;
drop trigger i17_denied_no_update;
alter table log drop column host;
alter table denied drop column host;
create trigger i17_no_update before update on log
when old.hash is not null
begin
  select raise(abort, 'I17: the log only grows');
end;
create trigger i17_denied_no_update before update on denied
when old.hash is not null
begin
  select raise(abort, 'I17: the log only grows');
end;
