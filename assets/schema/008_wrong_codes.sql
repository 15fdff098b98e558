-- Wrong codes that were typed: for everything that asks for a code, and ('*') for the file as a whole.
-- They are counted here, so that a new process goes on where the last one ended.

create table wrong_code (
  target  text not null primary key check (length(target) > 0),
  user_id integer references user (id),
  wrong   integer not null check (wrong > 0),
  last_at integer not null
) strict, without rowid;

create index wrong_code_by_user on wrong_code (user_id);
