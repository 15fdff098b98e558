-- An address has one owner: whoever has it as the first address, or verified it as a further one.
-- Before that it is a claim, of which there may be several, and it means nobody (R10). `look` is what
-- the address looks like, where it has letters that can be taken for others: the program fills it in.

create table address_before (
  email_key text, user_id integer, is_primary integer, email text, verified_at integer, code text,
  code_until integer
) strict;

insert into address_before
  select email_key, user_id, is_primary, email, verified_at, code, code_until from address;

drop table address;

create table address (
  email_key   text not null,
  user_id     integer not null references user (id),
  is_primary  integer not null check (is_primary in (0, 1)),
  email       text,
  verified_at integer,
  code        text,
  code_until  integer,
  look        text,
  primary key (email_key, user_id)
) strict;

insert into address (email_key, user_id, is_primary, email, verified_at, code, code_until)
  select email_key, user_id, is_primary, email, verified_at, code, code_until from address_before;

drop table address_before;

create unique index i10_one_owner on address (email_key)
  where is_primary = 1 or verified_at is not null;
create index address_by_user on address (user_id);
create index address_by_look on address (look) where look is not null;

-- A name that deceives is read as none, also that of somebody who was removed: the program goes
-- through the names of older files after this.
drop trigger user_stays_removed;
drop trigger organisation_stays_removed;
