-- Where the name, address and number of an organisation come from: the register, its number and the
-- day of the extract; nothing if a user entered them.

alter table organisation add column register_scheme text check (register_scheme in ('kvk', 'kbo'));
alter table organisation add column register_number text check (length(register_number) > 0);
alter table organisation add column register_day text check (length(register_day) = 10)
  check ((register_scheme is null) = (register_number is null)
    and (register_scheme is null) = (register_day is null));
