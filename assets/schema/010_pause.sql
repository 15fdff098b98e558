-- Until this day a member has no access, although the membership goes on (R168). It comes back by itself.

alter table membership add column paused_until text check (length(paused_until) = 10);
