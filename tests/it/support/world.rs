//! An example world in a database file, with helpers that find rows by name.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    sync::LazyLock,
    time::Duration,
};

use tempfile::TempDir;
use toegang::{
    domain::{
        Actor, Answer, ChosenPerson, Command, Day, Email, Enterprise, EnterpriseStatus, Event,
        Facts, HistoryBatch, InboxRow, JoinedBy, Kind, Level, MemberRow, MemberValue, MembershipId,
        Moment, Name, Now, OperationId, OrgId, OrgRow, PlatformRole, Profile, Query, Receipt,
        Record, Refusal, RegisterEntry, RequestId, RequestRow, Scheme, Session, SignUp, User,
        UserId, UserValue, Via, View, Zone,
    },
    example,
    store::{Store, StoreError},
    work::{CandidateScope, TypedText},
};

use super::all_facts::FactsBefore;

/// The current time in all tests: 23 November 2026, 17:10 in Amsterdam.
pub(crate) fn now() -> Now {
    Now { at: Moment(1_795_450_200_000), today: Day::new(2026, 11, 23).unwrap() }
}

/// A database with an example world, and its rows in memory.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) now: Now,
    pub(crate) facts: Facts,
    path: PathBuf,
    _folder: Option<TempDir>,
}

/// A database file that is made once per run: a copy is ready ten times sooner than a new one.
pub(crate) struct DatabaseFile(Vec<u8>);

impl DatabaseFile {
    /// Keeps the file at this path, which has no other connection.
    pub(crate) fn of(store: Store, path: &Path) -> Self {
        // Closing the last connection moves everything from the write-ahead log into the file.
        drop(store);
        let wal = path.with_extension("db-wal");
        assert!(!wal.exists(), "{} is still needed", wal.display());
        Self(fs::read(path).unwrap())
    }

    /// Creates a copy at this path, and shares its log as [`share`](super::share) does.
    pub(crate) fn copy_to(&self, path: &Path) -> Store {
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
        file.unwrap().write_all(&self.0).unwrap();
        let mut store = Store::open(path, Duration::from_secs(5)).unwrap();
        super::share(&mut store, path);
        store
    }
}

/// The file of a world, and its rows.
pub(crate) struct WorldFile {
    file: DatabaseFile,
    facts: Facts,
}

impl WorldFile {
    pub(crate) fn new(make: impl FnOnce() -> World) -> Self {
        let World { store, facts, path, _folder: folder, .. } = super::unshared(make);
        let file = DatabaseFile::of(store, &path);
        drop(folder);
        Self { file, facts }
    }

    /// Creates a world of its own, in a new folder.
    pub(crate) fn copy(&self) -> World {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.db");
        let store = self.file.copy_to(&path);
        let facts = self.facts.clone();
        World { store, now: now(), facts, path, _folder: Some(folder) }
    }
}

/// Returns the profile of a Dutch organisation. It has no registration number if `number` is empty.
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

/// Returns the register entry of an enterprise in Delft, with data from this day of November.
pub(crate) fn register_entry(scheme: Scheme, number: &str, name: &str, day: i8) -> RegisterEntry {
    let enterprise = Enterprise {
        scheme,
        number: number.to_owned(),
        status: EnterpriseStatus::Active,
        situation: None,
        name: name.to_owned(),
        trade_names: Vec::new(),
        street: Some("Oude Delft 12".to_owned()),
        postal_code: Some("2611 CC".to_owned()),
        town: Some("Delft".to_owned()),
        country: if scheme == Scheme::Kbo { "BE" } else { "NL" }.to_owned(),
    };
    RegisterEntry { enterprise, as_of: Day::new(2026, 11, day).unwrap() }
}

/// Returns a view that loads all rows as one page.
pub(crate) fn all_rows() -> View {
    View { take: 10_000, ..View::default() }
}

/// Returns the activation evidence of an organisation in `facts`.
pub(crate) fn offered_evidence(
    facts: &Facts,
    org: OrgId,
) -> Option<(toegang::domain::Method, Name)> {
    facts.orgs[&org].evidence.as_ref().map(|one| (one.method, one.reference.clone()))
}

/// Returns the command that removes these members, with their levels in `facts`.
pub(crate) fn remove(facts: &Facts, org: OrgId, users: &[UserId]) -> Command {
    let seen = |user: &UserId| facts.membership(org, *user).map(|m| (m.id, m.level)).unwrap();
    Command::RemoveMembers { org, members: users.iter().map(seen).collect() }
}

/// Returns the command that changes the level of these members, whom the actor saw with `from`.
pub(crate) fn change_level(
    org: OrgId,
    members: Vec<MembershipId>,
    from: Level,
    to: Level,
) -> Command {
    let seen = |id| (id, MemberValue::Level(from));
    let members = members.into_iter().map(seen).collect();
    Command::change_members(org, members, MemberValue::Level(to))
}

/// Returns the command that changes the last day of these members, each with the one that the actor
/// saw.
pub(crate) fn change_last_day(
    org: OrgId,
    members: Vec<(MembershipId, Option<Day>)>,
    to: Option<Day>,
) -> Command {
    let seen = |(id, day)| (id, MemberValue::LastDay(day));
    let members = members.into_iter().map(seen).collect();
    Command::change_members(org, members, MemberValue::LastDay(to))
}

/// Returns the command that pauses these members until a day, or ends their pause.
pub(crate) fn pause(
    org: OrgId,
    members: Vec<(MembershipId, Option<Day>)>,
    until: Option<Day>,
) -> Command {
    let seen = |(id, day)| (id, MemberValue::Pause(day));
    let members = members.into_iter().map(seen).collect();
    Command::change_members(org, members, MemberValue::Pause(until))
}

/// Returns the command that changes the role of a user, whom the actor saw with `from`.
pub(crate) fn set_role(user: UserId, from: PlatformRole, to: PlatformRole) -> Command {
    Command::ChangeUsers { users: vec![(user, UserValue::Role(from))], to: UserValue::Role(to) }
}

/// Returns the command that makes a user *Relatiemanager*, or ends that.
pub(crate) fn set_manager(user: UserId, manager: bool) -> Command {
    let users = vec![(user, UserValue::Manager(!manager))];
    Command::ChangeUsers { users, to: UserValue::Manager(manager) }
}

/// Returns the command that blocks or unblocks users.
pub(crate) fn set_blocked(users: impl IntoIterator<Item = UserId>, blocked: bool) -> Command {
    let seen = |user| (user, UserValue::Blocked(!blocked));
    let users = users.into_iter().map(seen).collect();
    Command::ChangeUsers { users, to: UserValue::Blocked(blocked) }
}

impl World {
    /// Creates the example world with a few users and organisations, in a new database.
    pub(crate) fn small_world() -> Self {
        static FILE: LazyLock<WorldFile> =
            LazyLock::new(|| WorldFile::new(World::small_world_in_wal));
        FILE.copy()
    }

    /// Like [`World::small_world`], but not a copy: all its pages are still in the write-ahead log.
    pub(crate) fn small_world_in_wal() -> Self {
        Self::from_history(&example::small(now()))
    }

    /// Creates a new database without users.
    pub(crate) fn empty() -> Self {
        Self::from_history(&[])
    }

    /// Creates the example world of the README, in a new database.
    pub(crate) fn full() -> Self {
        static FILE: LazyLock<WorldFile> =
            LazyLock::new(|| WorldFile::new(|| World::from_history(&example::full(now()))));
        FILE.copy()
    }

    /// Creates the full example world with `extra` more users in Piet's environment.
    pub(crate) fn with_users(extra: usize) -> Self {
        Self::with_users_of_seed(extra, 1)
    }

    /// Like [`World::with_users`]. Each seed gives different people.
    pub(crate) fn with_users_of_seed(extra: usize, seed: u64) -> Self {
        Self::from_history(&example::crowd(now(), extra, seed).collect::<Vec<_>>())
    }

    fn from_history(batches: &[HistoryBatch]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.db");
        let mut store = Store::open(&path, Duration::from_secs(5)).unwrap();
        // Use a fixed offset of +1 hour, so that times on screens do not depend on the system.
        store.set_first_zone(&Zone::new("CET-1").unwrap()).unwrap();
        store.seed(batches).unwrap();
        super::share(&mut store, &path);
        let mut facts = Facts::default();
        for event in batches.iter().flat_map(|batch| &batch.events) {
            facts.apply(event);
        }
        Self { store, now: now(), facts, path, _folder: Some(folder) }
    }

    /// Opens an existing database as a world.
    pub(crate) fn open(path: &Path) -> Self {
        let store = super::connected(Store::open(path, Duration::from_secs(5)).unwrap(), path);
        let (facts, path) = (Facts::default(), path.to_owned());
        let mut world = Self { store, now: now(), facts, path, _folder: None };
        world.facts = crate::store::replay(&world);
        world
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.path.clone()
    }

    /// Opens a second connection to the file.
    pub(crate) fn second_store(&self) -> Store {
        super::connected(Store::open(&self.path, Duration::from_secs(30)).unwrap(), &self.path)
    }

    /// Returns the user whose address begins with `who`, as in `user("anna")`.
    pub(crate) fn user(&self, who: &str) -> UserId {
        let start = format!("{who}@");
        let found = self.facts.users.values().find(|user| user.email.starts_with(&start));
        found.unwrap_or_else(|| panic!("nobody is {who}")).id
    }

    pub(crate) fn session(&self, who: &str) -> Session {
        Session { user: self.user(who), via: Via::Tui }
    }

    /// Returns the organisation whose name begins with `name`.
    pub(crate) fn org(&self, name: &str) -> OrgId {
        let found = self.facts.orgs.values().find(|org| org.name.starts_with(name));
        found.unwrap_or_else(|| panic!("no {name}")).id
    }

    /// Executes a command as this user, and reloads the rows.
    pub(crate) fn act(&mut self, who: &str, command: &Command) -> Result<Receipt, Refusal> {
        self.act_as(self.session(who), command)
    }

    pub(crate) fn act_as(&mut self, who: Session, command: &Command) -> Result<Receipt, Refusal> {
        let before = FactsBefore::load(self, (who, command));
        let done = self.store.execute(who, command, self.now);
        let done = self.finish(done);
        before.compare(self, (who, command), &done);
        done
    }

    /// Returns the number of the newest operation.
    pub(crate) fn last_operation(&self) -> OperationId {
        let db = rusqlite::Connection::open(self.path()).unwrap();
        let sql = "select handling from log order by seq desc limit 1";
        OperationId(db.query_row(sql, [], |row| row.get(0)).unwrap())
    }

    /// Executes a sign-up or an activation, and reloads the rows.
    pub(crate) fn sign_up(&mut self, entry: &SignUp) -> Result<Receipt, Refusal> {
        let done = self.store.enter(entry, Via::Tui, self.now);
        self.finish(done)
    }

    fn finish(&mut self, done: toegang::store::Result<Receipt>) -> Result<Receipt, Refusal> {
        match done {
            Ok(receipt) => {
                self.facts = crate::store::replay(self);
                Ok(receipt)
            }
            Err(StoreError::Refused(why)) => Err(why),
            Err(other) => panic!("{other}"),
        }
    }

    /// Signs a user up, without a name for the user or the environment.
    pub(crate) fn register(&mut self, email: &str) -> Result<Receipt, Refusal> {
        let email = Email::new(email).unwrap();
        self.sign_up(&SignUp::Register { email, full_name: None, env_name: None })
    }

    /// Activates an invited user with this code.
    pub(crate) fn activate(&mut self, email: &str, code: &str) -> Result<Receipt, Refusal> {
        let (email, code) = (Email::new(email).unwrap(), code.to_owned());
        self.sign_up(&SignUp::Activate { email, code, full_name: None })
    }

    /// Returns the command that invites this address as a basic user (*Basisgebruiker*).
    pub(crate) fn invite(email: &str, how: JoinedBy) -> Command {
        let (email, role) = (Email::new(email).unwrap(), PlatformRole::Basic);
        Command::InviteUser { email, full_name: None, role, how }
    }

    /// Adds a second user with the name Jan Jansen: `j2@eigendomein.nl`.
    pub(crate) fn add_second_jan(&mut self) {
        let add = Command::InviteUser {
            email: Email::new("j2@eigendomein.nl").unwrap(),
            full_name: Name::new("Jan Jansen").ok(),
            role: PlatformRole::Basic,
            how: JoinedBy::Added,
        };
        self.act("piet", &add.confirmed()).unwrap();
    }

    /// Returns the command that changes a user's role.
    pub(crate) fn change_role(&self, who: &str, to: PlatformRole) -> Command {
        let user = self.user(who);
        set_role(user, self.facts.users[&user].role, to)
    }

    /// Returns the command that changes a user's own name, if it is still the current one.
    pub(crate) fn rename(&self, who: &str, full_name: Option<Name>) -> Command {
        let from = self.facts.users[&self.user(who)].full_name.clone();
        Command::EditProfile { from, full_name }
    }

    /// Creates an active organisation with this name and number. `by` submits the evidence and
    /// `approver` approves it.
    pub(crate) fn create_organisation(
        &mut self,
        name: &str,
        number: &str,
        (by, approver): (&str, &str),
    ) -> OrgId {
        let profile = Box::new(profile(name, number));
        self.act(by, &Command::CreateOrganisation { profile, register: None }).unwrap();
        let org = self.org(name);
        let reference = Name::new("ref 1").unwrap();
        let method = toegang::domain::Method::Payment;
        self.act(by, &Command::OfferEvidence { org, method, reference }).unwrap();
        let approve = self.approve(org);
        self.act(approver, &approve).unwrap();
        org
    }

    /// Returns the command that approves the current evidence.
    pub(crate) fn approve(&self, org: OrgId) -> Command {
        Command::Approve { org, seen: offered_evidence(&self.facts, org) }
    }

    /// Executes a command that must be refused, and returns the code. For several people, returns
    /// the code of the first reason.
    pub(crate) fn refusal_code(&mut self, who: &str, command: &Command) -> &'static str {
        self.act(who, command).unwrap_err().code()
    }

    /// Returns the command that adds these people as *Lid*.
    pub(crate) fn add(&self, org: &str, who: &[&str]) -> Command {
        self.add_as(org, who, Level::Member)
    }

    pub(crate) fn add_as(&self, org: &str, who: &[&str], level: Level) -> Command {
        let pick = |who: &&str| ChosenPerson { user: self.user(who), level, last_day: None };
        Command::AddMembers {
            org: self.org(org),
            picks: who.iter().map(pick).collect(),
            message: None,
        }
    }

    /// Returns the command that removes these members, with their current levels.
    pub(crate) fn remove(&self, org: &str, who: &[&str]) -> Command {
        let users: Vec<_> = who.iter().map(|who| self.user(who)).collect();
        remove(&self.facts, self.org(org), &users)
    }

    /// Returns the command that ends the partnership between the environments of two users, with
    /// its current contents.
    pub(crate) fn end_partnership(&self, one: &str, other: &str) -> Command {
        let env = |who: &str| self.facts.users[&self.user(who)].env;
        let partnership = self.facts.partnership(env(one), env(other)).expect("partners").id;
        let (ends, withdrawn) = self.facts.through_partnership(partnership, self.now);
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

    /// Returns the members that this user sees.
    pub(crate) fn members(&self, who: &str, org: &str) -> Result<Vec<MemberRow>, Refusal> {
        let answer = self.ask(who, &Query::Members(self.org(org), all_rows()))?;
        let Answer::Members(page) = answer else { panic!("{answer:?}") };
        Ok(page.rows)
    }

    /// Returns the names of the organisations that this user is a member of, in the order of their
    /// list.
    pub(crate) fn organisations(&self, who: &str) -> Vec<String> {
        let rows = self.org_rows(who).into_iter();
        rows.filter(|row| row.my_level.is_some()).map(|row| row.name.to_string()).collect()
    }

    /// Returns the organisations in the user's list, including muted ones.
    pub(crate) fn org_rows(&self, who: &str) -> Vec<OrgRow> {
        let answer = self.ask(who, &Query::Organisations(all_rows())).unwrap();
        let Answer::Organisations(page) = answer else { panic!("{answer:?}") };
        page.rows
    }

    pub(crate) fn inbox(&self, who: &str, folder: toegang::domain::Folder) -> Vec<RequestRow> {
        let answer = self.ask(who, &Query::Inbox(folder, all_rows())).unwrap();
        let Answer::Inbox(page) = answer else { panic!("{answer:?}") };
        let rows = page.rows.into_iter().filter_map(|row| match row {
            InboxRow::Member(row) => Some(row),
            InboxRow::Relation(_) => None,
        });
        rows.collect()
    }

    /// Returns the organisations that the user sees but cannot open.
    pub(crate) fn closed_organisations(&self, who: &str) -> Vec<String> {
        let rows = self.org_rows(who).into_iter();
        rows.filter(|row| row.my_level.is_none()).map(|row| row.name.to_string()).collect()
    }

    /// Returns the relationship managers (*Relatiemanagers*) that the user finds with this text.
    pub(crate) fn find_managers(&self, who: &str, text: &str) -> Vec<String> {
        let found = toegang::work::Finder::default()
            .managers(&self.store, self.session(who), TypedText { text, take: 50 }, self.now)
            .unwrap();
        found.rows.iter().map(|row| row.person.name.to_string()).collect()
    }

    /// Returns the candidates shown to the user in the dialog to add members, before typing.
    pub(crate) fn candidates(
        &self,
        who: &str,
        org: OrgId,
    ) -> toegang::store::Result<Vec<toegang::domain::CandidateRow>> {
        let scope = CandidateScope { session: self.session(who), org };
        let found = toegang::work::Finder::default().candidates(
            &self.store,
            scope,
            TypedText { text: "", take: 1000 },
            self.now,
        );
        found.map(|found| found.rows)
    }

    /// Returns the open request to this user. Panics unless there is exactly one.
    pub(crate) fn open_request(&self, who: &str) -> RequestId {
        let rows = self.inbox(who, toegang::domain::Folder::Open);
        assert_eq!(rows.len(), 1, "one open request for {who}");
        rows[0].id
    }

    /// Returns the number that the inbox in the menu shows for this user.
    pub(crate) fn badge_count(&self, who: &str) -> usize {
        let answer = self.ask(who, &Query::Me).unwrap();
        let Answer::Me(me) = answer else { panic!("{answer:?}") };
        me.waiting
    }

    /// Writes a changed user directly, without a command or rules.
    pub(crate) fn change_user(&mut self, who: &str, change: impl FnOnce(&mut User)) {
        let was = self.facts.users[&self.user(who)].clone();
        let mut after = was.clone();
        change(&mut after);
        self.write_event(Kind::UserChanged, Some(Record::User(was)), Record::User(after));
    }

    /// Writes one event directly, without rules.
    pub(crate) fn write_event(&mut self, kind: Kind, was: Option<Record>, becomes: Record) {
        let event = Event { kind, was, becomes, by_system: true };
        self.facts.apply(&event);
        let batch = HistoryBatch { at: self.now.at, by: Actor::System, events: vec![event] };
        self.store.seed(&[batch]).unwrap();
    }

    /// Moves the clock forward by this many days.
    pub(crate) fn advance_days(&mut self, days: i32) {
        let at = self.now.at.plus_days(i64::from(days));
        self.now = Now { at, today: self.now.today.plus_days(days) };
    }
}
