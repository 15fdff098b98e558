//! World F0 in a real file, by name.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use tempfile::TempDir;
use toegang::{
    domain::{
        Actor, Answer, Chapter, Command, Day, Email, Entry, Event, Facts, HandlingId, How,
        InboxRow, Kind, Level, MemberRow, Moment, Name, Now, OrgId, OrgRow, Pick, PlatformRole,
        Profile, Query, Receipt, Record, Refusal, RequestId, RequestRow, Scheme, Session, User,
        UserId, Via, View, Zone,
    },
    example,
    store::{Store, StoreError},
};

use super::slice::Before;

/// The moment in which every test lives: 23 November 2026, 17:10 in Amsterdam.
pub(crate) fn now() -> Now {
    Now { at: Moment(1_795_450_200_000), today: Day::new(2026, 11, 23).unwrap() }
}

/// A file with a world in it.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) now: Now,
    pub(crate) facts: Facts,
    path: PathBuf,
    _folder: Option<TempDir>,
}

/// The form of a Dutch organisation; without a number when that is empty.
pub(crate) fn profile(name: &str, number: &str) -> Profile {
    let numbers = [(Scheme::Kvk, number.to_owned())].into_iter();
    Profile {
        name: Name::new(name).unwrap(),
        trade_name: None,
        street: Name::new("Oude Delft 12").ok(),
        postal_code: Name::new("2611 CC").ok(),
        town: Name::new("Delft").ok(),
        country: "NL".to_owned(),
        numbers: numbers.filter(|(_, value)| !value.is_empty()).collect(),
        website: None,
        email: None,
        description: None,
    }
}

/// Everything in one page.
pub(crate) fn whole() -> View {
    View { take: 10_000, ..View::default() }
}

/// What an organisation is to be activated with, as the facts know it.
pub(crate) fn offered(facts: &Facts, org: OrgId) -> Option<(toegang::domain::Method, Name)> {
    facts.orgs[&org].evidence.as_ref().map(|one| (one.method, one.reference.clone()))
}

/// Takes the access of these members away, as the facts know them.
pub(crate) fn remove(facts: &Facts, org: OrgId, users: &[UserId]) -> Command {
    let seen = |user: &UserId| facts.membership(org, *user).map(|m| (m.id, m.level)).unwrap();
    Command::RemoveMembers { org, members: users.iter().map(seen).collect() }
}

impl World {
    /// F0.
    pub(crate) fn f0() -> Self {
        Self::of(&example::small(now()))
    }

    /// The whole example.
    pub(crate) fn whole() -> Self {
        Self::of(&example::whole(now()))
    }

    /// The whole example with so many more users of Piet's environment.
    pub(crate) fn crowded(more: usize) -> Self {
        Self::crowd(more, 1)
    }

    /// The same with other people for each seed.
    pub(crate) fn crowd(more: usize, seed: u64) -> Self {
        Self::of(&example::crowd(now(), more, seed).collect::<Vec<_>>())
    }

    fn of(chapters: &[Chapter]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("t.db"), Duration::from_secs(5)).unwrap();
        // An hour before UTC, as the times that tests see on screens are told.
        store.begin_zone(&Zone::new("CET-1").unwrap()).unwrap();
        store.seed(chapters).unwrap();
        let mut facts = Facts::default();
        for event in chapters.iter().flat_map(|chapter| &chapter.events) {
            facts.apply(event);
        }
        Self { store, now: now(), facts, path: folder.path().join("t.db"), _folder: Some(folder) }
    }

    /// A file that is there already.
    pub(crate) fn on(path: &Path) -> Self {
        let store = Store::open(path, Duration::from_secs(5)).unwrap();
        let (facts, path) = (Facts::default(), path.to_owned());
        let mut world = Self { store, now: now(), facts, path, _folder: None };
        world.facts = crate::store::replay(&world);
        world
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.path.clone()
    }

    /// A second program on the same file.
    pub(crate) fn other(&self) -> Store {
        Store::open(&self.path(), Duration::from_secs(30)).unwrap()
    }

    /// The user whose address begins so: `user("anna")`.
    pub(crate) fn user(&self, who: &str) -> UserId {
        let start = format!("{who}@");
        let found = self.facts.users.values().find(|user| user.email.starts_with(&start));
        found.unwrap_or_else(|| panic!("nobody is {who}")).id
    }

    pub(crate) fn session(&self, who: &str) -> Session {
        Session { user: self.user(who), via: Via::Tui }
    }

    /// The organisation whose name begins so.
    pub(crate) fn org(&self, name: &str) -> OrgId {
        let found = self.facts.orgs.values().find(|org| org.name.starts_with(name));
        found.unwrap_or_else(|| panic!("no {name}")).id
    }

    /// Does a command in somebody's name, as the store does it.
    pub(crate) fn act(&mut self, who: &str, command: &Command) -> Result<Receipt, Refusal> {
        self.act_as(self.session(who), command)
    }

    pub(crate) fn act_as(&mut self, who: Session, command: &Command) -> Result<Receipt, Refusal> {
        let before = Before::of(self, (who, command));
        let done = self.store.execute(who, command, self.now);
        let done = self.done(done);
        before.compare(self, (who, command), &done);
        done
    }

    /// The last handling in the log.
    pub(crate) fn last_handling(&self) -> HandlingId {
        let db = rusqlite::Connection::open(self.path()).unwrap();
        let sql = "select handling from log order by seq desc limit 1";
        HandlingId(db.query_row(sql, [], |row| row.get(0)).unwrap())
    }

    /// Somebody at the door.
    pub(crate) fn enter(&mut self, entry: &Entry) -> Result<Receipt, Refusal> {
        let done = self.store.enter(entry, Via::Tui, self.now);
        self.done(done)
    }

    fn done(&mut self, done: toegang::store::Result<Receipt>) -> Result<Receipt, Refusal> {
        match done {
            Ok(receipt) => {
                self.facts = crate::store::replay(self);
                Ok(receipt)
            }
            Err(StoreError::Refused(why)) => Err(why),
            Err(other) => panic!("{other}"),
        }
    }

    /// Registers somebody; without a name for the environment.
    pub(crate) fn register(&mut self, email: &str) -> Result<Receipt, Refusal> {
        let email = Email::new(email).unwrap();
        self.enter(&Entry::Register { email, full_name: None, env_name: None })
    }

    /// Activates somebody with this code.
    pub(crate) fn activate(&mut self, email: &str, code: &str) -> Result<Receipt, Refusal> {
        let (email, code) = (Email::new(email).unwrap(), code.to_owned());
        self.enter(&Entry::Activate { email, code, full_name: None })
    }

    /// An invitation to this address, as Basisgebruiker.
    pub(crate) fn invite(email: &str, how: How) -> Command {
        let (email, role) = (Email::new(email).unwrap(), PlatformRole::Basic);
        Command::InviteUser { email, full_name: None, role, how }
    }

    /// Adds a second user of the name Jan Jansen: `j2@eigendomein.nl`.
    pub(crate) fn second_jan(&mut self) {
        let add = Command::InviteUser {
            email: Email::new("j2@eigendomein.nl").unwrap(),
            full_name: Name::new("Jan Jansen").ok(),
            role: PlatformRole::Basic,
            how: How::Added,
        };
        self.act("piet", &add.knowingly()).unwrap();
    }

    /// Returns the command that changes a user's role.
    pub(crate) fn role(&self, who: &str, to: PlatformRole) -> Command {
        let user = self.user(who);
        Command::ChangeRole { user, from: self.facts.users[&user].role, to }
    }

    /// Gives somebody another name, from the one that he has.
    pub(crate) fn rename(&self, who: &str, full_name: Option<Name>) -> Command {
        let from = self.facts.users[&self.user(who)].full_name.clone();
        Command::EditProfile { from, full_name }
    }

    /// Makes an organisation of that name with that number, and activates it: `by` hands in the
    /// evidence, `approver` approves.
    pub(crate) fn organisation(
        &mut self,
        name: &str,
        number: &str,
        (by, approver): (&str, &str),
    ) -> OrgId {
        let profile = Box::new(profile(name, number));
        self.act(by, &Command::CreateOrganisation { profile }).unwrap();
        let org = self.org(name);
        let reference = Name::new("ref 1").unwrap();
        let method = toegang::domain::Method::Payment;
        self.act(by, &Command::OfferEvidence { org, method, reference }).unwrap();
        let approve = self.approve(org);
        self.act(approver, &approve).unwrap();
        org
    }

    /// Approves the evidence as it is now.
    pub(crate) fn approve(&self, org: OrgId) -> Command {
        Command::Approve { org, seen: offered(&self.facts, org) }
    }

    /// The code of a refusal, or of the first reason when nobody was left.
    pub(crate) fn refused(&mut self, who: &str, command: &Command) -> &'static str {
        self.act(who, command).unwrap_err().code()
    }

    /// Adds these people as Lid.
    pub(crate) fn add(&self, org: &str, who: &[&str]) -> Command {
        self.add_as(org, who, Level::Member)
    }

    pub(crate) fn add_as(&self, org: &str, who: &[&str], level: Level) -> Command {
        let pick = |who: &&str| Pick { user: self.user(who), level, last_day: None };
        Command::AddMembers {
            org: self.org(org),
            picks: who.iter().map(pick).collect(),
            message: None,
        }
    }

    /// Takes the access of these people away, as it is now.
    pub(crate) fn remove(&self, org: &str, who: &[&str]) -> Command {
        let users: Vec<_> = who.iter().map(|who| self.user(who)).collect();
        remove(&self.facts, self.org(org), &users)
    }

    /// Ends the partnership of the environments of these two, as it is now.
    pub(crate) fn end(&self, one: &str, other: &str) -> Command {
        let env = |who: &str| self.facts.users[&self.user(who)].env;
        let partnership = self.facts.partnership(env(one), env(other)).expect("partners").id;
        let (ends, withdrawn) = self.facts.across(partnership, self.now);
        Command::EndPartnership { partnership, ends, withdrawn }
    }

    pub(crate) fn ask(&self, who: &str, query: &Query) -> Result<Answer, Refusal> {
        self.ask_as(self.session(who), query)
    }

    pub(crate) fn ask_as(&self, who: Session, query: &Query) -> Result<Answer, Refusal> {
        match self.store.ask(who, query, self.now) {
            Ok(answer) => Ok(answer),
            Err(StoreError::Refused(why)) => Err(why),
            Err(other) => panic!("{other}"),
        }
    }

    /// The members that somebody sees.
    pub(crate) fn members(&self, who: &str, org: &str) -> Result<Vec<MemberRow>, Refusal> {
        let answer = self.ask(who, &Query::Members(self.org(org), whole()))?;
        let Answer::Members(page) = answer else { panic!("{answer:?}") };
        Ok(page.rows)
    }

    /// The first names of the organisations that somebody sees.
    pub(crate) fn organisations(&self, who: &str) -> Vec<String> {
        let rows = self.org_rows(who).into_iter();
        rows.filter(|row| row.my_level.is_some()).map(|row| row.name.to_string()).collect()
    }

    /// The organisations in somebody's list, muted ones too.
    pub(crate) fn org_rows(&self, who: &str) -> Vec<OrgRow> {
        let answer = self.ask(who, &Query::Organisations(whole())).unwrap();
        let Answer::Organisations(page) = answer else { panic!("{answer:?}") };
        page.rows
    }

    pub(crate) fn inbox(&self, who: &str, folder: toegang::domain::Folder) -> Vec<RequestRow> {
        let answer = self.ask(who, &Query::Inbox(folder, whole())).unwrap();
        let Answer::Inbox(page) = answer else { panic!("{answer:?}") };
        let rows = page.rows.into_iter().filter_map(|row| match row {
            InboxRow::Member(row) => Some(row),
            InboxRow::Relation(_) => None,
        });
        rows.collect()
    }

    /// The organisations that a Beheerder of an environment knows of and cannot open.
    pub(crate) fn muted(&self, who: &str) -> Vec<String> {
        let rows = self.org_rows(who).into_iter();
        rows.filter(|row| row.my_level.is_none()).map(|row| row.name.to_string()).collect()
    }

    /// The Relatiemanagers whom somebody finds by typing this.
    pub(crate) fn managers(&self, who: &str, text: &str) -> Vec<String> {
        let found = toegang::work::Finder::default()
            .managers(&self.store, self.session(who), (text, 50), self.now)
            .unwrap();
        found.rows.iter().map(|row| row.person.name.to_string()).collect()
    }

    /// Who is shown to somebody in the member dialog of an organisation, before anything is typed.
    pub(crate) fn candidates(
        &self,
        who: &str,
        org: OrgId,
    ) -> toegang::store::Result<Vec<toegang::domain::CandidateRow>> {
        let asked = (self.session(who), org);
        let found =
            toegang::work::Finder::default().candidates(&self.store, asked, ("", 1000), self.now);
        found.map(|found| found.rows)
    }

    /// The one open request to somebody.
    pub(crate) fn request(&self, who: &str) -> RequestId {
        let rows = self.inbox(who, toegang::domain::Folder::Open);
        assert_eq!(rows.len(), 1, "one open request for {who}");
        rows[0].id
    }

    /// Badge and name of somebody.
    pub(crate) fn badge(&self, who: &str) -> usize {
        let answer = self.ask(who, &Query::Me).unwrap();
        let Answer::Me(me) = answer else { panic!("{answer:?}") };
        me.waiting
    }

    /// Changes somebody, as issue "The neighbours" will do it by a command.
    pub(crate) fn change(&mut self, who: &str, change: impl FnOnce(&mut User)) {
        let was = self.facts.users[&self.user(who)].clone();
        let mut after = was.clone();
        change(&mut after);
        self.write(Kind::UserChanged, Some(Record::User(was)), Record::User(after));
    }

    /// Writes one event without rules.
    pub(crate) fn write(&mut self, kind: Kind, was: Option<Record>, becomes: Record) {
        let event = Event { kind, was, becomes, by_system: true };
        self.facts.apply(&event);
        let chapter = Chapter { at: self.now.at, by: Actor::System, events: vec![event] };
        self.store.seed(&[chapter]).unwrap();
    }

    /// Some days later.
    pub(crate) fn later(&mut self, days: i32) {
        let at = self.now.at.plus_days(i64::from(days));
        self.now = Now { at, today: self.now.today.plus_days(days) };
    }
}
