-- The shared log, in a schema of its own. The owner of the database creates it once (`db deel`);
-- the role of a host may only select, and call add_links() and gate().
create schema toegang;

-- The end of the log, the format of its lines, and the first line of an export: the time zone and
-- the other facts about the file that no later line tells.
create table toegang.head (
  one bigint primary key check (one = 1),
  number bigint not null,
  hash bytea not null check (length(hash) = 32),
  format bigint not null,
  header text not null
);

-- The host of a line is the role that added it; null if the file was alone at the time. It is no
-- part of the chain.
create table toegang.line (
  number bigint primary key,
  body text collate "C" not null,
  hash bytea not null check (length(hash) = 32),
  host text default session_user
);

create function toegang.only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'the log only grows';
end $$;
create trigger line_only_grows before update or delete or truncate on toegang.line
  for each statement execute function toegang.only_grows();

-- Adds links behind the end that the writer knew. Returns 0 if the log has another end by now.
create function toegang.add_links(
  writer_format bigint, before bigint, before_hash bytea, bodies text[], hashes bytea[]
) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  n bigint := cardinality(bodies);
begin
  if n = 0 or n <> cardinality(hashes) then
    raise exception 'links without hashes';
  end if;
  if (select format from toegang.head) <> writer_format then
    raise exception 'another format' using errcode = 'TG001';
  end if;
  update toegang.head set number = before + n, hash = hashes[n]
    where number = before and hash = before_hash;
  if not found then
    return 0;
  end if;
  insert into toegang.line (number, body, hash)
    select before + i, b, h from unnest(bodies, hashes) with ordinality as x(b, h, i);
  perform pg_notify('toegang', (before + n)::text);
  return n;
end $$;
revoke all on function toegang.add_links from public;

-- Waits until every earlier write is over. Locks the head, and so waits for the standby as a write
-- does: what was written before has then reached it too.
create function toegang.gate() returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select number from toegang.head for update;
$$;
revoke all on function toegang.gate from public;
