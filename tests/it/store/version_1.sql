-- The small example world as the program before users could be managed wrote it: schema 1.
pragma foreign_keys=off;
pragma application_id=1953457511;
pragma user_version=1;
BEGIN TRANSACTION;
CREATE TABLE address (
  email_key  text not null primary key,
  user_id    integer not null references user (id),
  is_primary integer not null check (is_primary in (0, 1))
) strict;
INSERT INTO "address" VALUES('piet@eigendomein.nl',5,1);
INSERT INTO "address" VALUES('anna@cijfermeesters.nl',10,1);
INSERT INTO "address" VALUES('bram@cijfermeesters.nl',11,1);
INSERT INTO "address" VALUES('chris@cijfermeesters.nl',12,1);
INSERT INTO "address" VALUES('jan@eigendomein.nl',6,1);
INSERT INTO "address" VALUES('els@eigendomein.nl',7,1);
INSERT INTO "address" VALUES('kees@eigendomein.nl',8,1);
INSERT INTO "address" VALUES('luc@bouwwerk.be',15,1);
INSERT INTO "address" VALUES('dirk@cijfermeesters.nl',13,1);
INSERT INTO "address" VALUES('pd@gmail.com',14,1);
INSERT INTO "address" VALUES('noor@eigendomein.nl',9,1);
CREATE TABLE counter (
  one   integer primary key check (one = 1),
  fresh integer not null check (fresh > 0)
) strict;
INSERT INTO "counter" VALUES(1,53);
CREATE TABLE environment (
  id          integer primary key,
  name        text not null check (length(trim(name)) > 0),
  folded      text not null,
  domain      text not null check (domain = lower(domain) and length(domain) > 0),
  domain_kind text not null check (domain_kind in ('own', 'shared')),
  created_at  integer not null
) strict;
INSERT INTO "environment" VALUES(1,'eigendomein.nl','eigendomein.nl','eigendomein.nl','own',1717723422225);
INSERT INTO "environment" VALUES(2,'cijfermeesters.nl','cijfermeesters.nl','cijfermeesters.nl','own',1719445422225);
INSERT INTO "environment" VALUES(3,'BaasPD','baaspd','gmail.com','shared',1769559822225);
INSERT INTO "environment" VALUES(4,'bouwwerk.be','bouwwerk.be','bouwwerk.be','own',1734993822225);
CREATE TABLE identifier (
  org_id      integer not null references organisation (id),
  position    integer not null check (position >= 0),
  scheme      text not null check (scheme in ('kvk', 'kbo', 'vat', 'oin')),
  value       text not null check (length(value) > 0),
  verified_at integer,
  held        integer not null check (held in (0, 1) and (held = 0 or verified_at is not null)),
  primary key (org_id, position)
) strict;
INSERT INTO "identifier" VALUES(16,0,'kvk','27123456',1722914622225,1);
INSERT INTO "identifier" VALUES(23,0,'kvk','28456789',1723332522225,1);
INSERT INTO "identifier" VALUES(18,0,'kvk','27345678',1723775622225,1);
INSERT INTO "identifier" VALUES(21,0,'kvk','61220945',NULL,0);
CREATE TABLE log (
  seq        integer primary key,
  at         integer not null,
  actor      integer references user (id),
  via        text not null check (via in ('tui', 'cli', 'import')),
  kind       text not null,
  handling   integer not null,
  org_id     integer references organisation (id),
  user_id    integer references user (id),
  subject_id integer not null,
  was        text,
  becomes    text not null
) strict;
INSERT INTO "log" VALUES(1,1717723422225,NULL,'import','environment.founded',30,NULL,NULL,1,NULL,'{"v":1,"kind":"environment.founded","row":{"environment":{"id":1,"name":"eigendomein.nl","domain":"eigendomein.nl","domain_kind":"own","created_at":1717723422225}}}');
INSERT INTO "log" VALUES(2,1717723422225,NULL,'import','user.added',31,NULL,5,5,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":5,"env":1,"email":"piet@eigendomein.nl","full_name":"Piet de Vries","role":"env_admin","relation_manager":true,"status":"active","created_at":1717723422225}}}');
INSERT INTO "log" VALUES(3,1719445422225,NULL,'import','environment.founded',32,NULL,NULL,2,NULL,'{"v":1,"kind":"environment.founded","row":{"environment":{"id":2,"name":"cijfermeesters.nl","domain":"cijfermeesters.nl","domain_kind":"own","created_at":1719445422225}}}');
INSERT INTO "log" VALUES(4,1719445422225,NULL,'import','user.added',33,NULL,10,10,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":10,"env":2,"email":"anna@cijfermeesters.nl","full_name":"Anna Visser","role":"env_admin","relation_manager":true,"status":"active","created_at":1719445422225}}}');
INSERT INTO "log" VALUES(5,1720306422225,NULL,'import','user.added',34,NULL,11,11,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":11,"env":2,"email":"bram@cijfermeesters.nl","full_name":"Bram Kuipers","role":"advanced","relation_manager":true,"status":"active","created_at":1720306422225}}}');
INSERT INTO "log" VALUES(6,1720749522225,NULL,'import','user.added',35,NULL,12,12,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":12,"env":2,"email":"chris@cijfermeesters.nl","full_name":"Chris de Wit","role":"basic","relation_manager":false,"status":"active","created_at":1720749522225}}}');
INSERT INTO "log" VALUES(7,1721167422225,NULL,'import','user.added',36,NULL,6,6,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":6,"env":1,"email":"jan@eigendomein.nl","full_name":"Jan Jansen","role":"basic","relation_manager":false,"status":"active","created_at":1721167422225}}}');
INSERT INTO "log" VALUES(8,1722028422225,NULL,'import','user.added',37,NULL,7,7,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":7,"env":1,"email":"els@eigendomein.nl","full_name":"Els Bakker","role":"advanced","relation_manager":false,"status":"active","created_at":1722028422225}}}');
INSERT INTO "log" VALUES(9,1722914622225,5,'import','organisation.added',38,16,NULL,16,NULL,'{"v":1,"kind":"organisation.added","row":{"organisation":{"id":16,"env":1,"name":"Piet Holding B.V.","status":"active","identifiers":[{"scheme":"kvk","value":"27123456","verified_at":1722914622225}],"town":"Delft","country":"NL","creator":5,"created_at":1722914622225,"activated_at":1722914622225}}}');
INSERT INTO "log" VALUES(10,1722914622225,5,'import','member.added',38,16,5,17,NULL,'{"v":1,"kind":"member.added","row":{"membership":{"id":17,"org":16,"user":5,"level":"org_admin","origin":"own","since":1722914622225,"added_by":5,"via_request":null,"last_day":null,"changed_at":1722914622225,"changed_by":5,"lowered":null,"ended":null}}}');
INSERT INTO "log" VALUES(11,1723332522225,10,'import','organisation.added',39,23,NULL,23,NULL,'{"v":1,"kind":"organisation.added","row":{"organisation":{"id":23,"env":2,"name":"Cijfermeesters B.V.","status":"active","identifiers":[{"scheme":"kvk","value":"28456789","verified_at":1723332522225}],"town":"Leiden","country":"NL","creator":10,"created_at":1723332522225,"activated_at":1723332522225}}}');
INSERT INTO "log" VALUES(12,1723332522225,10,'import','member.added',39,23,10,24,NULL,'{"v":1,"kind":"member.added","row":{"membership":{"id":24,"org":23,"user":10,"level":"org_admin","origin":"own","since":1723332522225,"added_by":10,"via_request":null,"last_day":null,"changed_at":1723332522225,"changed_by":10,"lowered":null,"ended":null}}}');
INSERT INTO "log" VALUES(13,1723775622225,5,'import','organisation.added',40,18,NULL,18,NULL,'{"v":1,"kind":"organisation.added","row":{"organisation":{"id":18,"env":1,"name":"Bakkerij Eigendomein B.V.","status":"active","identifiers":[{"scheme":"kvk","value":"27345678","verified_at":1723775622225}],"town":"Delft","country":"NL","creator":5,"created_at":1723775622225,"activated_at":1723775622225}}}');
INSERT INTO "log" VALUES(14,1723775622225,5,'import','member.added',40,18,5,19,NULL,'{"v":1,"kind":"member.added","row":{"membership":{"id":19,"org":18,"user":5,"level":"org_admin","origin":"own","since":1723775622225,"added_by":5,"via_request":null,"last_day":null,"changed_at":1723775622225,"changed_by":5,"lowered":null,"ended":null}}}');
INSERT INTO "log" VALUES(15,1724636622225,5,'import','member.added',41,18,7,20,NULL,'{"v":1,"kind":"member.added","row":{"membership":{"id":20,"org":18,"user":7,"level":"member","origin":"own","since":1724636622225,"added_by":5,"via_request":null,"last_day":null,"changed_at":1724636622225,"changed_by":5,"lowered":null,"ended":null}}}');
INSERT INTO "log" VALUES(16,1726358622225,NULL,'import','user.added',42,NULL,8,8,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":8,"env":1,"email":"kees@eigendomein.nl","full_name":"Kees Mulder","role":"basic","relation_manager":false,"status":"blocked","created_at":1726358622225}}}');
INSERT INTO "log" VALUES(17,1728080622225,5,'import','partnership.made',43,NULL,NULL,25,NULL,'{"v":1,"kind":"partnership.made","row":{"partnership":{"id":25,"sides":[1,2],"since":1728080622225,"ended":null}}}');
INSERT INTO "log" VALUES(18,1728080622225,5,'import','relation.made',43,NULL,NULL,26,NULL,'{"v":1,"kind":"relation.made","row":{"relation":{"id":26,"partnership":25,"users":[5,10],"since":1728080622225,"ended_at":null}}}');
INSERT INTO "log" VALUES(19,1728941622225,5,'import','relation.made',44,NULL,NULL,27,NULL,'{"v":1,"kind":"relation.made","row":{"relation":{"id":27,"partnership":25,"users":[5,12],"since":1728941622225,"ended_at":null}}}');
INSERT INTO "log" VALUES(20,1734993822225,NULL,'import','environment.founded',45,NULL,NULL,4,NULL,'{"v":1,"kind":"environment.founded","row":{"environment":{"id":4,"name":"bouwwerk.be","domain":"bouwwerk.be","domain_kind":"own","created_at":1734993822225}}}');
INSERT INTO "log" VALUES(21,1734993822225,NULL,'import','user.added',46,NULL,15,15,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":15,"env":4,"email":"luc@bouwwerk.be","full_name":"Luc Peeters","role":"env_admin","relation_manager":true,"status":"active","created_at":1734993822225}}}');
INSERT INTO "log" VALUES(22,1743629022225,NULL,'import','user.added',47,NULL,13,13,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":13,"env":2,"email":"dirk@cijfermeesters.nl","full_name":"Dirk Hoekstra","role":"advanced","relation_manager":false,"status":"active","created_at":1743629022225}}}');
INSERT INTO "log" VALUES(23,1752289422225,10,'import','partnership.made',48,NULL,NULL,28,NULL,'{"v":1,"kind":"partnership.made","row":{"partnership":{"id":28,"sides":[2,4],"since":1752289422225,"ended":null}}}');
INSERT INTO "log" VALUES(24,1752289422225,10,'import','relation.made',48,NULL,NULL,29,NULL,'{"v":1,"kind":"relation.made","row":{"relation":{"id":29,"partnership":28,"users":[10,15],"since":1752289422225,"ended_at":null}}}');
INSERT INTO "log" VALUES(25,1769559822225,NULL,'import','environment.founded',49,NULL,NULL,3,NULL,'{"v":1,"kind":"environment.founded","row":{"environment":{"id":3,"name":"BaasPD","domain":"gmail.com","domain_kind":"shared","created_at":1769559822225}}}');
INSERT INTO "log" VALUES(26,1769559822225,NULL,'import','user.added',50,NULL,14,14,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":14,"env":3,"email":"pd@gmail.com","full_name":"Petra Dekker","role":"env_admin","relation_manager":false,"status":"active","created_at":1769559822225}}}');
INSERT INTO "log" VALUES(27,1794452382225,5,'import','organisation.added',51,21,NULL,21,NULL,'{"v":1,"kind":"organisation.added","row":{"organisation":{"id":21,"env":1,"name":"Nieuw B.V.","status":"not_active","identifiers":[{"scheme":"kvk","value":"61220945","verified_at":null}],"town":"Rijswijk","country":"NL","creator":5,"created_at":1794452382225,"activated_at":null}}}');
INSERT INTO "log" VALUES(28,1794452382225,5,'import','member.added',51,21,5,22,NULL,'{"v":1,"kind":"member.added","row":{"membership":{"id":22,"org":21,"user":5,"level":"org_admin","origin":"own","since":1794452382225,"added_by":5,"via_request":null,"last_day":null,"changed_at":1794452382225,"changed_by":5,"lowered":null,"ended":null}}}');
INSERT INTO "log" VALUES(29,1795224762225,NULL,'import','user.added',52,NULL,9,9,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":9,"env":1,"email":"noor@eigendomein.nl","full_name":"Noor Smit","role":"basic","relation_manager":false,"status":"invited","created_at":1795224762225}}}');
CREATE TABLE member_request (
  id             integer primary key,
  org_id         integer not null references organisation (id),
  addressee_id   integer not null references user (id),
  sender_id      integer not null references user (id),
  partnership_id integer not null references partnership (id),
  level          text not null check (level in ('member', 'org_admin')),
  last_day       text check (length(last_day) = 10),
  message        text,
  created_at     integer not null,
  expires_at     integer not null,
  renewed        integer not null check (renewed >= 0),
  state          text not null
    check (state in ('pending', 'accepted', 'declined', 'withdrawn', 'expired')),
  decided_at     integer,
  decided_by     integer references user (id),
  decided_as     text check (decided_as in ('person', 'system')),
  reason         text,
  cause          text check (cause in
    ('sender_gone', 'addressee_gone', 'partnership_ended', 'organisation_removed')),
  accepted_id    integer generated always as (case state when 'accepted' then id end) stored
    references membership (via_request_id) deferrable initially deferred,
  constraint i16_decision check (
    (state in ('pending', 'expired')
      and decided_at is null and decided_as is null and decided_by is null)
    or (state in ('accepted', 'declined', 'withdrawn')
      and decided_at is not null and decided_as is not null
      and (decided_as = 'person') = (decided_by is not null)
      and (decided_as = 'person' or cause is not null)))
) strict;
CREATE TABLE membership (
  id             integer primary key,
  org_id         integer not null references organisation (id),
  user_id        integer not null references user (id),
  level          text not null check (level in ('member', 'org_admin')),
  origin         text not null check (origin in ('own', 'partner')),
  partnership_id integer references partnership (id),
  since          integer not null,
  added_by       integer references user (id),
  via_request_id integer unique references member_request (id),
  last_day       text check (length(last_day) = 10),
  changed_at     integer not null,
  changed_by     integer references user (id),
  lowered_at     integer,
  lowered_by     integer references user (id),
  ended_at       integer,
  ended_by       integer references user (id),
  ended_as       text check (ended_as in ('person', 'system')),
  end_reason     text check (end_reason in ('removed', 'left', 'user_removed',
    'partnership_ended', 'organisation_removed', 'expired')),
  constraint i4_partner check ((origin = 'partner') = (partnership_id is not null)),
  constraint i6_origin check (via_request_id is null or origin = 'partner'),
  constraint i16_end check (
    (ended_at is null and ended_as is null and ended_by is null and end_reason is null)
    or (ended_at is not null and ended_as is not null and end_reason is not null
        and (ended_as = 'person') = (ended_by is not null)))
) strict;
INSERT INTO "membership" VALUES(17,16,5,'org_admin','own',NULL,1722914622225,5,NULL,NULL,1722914622225,5,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "membership" VALUES(19,18,5,'org_admin','own',NULL,1723775622225,5,NULL,NULL,1723775622225,5,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "membership" VALUES(20,18,7,'member','own',NULL,1724636622225,5,NULL,NULL,1724636622225,5,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "membership" VALUES(22,21,5,'org_admin','own',NULL,1794452382225,5,NULL,NULL,1794452382225,5,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "membership" VALUES(24,23,10,'org_admin','own',NULL,1723332522225,10,NULL,NULL,1723332522225,10,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE meta (
  name  text not null primary key,
  value text not null
) strict;
INSERT INTO "meta" VALUES('example','1');
CREATE TABLE organisation (
  id           integer primary key,
  env_id       integer not null references environment (id),
  name         text not null check (length(trim(name)) > 0),
  folded       text not null,
  status       text not null check (status in ('not_active', 'under_review', 'active', 'removed')),
  town         text,
  country      text not null check (length(country) = 2),
  creator_id   integer not null references user (id),
  created_at   integer not null,
  activated_at integer
) strict;
INSERT INTO "organisation" VALUES(16,1,'Piet Holding B.V.','piet holding b.v.','active','Delft','NL',5,1722914622225,1722914622225);
INSERT INTO "organisation" VALUES(18,1,'Bakkerij Eigendomein B.V.','bakkerij eigendomein b.v.','active','Delft','NL',5,1723775622225,1723775622225);
INSERT INTO "organisation" VALUES(21,1,'Nieuw B.V.','nieuw b.v.','not_active','Rijswijk','NL',5,1794452382225,NULL);
INSERT INTO "organisation" VALUES(23,2,'Cijfermeesters B.V.','cijfermeesters b.v.','active','Leiden','NL',10,1723332522225,1723332522225);
CREATE TABLE partnership (
  id       integer primary key,
  side_a   integer not null references environment (id),
  side_b   integer not null references environment (id),
  since    integer not null,
  ended_at integer,
  ended_by integer references user (id),
  ended_as text check (ended_as in ('person', 'system')),
  constraint i12_sides check (side_a < side_b),
  constraint i16_end check (
    (ended_at is null and ended_as is null and ended_by is null)
    or (ended_at is not null and ended_as is not null
        and (ended_as = 'person') = (ended_by is not null)))
) strict;
INSERT INTO "partnership" VALUES(25,1,2,1728080622225,NULL,NULL,NULL);
INSERT INTO "partnership" VALUES(28,2,4,1752289422225,NULL,NULL,NULL);
CREATE TABLE relation (
  id             integer primary key,
  partnership_id integer not null references partnership (id),
  user_a         integer not null references user (id),
  user_b         integer not null references user (id),
  since          integer not null,
  ended_at       integer
) strict;
INSERT INTO "relation" VALUES(26,25,5,10,1728080622225,NULL);
INSERT INTO "relation" VALUES(27,25,5,12,1728941622225,NULL);
INSERT INTO "relation" VALUES(29,28,10,15,1752289422225,NULL);
CREATE TABLE user (
  id               integer primary key,
  env_id           integer not null references environment (id),
  email            text not null check (length(email) > 2),
  email_key        text not null,
  full_name        text check (length(trim(full_name)) > 0),
  folded           text not null,
  folded_email     text not null,
  role             text not null check (role in ('basic', 'advanced', 'env_admin')),
  relation_manager integer not null check (relation_manager in (0, 1)),
  status           text not null check (status in ('invited', 'active', 'blocked', 'removed')),
  created_at       integer not null
) strict;
INSERT INTO "user" VALUES(5,1,'piet@eigendomein.nl','piet@eigendomein.nl','Piet de Vries','piet de vries','piet@eigendomein.nl','env_admin',1,'active',1717723422225);
INSERT INTO "user" VALUES(6,1,'jan@eigendomein.nl','jan@eigendomein.nl','Jan Jansen','jan jansen','jan@eigendomein.nl','basic',0,'active',1721167422225);
INSERT INTO "user" VALUES(7,1,'els@eigendomein.nl','els@eigendomein.nl','Els Bakker','els bakker','els@eigendomein.nl','advanced',0,'active',1722028422225);
INSERT INTO "user" VALUES(8,1,'kees@eigendomein.nl','kees@eigendomein.nl','Kees Mulder','kees mulder','kees@eigendomein.nl','basic',0,'blocked',1726358622225);
INSERT INTO "user" VALUES(9,1,'noor@eigendomein.nl','noor@eigendomein.nl','Noor Smit','noor smit','noor@eigendomein.nl','basic',0,'invited',1795224762225);
INSERT INTO "user" VALUES(10,2,'anna@cijfermeesters.nl','anna@cijfermeesters.nl','Anna Visser','anna visser','anna@cijfermeesters.nl','env_admin',1,'active',1719445422225);
INSERT INTO "user" VALUES(11,2,'bram@cijfermeesters.nl','bram@cijfermeesters.nl','Bram Kuipers','bram kuipers','bram@cijfermeesters.nl','advanced',1,'active',1720306422225);
INSERT INTO "user" VALUES(12,2,'chris@cijfermeesters.nl','chris@cijfermeesters.nl','Chris de Wit','chris de wit','chris@cijfermeesters.nl','basic',0,'active',1720749522225);
INSERT INTO "user" VALUES(13,2,'dirk@cijfermeesters.nl','dirk@cijfermeesters.nl','Dirk Hoekstra','dirk hoekstra','dirk@cijfermeesters.nl','advanced',0,'active',1743629022225);
INSERT INTO "user" VALUES(14,3,'pd@gmail.com','pd@gmail.com','Petra Dekker','petra dekker','pd@gmail.com','env_admin',0,'active',1769559822225);
INSERT INTO "user" VALUES(15,4,'luc@bouwwerk.be','luc@bouwwerk.be','Luc Peeters','luc peeters','luc@bouwwerk.be','env_admin',1,'active',1734993822225);
CREATE UNIQUE INDEX i11_own_domain on environment (domain) where domain_kind = 'own';
CREATE INDEX user_by_env on user (env_id, folded, id);
CREATE INDEX user_by_status on user (status, folded, id);
CREATE INDEX user_relation_manager on user (env_id) where relation_manager = 1;
CREATE INDEX address_by_user on address (user_id);
CREATE TRIGGER address_comes after insert on user
when new.status <> 'removed'
begin
  insert into address (email_key, user_id, is_primary) values (new.email_key, new.id, 1);
end;
CREATE TRIGGER address_changes after update of email_key, status on user
when new.email_key <> old.email_key or new.status <> old.status
begin
  delete from address where user_id = new.id and (is_primary = 1 or new.status = 'removed');
  insert into address (email_key, user_id, is_primary)
    select new.email_key, new.id, 1 where new.status <> 'removed';
end;
CREATE INDEX organisation_by_env on organisation (env_id);
CREATE UNIQUE INDEX r36_verified_once on identifier (scheme, value) where held = 1;
CREATE UNIQUE INDEX i12_one_active on partnership (side_a, side_b) where ended_at is null;
CREATE INDEX partnership_other_side on partnership (side_b) where ended_at is null;
CREATE UNIQUE INDEX relation_once on relation (user_a, user_b, partnership_id)
  where ended_at is null;
CREATE INDEX relation_other_user on relation (user_b) where ended_at is null;
CREATE INDEX relation_by_partnership on relation (partnership_id) where ended_at is null;
CREATE TRIGGER i13_one_user_a_side before insert on relation
when not exists (
  select 1 from partnership
  join user as a on a.id = new.user_a
  join user as b on b.id = new.user_b
  where partnership.id = new.partnership_id
    and a.env_id = partnership.side_a and b.env_id = partnership.side_b)
begin
  select raise(abort, 'I13: a relation has one user of each side of its partnership');
end;
CREATE UNIQUE INDEX i2_one_open on member_request (org_id, addressee_id)
  where state in ('pending', 'expired');
CREATE INDEX request_by_org on member_request (org_id, created_at, id);
CREATE INDEX request_by_addressee on member_request (addressee_id, created_at, id);
CREATE INDEX request_by_sender on member_request (org_id, sender_id)
  where state in ('pending', 'expired');
CREATE UNIQUE INDEX i1_one_live on membership (org_id, user_id) where ended_at is null;
CREATE INDEX membership_by_user on membership (user_id, org_id) where ended_at is null;
CREATE INDEX membership_history on membership (org_id, user_id, id);
CREATE TRIGGER i3_no_request_when_member before insert on member_request
when new.state in ('pending', 'expired') and exists (
  select 1 from membership
  where org_id = new.org_id and user_id = new.addressee_id and ended_at is null)
begin
  select raise(abort, 'I3: a live member has no open request');
end;
CREATE TRIGGER i3_no_member_when_asked before insert on membership
when new.ended_at is null and exists (
  select 1 from member_request
  where org_id = new.org_id and addressee_id = new.user_id and state in ('pending', 'expired'))
begin
  select raise(abort, 'I3: a live member has no open request');
end;
CREATE TRIGGER i4_origin before insert on membership
when not exists (
  select 1 from organisation
  join user on user.id = new.user_id
  left join partnership on partnership.id = new.partnership_id
  where organisation.id = new.org_id
    and case new.origin
      when 'own' then user.env_id = organisation.env_id
      else (partnership.side_a = organisation.env_id and partnership.side_b = user.env_id)
        or (partnership.side_b = organisation.env_id and partnership.side_a = user.env_id)
    end)
begin
  select raise(abort, 'I4: the origin does not fit the environments');
end;
CREATE TRIGGER i4_fixed before update of org_id, user_id, origin, partnership_id, via_request_id
on membership
when new.org_id <> old.org_id or new.user_id <> old.user_id or new.origin <> old.origin
  or new.partnership_id is not old.partnership_id or new.via_request_id is not old.via_request_id
begin
  select raise(abort, 'I4: where a membership comes from never changes');
end;
CREATE TRIGGER i6_from_accepted before insert on membership
when new.via_request_id is not null and not exists (
  select 1 from member_request
  where id = new.via_request_id and state = 'accepted'
    and org_id = new.org_id and addressee_id = new.user_id)
begin
  select raise(abort, 'I6: the request of this membership was not accepted');
end;
CREATE TRIGGER i16_ended_stays before update on membership
when old.ended_at is not null
begin
  select raise(abort, 'I16: an ended membership never changes');
end;
CREATE TRIGGER i16_decided_stays before update on member_request
when old.state not in ('pending', 'expired')
begin
  select raise(abort, 'I16: a decided request never changes');
end;
CREATE TRIGGER i16_partnership_stays before update on partnership
when old.ended_at is not null
begin
  select raise(abort, 'I16: an ended partnership never changes');
end;
CREATE INDEX log_by_actor on log (actor);
CREATE INDEX log_by_org on log (org_id);
CREATE INDEX log_by_user on log (user_id);
CREATE INDEX log_by_subject on log (subject_id);
CREATE TRIGGER i17_no_update before update on log
begin
  select raise(abort, 'I17: the log only grows');
end;
CREATE TRIGGER i17_no_delete before delete on log
begin
  select raise(abort, 'I17: the log only grows');
end;
CREATE TRIGGER i17_no_replace before insert on log
when exists (select 1 from log where seq = new.seq)
begin
  select raise(abort, 'I17: the log only grows');
end;
COMMIT;
