//! What the rules must know, loaded in the write transaction: the rows around the organisation
//! and the people that a command names, and nothing of anybody else.

use std::collections::BTreeSet;

use rusqlite::{Row, Transaction, params};

use super::{
    Result,
    convert::{list, person},
    table,
};
use crate::domain::{Command, Facts, MembershipId, OrgId, Origin, Record, RequestId, UserId};

/// The facts for a command of this actor.
pub(super) fn load(tx: &Transaction<'_>, actor: UserId, command: &Command) -> Result<Facts> {
    let mut it = Loader { tx, facts: Facts::default(), people: BTreeSet::from([actor]) };
    it.facts.fresh = tx.query_row("select fresh from counter", [], |row| row.get(0))?;
    let (org, members, requests) = it.named(command)?;
    let Some(org) = org else {
        it.users()?;
        return Ok(it.facts);
    };
    it.named_rows(&members, &requests)?;
    it.around(org, actor)?;
    it.users()?;
    it.partnerships(org)?;
    it.mentioned();
    it.users()?;
    Ok(it.facts)
}

type Named = (Option<OrgId>, Vec<MembershipId>, Vec<RequestId>);

struct Loader<'a> {
    tx: &'a Transaction<'a>,
    facts: Facts,
    /// Whom the command is about: the actor and everybody it names.
    people: BTreeSet<UserId>,
}

impl Loader<'_> {
    /// The organisation, memberships and requests that a command names.
    fn named(&mut self, command: &Command) -> Result<Named> {
        Ok(match command {
            Command::AddMembers { org, picks, .. } => {
                self.people.extend(picks.iter().map(|pick| pick.user));
                (Some(*org), Vec::new(), Vec::new())
            }
            Command::AcceptRequest { request } | Command::DeclineRequest { request, .. } => {
                let found = table::request(self.tx, *request)?;
                (found.map(|request| request.org), Vec::new(), vec![*request])
            }
            Command::WithdrawRequests { org, requests }
            | Command::RenewRequests { org, requests } => {
                (Some(*org), Vec::new(), requests.clone())
            }
            Command::ChangeLevel { org, members, .. } | Command::RemoveMembers { org, members } => {
                (Some(*org), members.clone(), Vec::new())
            }
            Command::ChangeLastDay { org, members, .. } => {
                (Some(*org), members.iter().map(|(id, _)| *id).collect(), Vec::new())
            }
            Command::Leave { org } => (Some(*org), Vec::new(), Vec::new()),
        })
    }

    /// The named rows, ended or not, and whom they are about.
    fn named_rows(&mut self, members: &[MembershipId], requests: &[RequestId]) -> Result<()> {
        let sql = format!(
            "select {} from membership where id in (select value from json_each(?1))",
            table::MEMBERSHIP
        );
        for row in self.all(&sql, [list(members.iter().map(|id| id.0))], table::read_membership)? {
            self.people.insert(row.user);
            self.facts.put(Record::Membership(row));
        }
        let sql = format!(
            "select {} from member_request where id in (select value from json_each(?1))",
            table::REQUEST
        );
        for row in self.all(&sql, [list(requests.iter().map(|id| id.0))], table::read_request)? {
            self.people.insert(row.addressee);
            self.facts.put(Record::Request(row));
        }
        Ok(())
    }

    /// The organisation; its Beheerders, and the live memberships of the people; what was lost by
    /// the actor; the open requests to and from the people.
    fn around(&mut self, org: OrgId, actor: UserId) -> Result<()> {
        if let Some(row) = table::organisation(self.tx, org)? {
            self.facts.put(Record::Organisation(row));
        }
        let people = list(self.people.iter().map(|user| user.0));
        let sql = format!(
            "select {} from membership where org_id = ?1 and ended_at is null
             and (level = 'org_admin' or user_id in (select value from json_each(?2)))",
            table::MEMBERSHIP
        );
        for row in self.all(&sql, params![org, people], table::read_membership)? {
            self.facts.put(Record::Membership(row));
        }
        let sql = format!(
            "select {} from membership where org_id = ?1 and user_id = ?2
             order by id desc limit 1",
            table::MEMBERSHIP
        );
        for row in self.all(&sql, params![org, actor], table::read_membership)? {
            self.facts.put(Record::Membership(row));
        }
        let sql = format!(
            "select {} from member_request
             where org_id = ?1 and state in ('pending', 'expired')
             and (addressee_id in (select value from json_each(?2))
               or sender_id in (select value from json_each(?2)))",
            table::REQUEST
        );
        for row in self.all(&sql, params![org, people], table::read_request)? {
            self.facts.put(Record::Request(row));
        }
        Ok(())
    }

    /// The partnerships between the organisation's environment and those of the people, those on
    /// which memberships rest, and the relations of the people in them.
    fn partnerships(&mut self, org: OrgId) -> Result<()> {
        let Some(env) = self.facts.orgs.get(&org).map(|org| org.env) else { return Ok(()) };
        let envs: BTreeSet<i64> = self.facts.users.values().map(|user| user.env.0).collect();
        let resting = self.facts.memberships.values().filter_map(|m| match m.origin {
            Origin::Partner(id) => Some(id.0),
            Origin::Own => None,
        });
        let resting = list(resting.collect::<BTreeSet<_>>());
        let sql = format!(
            "select {0} from partnership where side_a = ?1 and ended_at is null
               and side_b in (select value from json_each(?2))
             union select {0} from partnership where side_b = ?1 and ended_at is null
               and side_a in (select value from json_each(?2))
             union select {0} from partnership where id in (select value from json_each(?3))",
            table::PARTNERSHIP
        );
        for row in self.all(&sql, params![env, list(envs), resting], table::read_partnership)? {
            self.facts.put(Record::Partnership(row));
        }
        let people = list(self.people.iter().map(|user| user.0));
        let within = list(self.facts.partnerships.keys().map(|id| id.0));
        let sql = format!(
            "select {0} from relation where ended_at is null
               and user_a in (select value from json_each(?1))
               and partnership_id in (select value from json_each(?2))
             union select {0} from relation where ended_at is null
               and user_b in (select value from json_each(?1))
               and partnership_id in (select value from json_each(?2))",
            table::RELATION
        );
        for row in self.all(&sql, params![people, within], table::read_relation)? {
            self.facts.put(Record::Relation(row));
        }
        Ok(())
    }

    /// Everybody whom the loaded rows mention: for their names, and for the other end of relations.
    fn mentioned(&mut self) {
        let facts = &self.facts;
        let members = facts.memberships.values().flat_map(|m| {
            let ended = m.ended.and_then(|end| person(end.by));
            let lowered = m.lowered.and_then(|(_, by)| person(by));
            [Some(m.user), person(m.changed_by), ended, lowered]
        });
        let requests = facts.requests.values().flat_map(|r| {
            let decided = r.decided.as_ref().and_then(|decided| person(decided.by));
            [Some(r.addressee), Some(r.sender), decided, None]
        });
        let relations =
            facts.relations.values().flat_map(|r| [Some(r.users.0), Some(r.users.1), None, None]);
        let all: Vec<_> = members.chain(requests).chain(relations).flatten().collect();
        self.people.extend(all);
    }

    /// The users that are known by number and not loaded yet, and those of loaded memberships.
    fn users(&mut self) -> Result<()> {
        self.people.extend(self.facts.memberships.values().map(|m| m.user));
        let wanted = self.people.iter().filter(|user| !self.facts.users.contains_key(user));
        let sql = format!(
            "select {} from user where id in (select value from json_each(?1))",
            table::USER
        );
        for row in self.all(&sql, [list(wanted.map(|user| user.0))], table::read_user)? {
            self.facts.put(Record::User(row));
        }
        Ok(())
    }

    fn all<T>(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut find = self.tx.prepare_cached(sql)?;
        let rows = find.query_map(values, read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
