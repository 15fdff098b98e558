-- The public keys with which people come in over ssh. A key is of one person at a time; one that is
-- withdrawn stays as it is.

create table ssh_key (
  id           integer primary key,
  user_id      integer not null references user (id),
  kind         text not null check (kind in ('ssh-ed25519', 'sk-ssh-ed25519@openssh.com',
                 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521',
                 'sk-ecdsa-sha2-nistp256@openssh.com', 'ssh-rsa')),
  body         text not null check (length(body) > 0 and body not glob '*[^A-Za-z0-9+/=]*'),
  fingerprint  text not null check (length(fingerprint) = 50 and fingerprint glob 'SHA256:*'),
  remark       text check (length(trim(remark)) > 0),
  added_at     integer not null,
  added_by     integer references user (id),
  withdrawn_at integer,
  withdrawn_by integer references user (id),
  withdrawn_as text check (withdrawn_as in ('person', 'system')),
  constraint i16_withdrawal check (
    (withdrawn_at is null and withdrawn_as is null and withdrawn_by is null)
    or (withdrawn_at is not null and withdrawn_as is not null
        and (withdrawn_as = 'person') = (withdrawn_by is not null)))
) strict;

create unique index one_key_one_person on ssh_key (fingerprint) where withdrawn_at is null;
create index ssh_key_by_user on ssh_key (user_id, id);

create trigger i16_key_stays before update on ssh_key
when old.withdrawn_at is not null
begin
  select raise(abort, 'I16: a withdrawn key never changes');
end;

create trigger key_never_moves before update on ssh_key
when new.user_id <> old.user_id or new.kind <> old.kind or new.body <> old.body
  or new.fingerprint <> old.fingerprint
begin
  select raise(abort, 'a key stays the key of its person');
end;
