-- The small example world with keys, as the program before keys were confirmed wrote it: schema 5.
pragma foreign_keys=off;
pragma application_id=1953457511;
pragma user_version=5;
BEGIN TRANSACTION;
CREATE TABLE address (
  email_key  text not null primary key,
  user_id    integer not null references user (id),
  is_primary integer not null check (is_primary in (0, 1))
, email text, verified_at integer, code text, code_until integer) strict;
INSERT INTO "address" VALUES('piet@eigendomein.nl',5,1,NULL,NULL,NULL,NULL);
INSERT INTO "address" VALUES('anna@cijfermeesters.nl',10,1,NULL,NULL,NULL,NULL);
INSERT INTO "address" VALUES('bram@cijfermeesters.nl',11,1,NULL,NULL,NULL,NULL);
INSERT INTO "address" VALUES('chris@cijfermeesters.nl',12,1,NULL,NULL,NULL,NULL);
INSERT INTO "address" VALUES('jan@eigendomein.nl',6,1,NULL,NULL,NULL,NULL);
INSERT INTO "address" VALUES('els@eigendomein.nl',7,1,NULL,NULL,NULL,NULL);
INSERT INTO "address" VALUES('kees@eigendomein.nl',8,1,NULL,NULL,NULL,NULL);
INSERT INTO "address" VALUES('luc@bouwwerk.be',15,1,NULL,NULL,NULL,NULL);
INSERT INTO "address" VALUES('dirk@cijfermeesters.nl',13,1,NULL,NULL,NULL,NULL);
INSERT INTO "address" VALUES('pd@gmail.com',14,1,NULL,NULL,NULL,NULL);
INSERT INTO "address" VALUES('noor@eigendomein.nl',9,1,NULL,NULL,NULL,NULL);
CREATE TABLE counter (
  one   integer primary key check (one = 1),
  fresh integer not null check (fresh > 0)
) strict;
INSERT INTO "counter" VALUES(1,65);
CREATE TABLE denied (
  id      integer primary key,
  after   integer not null,
  at      integer not null,
  actor   integer not null references user (id),
  via     text not null check (via in ('tui', 'cli', 'import')),
  command text not null,
  code    text not null,
  org_id  integer references organisation (id),
  user_id integer references user (id)
, hash blob check (length(hash) = 32)) strict;
CREATE TABLE environment (
  id          integer primary key,
  name        text not null check (length(trim(name)) > 0),
  folded      text not null,
  domain      text not null check (domain = lower(domain) and length(domain) > 0),
  domain_kind text not null check (domain_kind in ('own', 'shared')),
  created_at  integer not null
) strict;
INSERT INTO "environment" VALUES(1,'eigendomein.nl','eigendomein.nl','eigendomein.nl','own',1718060671004);
INSERT INTO "environment" VALUES(2,'cijfermeesters.nl','cijfermeesters.nl','cijfermeesters.nl','own',1719782671004);
INSERT INTO "environment" VALUES(3,'BaasPD','baaspd','gmail.com','shared',1769897071004);
INSERT INTO "environment" VALUES(4,'bouwwerk.be','bouwwerk.be','bouwwerk.be','own',1735331071004);
CREATE TABLE identifier (
  org_id      integer not null references organisation (id),
  position    integer not null check (position >= 0),
  scheme      text not null check (scheme in ('kvk', 'kbo', 'vat', 'oin')),
  value       text not null check (length(value) > 0),
  verified_at integer,
  held        integer not null check (held in (0, 1) and (held = 0 or verified_at is not null)),
  primary key (org_id, position)
) strict;
INSERT INTO "identifier" VALUES(16,0,'kvk','27123456',1723251871004,1);
INSERT INTO "identifier" VALUES(23,0,'kvk','28456789',1723669771004,1);
INSERT INTO "identifier" VALUES(18,0,'kvk','27345678',1724112871004,1);
INSERT INTO "identifier" VALUES(21,0,'kvk','61220945',NULL,0);
CREATE TABLE listed (
  env_id integer primary key references environment (id),
  users  integer not null check (users >= 0)
) strict;
INSERT INTO "listed" VALUES(1,5);
INSERT INTO "listed" VALUES(2,4);
INSERT INTO "listed" VALUES(3,1);
INSERT INTO "listed" VALUES(4,1);
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
, undoes integer, hash blob check (length(hash) = 32)) strict;
INSERT INTO "log" VALUES(1,1718060671004,NULL,'import','environment.founded',30,NULL,NULL,1,NULL,'{"v":1,"kind":"environment.founded","row":{"environment":{"id":1,"name":"eigendomein.nl","domain":"eigendomein.nl","domain_kind":"own","created_at":1718060671004}}}',NULL,X'B8C2D231C095DAD934FAF39895E430DFA7BF6C176A164F33903D5F4B3C86D78D');
INSERT INTO "log" VALUES(2,1718060671004,NULL,'import','user.added',31,NULL,5,5,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":5,"env":1,"email":"piet@eigendomein.nl","full_name":"Piet de Vries","role":"env_admin","relation_manager":true,"status":"active","created_at":1718060671004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'CE55046FBA210A7C68F9B8ED2D05F6643C7A19827CE75649215B777436355E93');
INSERT INTO "log" VALUES(3,1719782671004,NULL,'import','environment.founded',32,NULL,NULL,2,NULL,'{"v":1,"kind":"environment.founded","row":{"environment":{"id":2,"name":"cijfermeesters.nl","domain":"cijfermeesters.nl","domain_kind":"own","created_at":1719782671004}}}',NULL,X'DB0A747DC2C50023E5C20D969B8F352155AFF764D0F9520EC38B479802167635');
INSERT INTO "log" VALUES(4,1719782671004,NULL,'import','user.added',33,NULL,10,10,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":10,"env":2,"email":"anna@cijfermeesters.nl","full_name":"Anna Visser","role":"env_admin","relation_manager":true,"status":"active","created_at":1719782671004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'2439C98356415CFAF559D33617D8DBC65DC26D06C45D5FB9D1E0D168746CEF1F');
INSERT INTO "log" VALUES(5,1720643671004,NULL,'import','user.added',34,NULL,11,11,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":11,"env":2,"email":"bram@cijfermeesters.nl","full_name":"Bram Kuipers","role":"advanced","relation_manager":true,"status":"active","created_at":1720643671004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'FBC74132A2B2B90C95D64E92BCC154B468790F8244558284BCAEED14B4CB81D1');
INSERT INTO "log" VALUES(6,1721086771004,NULL,'import','user.added',35,NULL,12,12,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":12,"env":2,"email":"chris@cijfermeesters.nl","full_name":"Chris de Wit","role":"basic","relation_manager":false,"status":"active","created_at":1721086771004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'EA6F5FD84914AB6BEB63F57FF0ECC2892E16A0D1AEBE5C157820F50AC92A4C6E');
INSERT INTO "log" VALUES(7,1721504671004,NULL,'import','user.added',36,NULL,6,6,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":6,"env":1,"email":"jan@eigendomein.nl","full_name":"Jan Jansen","role":"basic","relation_manager":false,"status":"active","created_at":1721504671004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'105C99E68D63FFF508CC60C3F1E36E2FBAA3C76441DF82B53D96274EC90E044F');
INSERT INTO "log" VALUES(8,1722365671004,NULL,'import','user.added',37,NULL,7,7,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":7,"env":1,"email":"els@eigendomein.nl","full_name":"Els Bakker","role":"advanced","relation_manager":false,"status":"active","created_at":1722365671004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'14CCA0342D9813EF3A67E472F9F2B7E389DAFB6F84E2DD9376E3FD05F036C170');
INSERT INTO "log" VALUES(9,1723251871004,5,'import','organisation.added',38,16,NULL,16,NULL,'{"v":1,"kind":"organisation.added","row":{"organisation":{"id":16,"env":1,"name":"Piet Holding B.V.","status":"active","identifiers":[{"scheme":"kvk","value":"27123456","verified_at":1723251871004}],"town":"Delft","country":"NL","creator":5,"created_at":1723251871004,"activated_at":1723251871004,"trade_name":null,"street":null,"postal_code":null,"website":null,"email":null,"description":null,"evidence":null,"rejected":null,"removed":null}}}',NULL,X'553F5ACFB8BE91D34BC292920A14E87D6AA9B0F871A6FC6460D2FE4F466F6B9D');
INSERT INTO "log" VALUES(10,1723251871004,5,'import','member.added',38,16,5,17,NULL,'{"v":1,"kind":"member.added","row":{"membership":{"id":17,"org":16,"user":5,"level":"org_admin","origin":"own","since":1723251871004,"added_by":5,"via_request":null,"last_day":null,"changed_at":1723251871004,"changed_by":5,"lowered":null,"ended":null}}}',NULL,X'44859B85DA26EC5DEC212466E7E01F5CD929515F4D49CAF72E4F84D26EF88F85');
INSERT INTO "log" VALUES(11,1723669771004,10,'import','organisation.added',39,23,NULL,23,NULL,'{"v":1,"kind":"organisation.added","row":{"organisation":{"id":23,"env":2,"name":"Cijfermeesters B.V.","status":"active","identifiers":[{"scheme":"kvk","value":"28456789","verified_at":1723669771004}],"town":"Leiden","country":"NL","creator":10,"created_at":1723669771004,"activated_at":1723669771004,"trade_name":null,"street":null,"postal_code":null,"website":null,"email":null,"description":null,"evidence":null,"rejected":null,"removed":null}}}',NULL,X'76FB4A1DA9452ADF6150FFDAF47CE1C84A8FC506F99E1BB3B494A16A6E4A934A');
INSERT INTO "log" VALUES(12,1723669771004,10,'import','member.added',39,23,10,24,NULL,'{"v":1,"kind":"member.added","row":{"membership":{"id":24,"org":23,"user":10,"level":"org_admin","origin":"own","since":1723669771004,"added_by":10,"via_request":null,"last_day":null,"changed_at":1723669771004,"changed_by":10,"lowered":null,"ended":null}}}',NULL,X'9CE6EE54ED3E11D38EB1D42E7AD42F5801D026261BAD65248A35CC196B56B88A');
INSERT INTO "log" VALUES(13,1724112871004,5,'import','organisation.added',40,18,NULL,18,NULL,'{"v":1,"kind":"organisation.added","row":{"organisation":{"id":18,"env":1,"name":"Bakkerij Eigendomein B.V.","status":"active","identifiers":[{"scheme":"kvk","value":"27345678","verified_at":1724112871004}],"town":"Delft","country":"NL","creator":5,"created_at":1724112871004,"activated_at":1724112871004,"trade_name":null,"street":null,"postal_code":null,"website":null,"email":null,"description":null,"evidence":null,"rejected":null,"removed":null}}}',NULL,X'153466764B448B1D1B4A46D9C97263E094AD9D3FC5737083030EF632D33050AA');
INSERT INTO "log" VALUES(14,1724112871004,5,'import','member.added',40,18,5,19,NULL,'{"v":1,"kind":"member.added","row":{"membership":{"id":19,"org":18,"user":5,"level":"org_admin","origin":"own","since":1724112871004,"added_by":5,"via_request":null,"last_day":null,"changed_at":1724112871004,"changed_by":5,"lowered":null,"ended":null}}}',NULL,X'1105C669C40BF87E7608B12D16F46B268536F9C83DC6608A9DBCA8B6BF0B2A92');
INSERT INTO "log" VALUES(15,1724973871004,5,'import','member.added',41,18,7,20,NULL,'{"v":1,"kind":"member.added","row":{"membership":{"id":20,"org":18,"user":7,"level":"member","origin":"own","since":1724973871004,"added_by":5,"via_request":null,"last_day":null,"changed_at":1724973871004,"changed_by":5,"lowered":null,"ended":null}}}',NULL,X'9763A42676BFCA8DBFE356E8350D7C1814B354D03DE434EA533A55FB1D79D875');
INSERT INTO "log" VALUES(16,1726695871004,NULL,'import','user.added',42,NULL,8,8,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":8,"env":1,"email":"kees@eigendomein.nl","full_name":"Kees Mulder","role":"basic","relation_manager":false,"status":"blocked","created_at":1726695871004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'7011B2E6D43A60FCEB1CF107E446654FE4D6368A8B3B07977C40F254F560FE62');
INSERT INTO "log" VALUES(17,1728417871004,5,'import','partnership.made',43,NULL,NULL,25,NULL,'{"v":1,"kind":"partnership.made","row":{"partnership":{"id":25,"sides":[1,2],"since":1728417871004,"ended":null}}}',NULL,X'D8A884060DC818CD558586EEB2B4DDE58A8F340076DBD8429037253D9EB6AE69');
INSERT INTO "log" VALUES(18,1728417871004,5,'import','relation.made',43,NULL,10,26,NULL,'{"v":1,"kind":"relation.made","row":{"relation":{"id":26,"partnership":25,"users":[5,10],"since":1728417871004,"ended_at":null}}}',NULL,X'CE680F4F32FDE87C73D3C76504154F814D13018BA2524FD725095AA80593995C');
INSERT INTO "log" VALUES(19,1729278871004,5,'import','relation.made',44,NULL,12,27,NULL,'{"v":1,"kind":"relation.made","row":{"relation":{"id":27,"partnership":25,"users":[5,12],"since":1729278871004,"ended_at":null}}}',NULL,X'39DD45BAC97B2A9481C4762830B7E0610BF244021830049E51E9A1BB51F22A36');
INSERT INTO "log" VALUES(20,1735331071004,NULL,'import','environment.founded',45,NULL,NULL,4,NULL,'{"v":1,"kind":"environment.founded","row":{"environment":{"id":4,"name":"bouwwerk.be","domain":"bouwwerk.be","domain_kind":"own","created_at":1735331071004}}}',NULL,X'F0236C0883554D5F906F52E81D19C41D2FF1DAA6FB49EDA36DC14BC9FC35F9AA');
INSERT INTO "log" VALUES(21,1735331071004,NULL,'import','user.added',46,NULL,15,15,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":15,"env":4,"email":"luc@bouwwerk.be","full_name":"Luc Peeters","role":"env_admin","relation_manager":true,"status":"active","created_at":1735331071004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'C811CE8F0337510FA30E4931C6C4E049847F2972223F73627C39923FC4EB96F6');
INSERT INTO "log" VALUES(22,1743966271004,NULL,'import','user.added',47,NULL,13,13,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":13,"env":2,"email":"dirk@cijfermeesters.nl","full_name":"Dirk Hoekstra","role":"advanced","relation_manager":false,"status":"active","created_at":1743966271004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'58B49E793A2BD5E8FF3557CD9B8D9ED65DF500ED13A2C8A2C614BC34B412C97B');
INSERT INTO "log" VALUES(23,1752626671004,10,'import','partnership.made',48,NULL,NULL,28,NULL,'{"v":1,"kind":"partnership.made","row":{"partnership":{"id":28,"sides":[2,4],"since":1752626671004,"ended":null}}}',NULL,X'F60C8E1098BB3FB8295E2AD9B839047C5A287DE8E7F63AC4644A8086E66D97BF');
INSERT INTO "log" VALUES(24,1752626671004,10,'import','relation.made',48,NULL,15,29,NULL,'{"v":1,"kind":"relation.made","row":{"relation":{"id":29,"partnership":28,"users":[10,15],"since":1752626671004,"ended_at":null}}}',NULL,X'06E3CDA1F4CD53657DEE676ECC30F8FCD5C80C3A97C2D2A34DD9B29540F6269A');
INSERT INTO "log" VALUES(25,1769897071004,NULL,'import','environment.founded',49,NULL,NULL,3,NULL,'{"v":1,"kind":"environment.founded","row":{"environment":{"id":3,"name":"BaasPD","domain":"gmail.com","domain_kind":"shared","created_at":1769897071004}}}',NULL,X'91D5D32DCC46E9F731B01D0D564CAA4E85477118AA725449CDD95F403F4E4C91');
INSERT INTO "log" VALUES(26,1769897071004,NULL,'import','user.added',50,NULL,14,14,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":14,"env":3,"email":"pd@gmail.com","full_name":"Petra Dekker","role":"env_admin","relation_manager":false,"status":"active","created_at":1769897071004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'6FCF6AB2C2466DEB6A473650830D997922BD3B598961912141A990AE769B5811');
INSERT INTO "log" VALUES(27,1794789631004,5,'import','organisation.added',51,21,NULL,21,NULL,'{"v":1,"kind":"organisation.added","row":{"organisation":{"id":21,"env":1,"name":"Nieuw B.V.","status":"not_active","identifiers":[{"scheme":"kvk","value":"61220945","verified_at":null}],"town":"Rijswijk","country":"NL","creator":5,"created_at":1794789631004,"activated_at":null,"trade_name":null,"street":null,"postal_code":null,"website":null,"email":null,"description":null,"evidence":null,"rejected":null,"removed":null}}}',NULL,X'E8201B70FF12B8C7AD9BF9E4C5CF1BF6BF18D9B6FB6BD7DC1B40C11DBC74117B');
INSERT INTO "log" VALUES(28,1794789631004,5,'import','member.added',51,21,5,22,NULL,'{"v":1,"kind":"member.added","row":{"membership":{"id":22,"org":21,"user":5,"level":"org_admin","origin":"own","since":1794789631004,"added_by":5,"via_request":null,"last_day":null,"changed_at":1794789631004,"changed_by":5,"lowered":null,"ended":null}}}',NULL,X'840CDCC968FA29AA6E14B07E59B46EE10A7C427DE434DF27B5292B207B06AE9C');
INSERT INTO "log" VALUES(29,1795562011004,NULL,'import','user.added',52,NULL,9,9,NULL,'{"v":1,"kind":"user.added","row":{"user":{"id":9,"env":1,"email":"noor@eigendomein.nl","full_name":"Noor Smit","role":"basic","relation_manager":false,"status":"invited","created_at":1795562011004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'5E25D667301CF82A60E963AD6FD0893C0B27E7EC6773A065FDD5B926E154CFD3');
INSERT INTO "log" VALUES(30,1795827931139,5,'cli','key.added',53,NULL,5,54,NULL,'{"v":1,"kind":"key.added","row":{"key":{"id":54,"user":5,"kind":"ssh-ed25519","body":"AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB","fingerprint":"SHA256:RXm/ruZ0eTzRXKwi1AQEDynB0VgHQ2ac9KPSFdf/YnA","remark":"sleutel1","added_at":1795827931139,"added_by":5,"withdrawn":null}}}',NULL,X'5410963EDC828F0E02F8931A9F0C81729ED00D5F6DFFF49CFE541A66F0A91423');
INSERT INTO "log" VALUES(31,1795827931251,5,'cli','key.added',55,NULL,6,56,NULL,'{"v":1,"kind":"key.added","row":{"key":{"id":56,"user":6,"kind":"ssh-ed25519","body":"AAAAC3NzaC1lZDI1NTE5AAAAIAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC","fingerprint":"SHA256:baqJQcVDEweKmw1OiZxGooCG2MGxYtwsQQzzOstxmiA","remark":"sleutel2","added_at":1795827931251,"added_by":5,"withdrawn":null}}}',NULL,X'0385D07D27F2C8C7CB24BCF83C35EB3213F66549234126E8E5086EC0B985E6A7');
INSERT INTO "log" VALUES(32,1795827931346,5,'cli','key.added',57,NULL,7,58,NULL,'{"v":1,"kind":"key.added","row":{"key":{"id":58,"user":7,"kind":"ssh-ed25519","body":"AAAAC3NzaC1lZDI1NTE5AAAAIAMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMD","fingerprint":"SHA256:gnDfULwoGkHCZ0cpikt5ZjeLoa9Yyo7dmFepI3UZQWc","remark":"sleutel3","added_at":1795827931346,"added_by":5,"withdrawn":null}}}',NULL,X'623690DD339781958F215657EB596616A1E24F3320177DABAE24F8B9F586AD5F');
INSERT INTO "log" VALUES(33,1795827931457,7,'cli','key.added',59,NULL,7,60,NULL,'{"v":1,"kind":"key.added","row":{"key":{"id":60,"user":7,"kind":"ssh-ed25519","body":"AAAAC3NzaC1lZDI1NTE5AAAAIAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE","fingerprint":"SHA256:v56LLWsNzmslc8ACmJ+JqO4DU592MxGavqfSqKZS8jI","remark":"sleutel4","added_at":1795827931457,"added_by":7,"withdrawn":null}}}',NULL,X'B69B1531EED811BE718386FA90DEBCC4079770E35F5ADD18B9D4C3A40B5071C4');
INSERT INTO "log" VALUES(34,1795827931541,5,'cli','key.added',61,NULL,7,62,NULL,'{"v":1,"kind":"key.added","row":{"key":{"id":62,"user":7,"kind":"ssh-ed25519","body":"AAAAC3NzaC1lZDI1NTE5AAAAIAUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUF","fingerprint":"SHA256:JRp7tI7Meq1UAkL99HeWdwYGfeoqeGzeDjapVjNvKkA","remark":"sleutel5","added_at":1795827931541,"added_by":5,"withdrawn":null}}}',NULL,X'C3BEB485EB8C34FB993CF5ECFEEDAE538E82A8CEB9445FD65D45498FBB9548D7');
INSERT INTO "log" VALUES(35,1795827931628,5,'cli','key.withdrawn',63,NULL,7,62,'{"v":1,"kind":"key.withdrawn","row":{"key":{"id":62,"user":7,"kind":"ssh-ed25519","body":"AAAAC3NzaC1lZDI1NTE5AAAAIAUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUF","fingerprint":"SHA256:JRp7tI7Meq1UAkL99HeWdwYGfeoqeGzeDjapVjNvKkA","remark":"sleutel5","added_at":1795827931541,"added_by":5,"withdrawn":null}}}','{"v":1,"kind":"key.withdrawn","row":{"key":{"id":62,"user":7,"kind":"ssh-ed25519","body":"AAAAC3NzaC1lZDI1NTE5AAAAIAUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUF","fingerprint":"SHA256:JRp7tI7Meq1UAkL99HeWdwYGfeoqeGzeDjapVjNvKkA","remark":"sleutel5","added_at":1795827931541,"added_by":5,"withdrawn":[1795827931628,5]}}}',NULL,X'C25B8B36B99311E5D3C1868C3AC868D31C4110BFDE3A0EFF8102023C91760427');
INSERT INTO "log" VALUES(36,1795827933543,6,'tui','user.changed',64,NULL,6,6,'{"v":1,"kind":"user.changed","row":{"user":{"id":6,"env":1,"email":"jan@eigendomein.nl","full_name":"Jan Jansen","role":"basic","relation_manager":false,"status":"active","created_at":1721504671004,"how":null,"activated_at":null,"extra":[]}}}','{"v":1,"kind":"user.changed","row":{"user":{"id":6,"env":1,"email":"jan@eigendomein.nl","full_name":"Jan Jansen P.","role":"basic","relation_manager":false,"status":"active","created_at":1721504671004,"how":null,"activated_at":null,"extra":[]}}}',NULL,X'44EDC8E7A109C3BA6306A56A35FE0A8D5DF27DF5C36CE1C15CF3A5B4F662DF9D');
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
    'partnership_ended', 'organisation_removed', 'expired')), folded text not null default '',
  constraint i4_partner check ((origin = 'partner') = (partnership_id is not null)),
  constraint i6_origin check (via_request_id is null or origin = 'partner'),
  constraint i16_end check (
    (ended_at is null and ended_as is null and ended_by is null and end_reason is null)
    or (ended_at is not null and ended_as is not null and end_reason is not null
        and (ended_as = 'person') = (ended_by is not null)))
) strict;
INSERT INTO "membership" VALUES(17,16,5,'org_admin','own',NULL,1723251871004,5,NULL,NULL,1723251871004,5,NULL,NULL,NULL,NULL,NULL,NULL,'piet de vries');
INSERT INTO "membership" VALUES(19,18,5,'org_admin','own',NULL,1724112871004,5,NULL,NULL,1724112871004,5,NULL,NULL,NULL,NULL,NULL,NULL,'piet de vries');
INSERT INTO "membership" VALUES(20,18,7,'member','own',NULL,1724973871004,5,NULL,NULL,1724973871004,5,NULL,NULL,NULL,NULL,NULL,NULL,'els bakker');
INSERT INTO "membership" VALUES(22,21,5,'org_admin','own',NULL,1794789631004,5,NULL,NULL,1794789631004,5,NULL,NULL,NULL,NULL,NULL,NULL,'piet de vries');
INSERT INTO "membership" VALUES(24,23,10,'org_admin','own',NULL,1723669771004,10,NULL,NULL,1723669771004,10,NULL,NULL,NULL,NULL,NULL,NULL,'anna visser');
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
, trade_name text, street text, postal_code text, website text, email text, description text, evidence_method text
  check (evidence_method in ('payment', 'extract', 'other')), evidence text, evidence_at integer, evidence_by integer references user (id), approved_by integer references user (id), rejected_at integer, rejected_by integer references user (id), rejected_reason text, removed_at integer, removed_by integer references user (id)) strict;
INSERT INTO "organisation" VALUES(16,1,'Piet Holding B.V.','piet holding b.v.','active','Delft','NL',5,1723251871004,1723251871004,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "organisation" VALUES(18,1,'Bakkerij Eigendomein B.V.','bakkerij eigendomein b.v.','active','Delft','NL',5,1724112871004,1724112871004,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "organisation" VALUES(21,1,'Nieuw B.V.','nieuw b.v.','not_active','Rijswijk','NL',5,1794789631004,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "organisation" VALUES(23,2,'Cijfermeesters B.V.','cijfermeesters b.v.','active','Leiden','NL',10,1723669771004,1723669771004,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "partnership" VALUES(25,1,2,1728417871004,NULL,NULL,NULL);
INSERT INTO "partnership" VALUES(28,2,4,1752626671004,NULL,NULL,NULL);
CREATE TABLE relation (
  id             integer primary key,
  partnership_id integer not null references partnership (id),
  user_a         integer not null references user (id),
  user_b         integer not null references user (id),
  since          integer not null,
  ended_at       integer
) strict;
INSERT INTO "relation" VALUES(26,25,5,10,1728417871004,NULL);
INSERT INTO "relation" VALUES(27,25,5,12,1729278871004,NULL);
INSERT INTO "relation" VALUES(29,28,10,15,1752626671004,NULL);
CREATE TABLE relation_request (
  id         integer primary key,
  asker_id   integer not null references user (id),
  asked_id   integer not null references user (id),
  message    text,
  created_at integer not null,
  state      text not null check (state in ('pending', 'accepted', 'declined', 'withdrawn')),
  decided_at integer,
  decided_by integer references user (id),
  decided_as text check (decided_as in ('person', 'system')),
  reason     text,
  cause      text check (cause in ('sender_gone', 'addressee_gone', 'partnership_ended')),
  constraint sides_differ check (asker_id <> asked_id),
  constraint i16_decision check (
    (state = 'pending' and decided_at is null and decided_as is null and decided_by is null)
    or (state <> 'pending' and decided_at is not null and decided_as is not null
        and (decided_as = 'person') = (decided_by is not null)))
) strict;
CREATE TABLE ssh_key (
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
INSERT INTO "ssh_key" VALUES(54,5,'ssh-ed25519','AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB','SHA256:RXm/ruZ0eTzRXKwi1AQEDynB0VgHQ2ac9KPSFdf/YnA','sleutel1',1795827931139,5,NULL,NULL,NULL);
INSERT INTO "ssh_key" VALUES(56,6,'ssh-ed25519','AAAAC3NzaC1lZDI1NTE5AAAAIAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC','SHA256:baqJQcVDEweKmw1OiZxGooCG2MGxYtwsQQzzOstxmiA','sleutel2',1795827931251,5,NULL,NULL,NULL);
INSERT INTO "ssh_key" VALUES(58,7,'ssh-ed25519','AAAAC3NzaC1lZDI1NTE5AAAAIAMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMD','SHA256:gnDfULwoGkHCZ0cpikt5ZjeLoa9Yyo7dmFepI3UZQWc','sleutel3',1795827931346,5,NULL,NULL,NULL);
INSERT INTO "ssh_key" VALUES(60,7,'ssh-ed25519','AAAAC3NzaC1lZDI1NTE5AAAAIAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE','SHA256:v56LLWsNzmslc8ACmJ+JqO4DU592MxGavqfSqKZS8jI','sleutel4',1795827931457,7,NULL,NULL,NULL);
INSERT INTO "ssh_key" VALUES(62,7,'ssh-ed25519','AAAAC3NzaC1lZDI1NTE5AAAAIAUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUF','SHA256:JRp7tI7Meq1UAkL99HeWdwYGfeoqeGzeDjapVjNvKkA','sleutel5',1795827931541,5,1795827931628,5,'person');
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
, how text
  check (how in ('founder', 'own_domain', 'invitation', 'added')), activated_at integer) strict;
INSERT INTO "user" VALUES(5,1,'piet@eigendomein.nl','piet@eigendomein.nl','Piet de Vries','piet de vries','piet@eigendomein.nl','env_admin',1,'active',1718060671004,NULL,NULL);
INSERT INTO "user" VALUES(6,1,'jan@eigendomein.nl','jan@eigendomein.nl','Jan Jansen P.','jan jansen p.','jan@eigendomein.nl','basic',0,'active',1721504671004,NULL,NULL);
INSERT INTO "user" VALUES(7,1,'els@eigendomein.nl','els@eigendomein.nl','Els Bakker','els bakker','els@eigendomein.nl','advanced',0,'active',1722365671004,NULL,NULL);
INSERT INTO "user" VALUES(8,1,'kees@eigendomein.nl','kees@eigendomein.nl','Kees Mulder','kees mulder','kees@eigendomein.nl','basic',0,'blocked',1726695871004,NULL,NULL);
INSERT INTO "user" VALUES(9,1,'noor@eigendomein.nl','noor@eigendomein.nl','Noor Smit','noor smit','noor@eigendomein.nl','basic',0,'invited',1795562011004,NULL,NULL);
INSERT INTO "user" VALUES(10,2,'anna@cijfermeesters.nl','anna@cijfermeesters.nl','Anna Visser','anna visser','anna@cijfermeesters.nl','env_admin',1,'active',1719782671004,NULL,NULL);
INSERT INTO "user" VALUES(11,2,'bram@cijfermeesters.nl','bram@cijfermeesters.nl','Bram Kuipers','bram kuipers','bram@cijfermeesters.nl','advanced',1,'active',1720643671004,NULL,NULL);
INSERT INTO "user" VALUES(12,2,'chris@cijfermeesters.nl','chris@cijfermeesters.nl','Chris de Wit','chris de wit','chris@cijfermeesters.nl','basic',0,'active',1721086771004,NULL,NULL);
INSERT INTO "user" VALUES(13,2,'dirk@cijfermeesters.nl','dirk@cijfermeesters.nl','Dirk Hoekstra','dirk hoekstra','dirk@cijfermeesters.nl','advanced',0,'active',1743966271004,NULL,NULL);
INSERT INTO "user" VALUES(14,3,'pd@gmail.com','pd@gmail.com','Petra Dekker','petra dekker','pd@gmail.com','env_admin',0,'active',1769897071004,NULL,NULL);
INSERT INTO "user" VALUES(15,4,'luc@bouwwerk.be','luc@bouwwerk.be','Luc Peeters','luc peeters','luc@bouwwerk.be','env_admin',1,'active',1735331071004,NULL,NULL);
CREATE TABLE user_invitation (
  id         integer primary key,
  user_id    integer not null references user (id),
  sent_by    integer not null references user (id),
  sent_at    integer not null,
  expires_at integer not null,
  code       text not null check (length(code) > 0),
  state      text not null check (state in ('sent', 'accepted', 'withdrawn', 'expired', 'replaced')),
  ended_at   integer,
  ended_by   integer references user (id),
  ended_as   text check (ended_as in ('person', 'system')),
  constraint i16_end check (
    (state = 'sent' and ended_at is null and ended_as is null and ended_by is null)
    or (state <> 'sent' and ended_at is not null and ended_as is not null
        and (ended_as = 'person') = (ended_by is not null)))
) strict;
CREATE UNIQUE INDEX i11_own_domain on environment (domain) where domain_kind = 'own';
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
CREATE TRIGGER i17_no_delete before delete on log
begin
  select raise(abort, 'I17: the log only grows');
end;
CREATE TRIGGER i17_no_replace before insert on log
when exists (select 1 from log where seq = new.seq)
begin
  select raise(abort, 'I17: the log only grows');
end;
CREATE INDEX user_env_admin on user (env_id) where role = 'env_admin' and status = 'active';
CREATE UNIQUE INDEX environment_name on environment (folded);
CREATE INDEX environment_domain on environment (domain);
CREATE UNIQUE INDEX r18_one_code on user_invitation (user_id) where state = 'sent';
CREATE INDEX invitation_by_user on user_invitation (user_id);
CREATE INDEX invitation_by_term on user_invitation (expires_at) where state = 'sent';
CREATE TRIGGER i16_invitation_stays before update on user_invitation
when old.state <> 'sent'
begin
  select raise(abort, 'I16: an ended invitation never changes');
end;
CREATE INDEX organisation_by_creator on organisation (creator_id)
  where status in ('not_active', 'under_review');
CREATE INDEX organisation_by_name on organisation (env_id, folded, id);
CREATE TRIGGER organisation_never_moves before update of env_id on organisation
when new.env_id <> old.env_id
begin
  select raise(abort, 'R35: an organisation stays in its environment');
end;
CREATE TRIGGER organisation_stays_removed before update on organisation
when old.status = 'removed'
begin
  select raise(abort, 'R35: a removed organisation never changes');
end;
CREATE TRIGGER user_stays_removed before update on user
when old.status = 'removed'
begin
  select raise(abort, 'I16: a removed user never changes');
end;
CREATE UNIQUE INDEX one_open_relation_request on relation_request
  (min(asker_id, asked_id), max(asker_id, asked_id)) where state = 'pending';
CREATE INDEX relation_request_by_asker on relation_request (asker_id);
CREATE INDEX relation_request_by_asked on relation_request (asked_id, created_at, id);
CREATE TRIGGER i16_relation_request_stays before update on relation_request
when old.state <> 'pending'
begin
  select raise(abort, 'I16: a decided relation request never changes');
end;
CREATE INDEX membership_by_partnership on membership (partnership_id)
  where ended_at is null and partnership_id is not null;
CREATE INDEX membership_by_last_day on membership (last_day)
  where ended_at is null and last_day is not null;
CREATE INDEX request_by_partnership on member_request (partnership_id)
  where state in ('pending', 'expired');
CREATE INDEX request_by_sender_anywhere on member_request (sender_id)
  where state in ('pending', 'expired');
CREATE INDEX request_by_term on member_request (expires_at) where state = 'pending';
CREATE INDEX log_by_handling on log (handling);
CREATE INDEX denied_by_actor on denied (actor);
CREATE INDEX denied_by_org on denied (org_id);
CREATE INDEX denied_by_user on denied (user_id);
CREATE TRIGGER i17_denied_no_delete before delete on denied
begin
  select raise(abort, 'I17: the log only grows');
end;
CREATE INDEX user_active on user (env_id, folded, id)
  where status = 'active' and role <> 'env_admin';
CREATE INDEX membership_of_partner on membership (org_id, user_id)
  where partnership_id is not null and ended_at is null;
CREATE INDEX request_accepted on member_request (accepted_id) where accepted_id is not null;
CREATE INDEX user_by_env on user (env_id, folded, id, status, folded_email);
CREATE INDEX user_by_env_role on user (env_id, role, folded, id, status, folded_email);
CREATE INDEX user_by_env_status on user (env_id, status, folded, id, folded_email);
CREATE TRIGGER listed_comes after insert on user
when new.status <> 'removed'
begin
  insert into listed (env_id, users) values (new.env_id, 1)
    on conflict (env_id) do update set users = users + 1;
end;
CREATE TRIGGER listed_goes after update of status on user
when new.status = 'removed' and old.status <> 'removed'
begin
  update listed set users = users - 1 where env_id = new.env_id;
end;
CREATE INDEX membership_by_name on membership (org_id, folded, user_id, last_day)
  where ended_at is null;
CREATE INDEX membership_by_level on membership (org_id, level, folded, user_id, last_day)
  where ended_at is null;
CREATE TRIGGER member_comes after insert on membership
when new.ended_at is null
begin
  update membership set folded = (select folded from user where id = new.user_id)
    where id = new.id;
end;
CREATE TRIGGER member_is_renamed after update of folded on user
when new.folded <> old.folded
begin
  update membership set folded = new.folded where user_id = new.id and ended_at is null;
end;
CREATE INDEX denied_by_place on denied (after, id);
CREATE TRIGGER i17_no_update before update on log
when old.hash is not null
begin
  select raise(abort, 'I17: the log only grows');
end;
CREATE TRIGGER i17_denied_no_update before update on denied
when old.hash is not null
begin
  select raise(abort, 'I17: the log only grows');
end;
CREATE TRIGGER listed_begins after insert on environment
begin
  insert into listed (env_id, users) values (new.id, 0) on conflict do nothing;
end;
CREATE UNIQUE INDEX one_key_one_person on ssh_key (fingerprint) where withdrawn_at is null;
CREATE INDEX ssh_key_by_user on ssh_key (user_id, id);
CREATE TRIGGER i16_key_stays before update on ssh_key
when old.withdrawn_at is not null
begin
  select raise(abort, 'I16: a withdrawn key never changes');
end;
CREATE TRIGGER key_never_moves before update on ssh_key
when new.user_id <> old.user_id or new.kind <> old.kind or new.body <> old.body
  or new.fingerprint <> old.fingerprint
begin
  select raise(abort, 'a key stays the key of its person');
end;
COMMIT;
