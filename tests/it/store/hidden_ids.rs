//! Queries and commands answer a hidden number like a number that does not exist. Each query and
//! command with a number is tried with all numbers of a world, as users in each position.

use std::collections::BTreeSet;

use toegang::{
    domain::{
        AccessBy, ChosenAccess, ChosenPerson, Command, Email, Folder, InboxRow, KeyId, Level,
        LogRow, MembershipId, Message, Method, Name, OperationId, OrgId, PaneContent, PaneSubject,
        PartnershipId, PersonRef, PlatformRole, Profile, Query, RelationRequestId, RequestId,
        UndoTarget, UserId,
    },
    work::{Finder, TypedText},
};

use crate::support::{World, all_rows, key, profile, set_blocked, set_manager, set_role};

/// A number that no row has.
const UNUSED_ID: i64 = 900_000;

/// Users in each position: administrators of an environment with and without memberships,
/// relationship managers and plain users of a partner, and two users without relations.
const VIEWERS: [&str; 7] = ["piet", "jan", "els", "anna", "bram", "chris", "luc"];

/// Creates the small example with rows of each kind: open, accepted and declined requests, a
/// partner's administrator and relation requests. Also has keys, an ended partnership, and removed
/// users and organisations.
fn with_every_kind_of_row() -> World {
    let mut world = World::small_world();
    for (org, who) in [("Bakkerij", "anna"), ("Bakkerij", "bram"), ("Piet Holding", "anna")] {
        let add = world.add_as(org, &[who], Level::OrgAdmin);
        world.act("piet", &add).unwrap();
    }
    for (who, accepts) in [("anna", true), ("bram", false)] {
        let InboxRow::Member(row) = inbox_rows(&world, who).remove(0) else { panic!("a request") };
        let request = row.id;
        let answer = if accepts {
            Command::AcceptRequest { request }
        } else {
            Command::DeclineRequest { request, reason: None }
        };
        world.act(who, &answer).unwrap();
    }
    let add = world.add("Cijfermeesters", &["piet"]);
    world.act("anna", &add).unwrap();
    for (who, whom) in [("piet", "luc"), ("bram", "piet")] {
        let user = world.user(whom);
        world.act(who, &Command::AskRelation { user, message: None }).unwrap();
    }
    for (seed, who) in (1..).zip(["jan", "anna", "luc"]) {
        let add = Command::AddKey { user: world.user(who), key: Box::new(key(seed)) };
        world.act(who, &add).unwrap();
    }
    let end = world.end_partnership("luc", "anna");
    world.act("luc", &end).unwrap();
    world.create_organisation("Delft B.V.", "12345678", ("piet", "piet"));
    let gone = Command::RemoveOrganisation { org: world.org("Delft"), typed: "Delft B.V.".into() };
    world.act("piet", &gone).unwrap();
    let gone = Command::RemoveUser { user: world.user("noor"), successors: Vec::new() };
    world.act("piet", &gone).unwrap();
    let invite = World::invite("nieuw@cijfermeesters.nl", toegang::domain::JoinedBy::Invitation);
    world.act("anna", &invite).unwrap();
    world
}

fn inbox_rows(world: &World, who: &str) -> Vec<InboxRow> {
    let answer = world.ask(who, &Query::Inbox(Folder::Open, all_rows())).unwrap();
    let toegang::domain::Answer::Inbox(page) = answer else { panic!("{answer:?}") };
    page.rows
}

type NumberedQuery = (&'static str, fn(i64) -> Query);

/// Returns each query that contains a number, with the kind of number.
fn numbered_queries() -> Vec<NumberedQuery> {
    vec![
        ("OrgId", |id| Query::Organisation(OrgId(id))),
        ("OrgId", |id| Query::Members(OrgId(id), all_rows())),
        ("OrgId", |id| Query::Requests(OrgId(id), Folder::Open, all_rows())),
        ("OrgId", |id| Query::Requests(OrgId(id), Folder::Handled, all_rows())),
        ("OrgId", |id| Query::Log(Some(OrgId(id)), all_rows(), &[])),
        ("OrgId", |id| Query::GroupedLog(Some(OrgId(id)), all_rows(), &[])),
        ("RequestId", |id| Query::History(RequestId(id))),
        ("OperationId", |id| Query::Operation(OperationId(id))),
        ("UserId", |id| Query::User(UserId(id))),
        ("UserId", |id| Query::Keys(UserId(id))),
        ("PartnershipId", |id| Query::Partnership(PartnershipId(id))),
        ("OrgId", |id| Query::Pane(PaneSubject::Organisation(OrgId(id)))),
        ("UserId", |id| Query::Pane(PaneSubject::User(UserId(id)))),
        ("PartnershipId", |id| Query::Pane(PaneSubject::Partnership(PartnershipId(id)))),
    ]
}

type NumberedCommand = (&'static str, fn(&World, i64) -> Command);

fn new_profile() -> Box<Profile> {
    Box::new(profile("Anders B.V.", ""))
}

fn rejection_reason() -> Message {
    Message::new("nee").unwrap()
}

fn bakery(world: &World) -> OrgId {
    world.org("Bakkerij")
}

fn anna_partnership(world: &World) -> PartnershipId {
    let env = |who| world.facts.users[&world.user(who)].env;
    world.facts.partnership(env("piet"), env("anna")).unwrap().id
}

fn end(org: OrgId, by: AccessBy) -> Command {
    let access = vec![ChosenAccess { org, by, level: Level::Member }];
    Command::EndAccess { access }
}

/// A request of one organisation to the actor does not give away the name of another.
#[test]
fn ending_a_request_names_no_organisation_but_its_own() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["bram"]);
    world.act("piet", &add).unwrap();
    let request = AccessBy::Asked(world.open_request("bram"));
    // Of several organisations, all rows that the command names are loaded.
    let end_beside = |org| {
        let of = |org| ChosenAccess { org, by: request, level: Level::Member };
        Command::EndAccess { access: vec![of(org), of(OrgId(UNUSED_ID + 1))] }
    };
    let refused = dry_run_text(&world, "bram", &end_beside(world.org("Piet Holding")));
    assert_eq!(refused, dry_run_text(&world, "bram", &end_beside(OrgId(UNUSED_ID))));
    assert!(!refused.contains("Piet Holding"), "{refused}");
    assert!(dry_run_text(&world, "bram", &end_beside(bakery(&world))).contains("Declined"));
}

/// Returns each command that contains a number, with the kind of number.
#[rustfmt::skip]
fn numbered_commands() -> Vec<NumberedCommand> {
    use Command as C;
    vec![
        ("OrgId", |w, id| C::AddMembers { org: OrgId(id), message: None, picks: vec![ChosenPerson {
            user: w.user("piet"), level: Level::Member, last_day: None }] }),
        ("OrgId", |_, id| C::WithdrawRequests { org: OrgId(id), requests: vec![RequestId(1)] }),
        ("OrgId", |_, id| C::RenewRequests { org: OrgId(id), requests: vec![RequestId(1)] }),
        ("OrgId", |_, id| crate::support::change_level(OrgId(id), vec![MembershipId(UNUSED_ID)], Level::Member, Level::OrgAdmin)),
        ("OrgId", |_, id| crate::support::change_last_day(OrgId(id), vec![(MembershipId(UNUSED_ID), None)], None)),
        ("OrgId", |_, id| C::RemoveMembers { org: OrgId(id),
            members: vec![(MembershipId(UNUSED_ID), Level::Member)] }),
        ("OrgId", |_, id| C::Leave { org: OrgId(id) }),
        ("OrgId", |_, id| end(OrgId(id), AccessBy::Member(MembershipId(UNUSED_ID)))),
        ("OrgId", |_, id| C::EditOrganisation { org: OrgId(id), from: new_profile(),
            to: new_profile(), register: None }),
        ("OrgId", |_, id| C::OfferEvidence { org: OrgId(id), method: Method::Payment,
            reference: Name::new("ref").unwrap() }),
        ("OrgId", |_, id| C::Approve { org: OrgId(id), seen: None }),
        ("OrgId", |_, id| C::Reject { org: OrgId(id), seen: None, reason: rejection_reason() }),
        ("OrgId", |_, id| C::RemoveOrganisation { org: OrgId(id), typed: "Anders".into() }),
        ("RequestId", |_, id| C::AcceptRequest { request: RequestId(id) }),
        ("RequestId", |_, id| C::DeclineRequest { request: RequestId(id), reason: None }),
        ("RequestId", |w, id| C::WithdrawRequests { org: bakery(w),
            requests: vec![RequestId(id)] }),
        ("RequestId", |w, id| C::RenewRequests { org: bakery(w), requests: vec![RequestId(id)] }),
        ("RequestId", |w, id| end(bakery(w), AccessBy::Asked(RequestId(id)))),
        ("MembershipId", |w, id| crate::support::change_level(bakery(w), vec![MembershipId(id)], Level::Member, Level::OrgAdmin)),
        ("MembershipId", |w, id| crate::support::change_last_day(bakery(w), vec![(MembershipId(id), None)], None)),
        ("MembershipId", |w, id| C::RemoveMembers { org: bakery(w),
            members: vec![(MembershipId(id), Level::Member)] }),
        ("MembershipId", |w, id| end(bakery(w), AccessBy::Member(MembershipId(id)))),
        ("UserId", |w, id| C::AddMembers { org: bakery(w), message: None, picks: vec![ChosenPerson {
            user: UserId(id), level: Level::Member, last_day: None }] }),
        ("UserId", |_, id| C::SendAgain { user: UserId(id) }),
        ("UserId", |_, id| C::WithdrawInvitation { user: UserId(id) }),
        ("UserId", |_, id| set_role(UserId(id), PlatformRole::Basic, PlatformRole::Advanced)),
        ("UserId", |_, id| set_manager(UserId(id), true)),
        ("UserId", |_, id| set_blocked([UserId(id)], true)),
        ("UserId", |_, id| C::RemoveUser { user: UserId(id), successors: Vec::new() }),
        ("UserId", |w, id| C::RemoveUser { user: w.user("jan"),
            successors: vec![(bakery(w), UserId(id))] }),
        ("UserId", |_, id| C::AddressCode { user: UserId(id),
            email: Email::new("x@eigendomein.nl").unwrap() }),
        ("UserId", |_, id| C::AddKey { user: UserId(id), key: Box::new(key(9)) }),
        ("UserId", |_, id| C::AskRelation { user: UserId(id), message: None }),
        ("KeyId", |_, id| C::WithdrawKey { key: KeyId(id) }),
        ("KeyId", |_, id| C::WithdrawKey { key: KeyId(id) }.confirmed()),
        ("KeyId", |_, id| C::ConfirmKey { key: KeyId(id) }),
        ("KeyId", |_, id| C::KeyCode { key: KeyId(id) }),
        ("RelationRequestId", |_, id| C::AcceptRelation { request: RelationRequestId(id) }),
        ("RelationRequestId", |_, id| C::DeclineRelation { request: RelationRequestId(id),
            reason: None }),
        ("RelationRequestId", |_, id| C::WithdrawRelation { request: RelationRequestId(id) }),
        ("PartnershipId", |_, id| C::EndPartnership { partnership: PartnershipId(id),
            ends: Vec::new(), withdrawn: Vec::new() }),
        ("MembershipId", |w, id| C::EndPartnership { partnership: anna_partnership(w),
            ends: vec![MembershipId(id)], withdrawn: Vec::new() }),
        ("RequestId", |w, id| C::EndPartnership { partnership: anna_partnership(w), ends: Vec::new(),
            withdrawn: vec![RequestId(id)] }),
        ("OperationId", |_, id| C::Undo { which: UndoTarget::Operation(OperationId(id)) }),
        ("OperationId", |_, id| C::Undo { which: UndoTarget::Operation(OperationId(id)) }.confirmed()),
    ]
}

/// Returns the effect of a command or its refusal, as text.
fn dry_run_text(world: &World, who: &str, command: &Command) -> String {
    format!(
        "{:?}",
        world.store.dry_run(world.session(who), command, world.now).map_err(|why| {
            let toegang::store::StoreError::Refused(why) = why else { panic!("{why}") };
            why
        })
    )
}

/// Collects the numbers in a debug text, such as `OrgId(12)`.
fn collect_ids(text: &str, found: &mut BTreeSet<(String, i64)>) {
    for (at, _) in text.match_indices("Id(") {
        let kind = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap();
        let number: String = text[at + 3..].chars().take_while(char::is_ascii_digit).collect();
        if let Ok(number) = number.parse() {
            found.insert((format!("{kind}Id"), number));
        }
    }
}

/// Returns all numbers in the lists of a user. Numbers inside log entries do not count, because
/// they are not rows of a list.
fn visible_ids(world: &World, who: &str) -> BTreeSet<(String, i64)> {
    let mut found = BTreeSet::new();
    let mut add = |text: &str| collect_ids(text, &mut found);
    for query in [
        Query::Me,
        Query::Organisations(all_rows()),
        Query::Users(all_rows()),
        Query::Partnerships(all_rows()),
        Query::RelationRequests(all_rows()),
        Query::Inbox(Folder::Open, all_rows()),
        Query::Inbox(Folder::Handled, all_rows()),
    ] {
        add(&format!("{:?}", world.ask(who, &query).unwrap()));
    }
    for row in log_rows(world, who) {
        add(&format!("{:?}{:?}{:?}", row.operation, row.org, row.user));
    }
    for org in world.org_rows(who) {
        for query in [
            Query::Organisation(org.id),
            Query::Members(org.id, all_rows()),
            Query::Requests(org.id, Folder::Open, all_rows()),
            Query::Requests(org.id, Folder::Handled, all_rows()),
        ] {
            add(&format!("{:?}", world.ask(who, &query)));
        }
        add(&format!("{:?}", world.candidates(who, org.id)));
    }
    for user in world.facts.users.values() {
        for query in [Query::User(user.id), Query::Keys(user.id)] {
            let answer = world.ask(who, &query);
            if user.env == world.facts.users[&world.user(who)].env {
                add(&format!("{answer:?}"));
            }
        }
    }
    for partnership in world.facts.partnerships.keys() {
        add(&format!("{:?}", world.ask(who, &Query::Partnership(*partnership))));
    }
    let session = world.session(who);
    let managers = Finder::default().managers(
        &world.store,
        session,
        TypedText { text: "", take: 1000 },
        world.now,
    );
    add(&format!("{managers:?}"));
    found
}

fn log_rows(world: &World, who: &str) -> Vec<LogRow> {
    let answer = world.ask(who, &Query::Log(None, all_rows(), &[])).unwrap();
    let toegang::domain::Answer::Log(page) = answer else { panic!("{answer:?}") };
    page.rows
}

/// Returns whether the user may know a number that is in none of their lists.
fn is_known_otherwise(world: &World, who: &str, (kind, id): (&str, i64)) -> bool {
    let me = &world.facts.users[&world.user(who)];
    let admin = me.is_active() && me.role == PlatformRole::EnvAdmin;
    match kind {
        // Former members may know about their ended access, and the environment about a removed
        // organisation.
        "OrgId" => {
            let of_me = |m: &&toegang::domain::Membership| m.org.0 == id && m.user == me.id;
            world.facts.memberships.values().any(|m| of_me(&m))
                || (admin && world.facts.orgs.get(&OrgId(id)).is_some_and(|org| org.env == me.env))
        }
        // Administrators of the environment may know about removed users.
        "UserId" => {
            admin && world.facts.users.get(&UserId(id)).is_some_and(|user| user.env == me.env)
        }
        // Users may know about ended partnerships of their own environment.
        "PartnershipId" => {
            let found = world.facts.partnerships.get(&PartnershipId(id));
            found.is_some_and(|p| p.sides.0 == me.env || p.sides.1 == me.env)
        }
        // Users may know about ended memberships of organisations that they can open, and of their
        // own users.
        "MembershipId" => world.facts.memberships.get(&MembershipId(id)).is_some_and(|m| {
            world.openable_orgs(who).contains(&m.org)
                || (admin && world.facts.users[&m.user].env == me.env)
        }),
        // Users may know about open and closed relation requests that they sent or received.
        "RelationRequestId" => {
            let found = world.facts.relation_requests.get(&RelationRequestId(id));
            found.is_some_and(|r| r.asker == me.id || r.asked == me.id)
        }
        _ => false,
    }
}

impl World {
    /// Returns the organisations that the user can open.
    fn openable_orgs(&self, who: &str) -> BTreeSet<OrgId> {
        let rows = self.org_rows(who).into_iter();
        rows.filter(|row| row.my_level.is_some()).map(|row| row.id).collect()
    }
}

/// The numbers that a user may not know, by kind.
struct HiddenIds<'a> {
    world: &'a World,
    who: &'a str,
    listed: BTreeSet<(String, i64)>,
}

impl<'a> HiddenIds<'a> {
    fn new(world: &'a World, who: &'a str) -> Self {
        Self { world, who, listed: visible_ids(world, who) }
    }

    fn contains(&self, kind: &str, id: i64) -> bool {
        !self.listed.contains(&(kind.to_owned(), id))
            && !is_known_otherwise(self.world, self.who, (kind, id))
    }
}

fn highest_id(world: &World) -> i64 {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    db.query_row("select fresh from counter", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_query_with_a_hidden_id_answers_like_a_missing_id() {
    let world = with_every_kind_of_row();
    let mut differed = 0;
    for who in VIEWERS {
        let unknown = HiddenIds::new(&world, who);
        for (kind, question) in numbered_queries() {
            let unused = format!("{:?}", world.ask(who, &question(UNUSED_ID)));
            for id in 1..highest_id(&world) {
                let answer = format!("{:?}", world.ask(who, &question(id)));
                if unknown.contains(kind, id) {
                    assert_eq!(answer, unused, "{who} asks {:?}", question(id));
                } else if answer != unused {
                    differed += 1;
                }
            }
        }
    }
    assert!(differed > 100, "what one may see is answered: {differed}");
}

fn pane(world: &World, who: &str, subject: PaneSubject) -> PaneContent {
    let answer = world.ask(who, &Query::Pane(subject)).unwrap();
    let toegang::domain::Answer::Pane(content) = answer else { panic!("{answer:?}") };
    *content
}

/// Every organisation, member and event in a pane is also in a list or the log of the viewer, and a
/// member whom the viewer cannot see has an empty pane.
#[test]
fn a_pane_shows_nothing_that_the_viewer_cannot_see_elsewhere() {
    let world = with_every_kind_of_row();
    let (mut access, mut members, mut events) = (0, 0, 0);
    for who in VIEWERS {
        let known = HiddenIds::new(&world, who);
        let logged: BTreeSet<i64> = log_rows(&world, who).iter().map(|row| row.seq).collect();
        let orgs = || world.facts.orgs.keys().copied();
        let users = || world.facts.users.keys().copied();
        let pairs = orgs().flat_map(|org| users().map(move |user| PaneSubject::Member(org, user)));
        let partnerships = world.facts.partnerships.keys().copied();
        let subjects = orgs().map(PaneSubject::Organisation);
        let subjects = subjects.chain(users().map(PaneSubject::User)).chain(pairs);
        for subject in subjects.chain(partnerships.map(PaneSubject::Partnership)) {
            let content = pane(&world, who, subject);
            for one in &content.access {
                assert!(!known.contains("OrgId", one.org.0.0), "{who} {subject:?} {one:?}");
            }
            for one in &content.members {
                assert!(!known.contains("UserId", one.person.id.0), "{who} {subject:?} {one:?}");
            }
            for one in &content.events {
                assert!(logged.contains(&one.row.seq), "{who} {subject:?} {one:?}");
            }
            if let PaneSubject::Member(org, user) = subject
                && !world.openable_orgs(who).contains(&org)
            {
                assert_eq!(content, PaneContent::default(), "{who} {org:?} {user:?}");
            }
            access += content.access.len();
            members += content.members.len();
            events += content.events.len();
        }
    }
    assert!(access > 5 && members > 5 && events > 5, "{access} {members} {events}");
}

/// Searches give equal answers for a hidden and for a missing organisation or user.
#[test]
fn a_search_with_a_hidden_id_answers_like_a_missing_id() {
    let world = with_every_kind_of_row();
    let mut differed = 0;
    for who in VIEWERS {
        let (unknown, session) = (HiddenIds::new(&world, who), world.session(who));
        let asks = |org: i64, user: i64| {
            let (of, mut it) =
                (toegang::work::CandidateScope { session, org: OrgId(org) }, Finder::default());
            let (store, now) = (&world.store, world.now);
            let people: Vec<PersonRef> = match world.facts.users.get(&UserId(user)) {
                Some(user) => {
                    vec![PersonRef::parse(&user.email), PersonRef::parse(&user.person().name)]
                }
                None => {
                    vec![PersonRef::parse("nn@eigendomein.nl"), PersonRef::parse("Nomen Nescio")]
                }
            };
            let found = it
                .candidates(store, of, TypedText { text: "", take: 9 }, now)
                .map(|found| found.searched);
            let resolved = it.resolve(store, of, &people, now);
            let resolved = resolved.map(|all| (all.rows, all.ambiguous.len(), all.unknown.len()));
            let stands = it.current_candidates(store, of, &[UserId(user)], now);
            (format!("{found:?} {stands:?}"), format!("{resolved:?}"))
        };
        for org in world.facts.orgs.keys() {
            if unknown.contains("OrgId", org.0) {
                assert_eq!(asks(org.0, 1), asks(UNUSED_ID, 1), "{who} asks {org:?}");
                continue;
            }
            let unused = asks(org.0, UNUSED_ID);
            for user in world.facts.users.keys() {
                let answer = asks(org.0, user.0);
                if unknown.contains("UserId", user.0) {
                    assert_eq!(answer, unused, "{who} asks {org:?} for {user:?}");
                } else if answer != unused {
                    differed += 1;
                }
            }
        }
    }
    assert!(differed > 10, "whom one may see is found: {differed}");
}

#[test]
fn a_command_with_a_hidden_id_answers_like_a_missing_id() {
    let world = with_every_kind_of_row();
    let mut differed = 0;
    for who in VIEWERS {
        let unknown = HiddenIds::new(&world, who);
        for (kind, make) in numbered_commands() {
            let unused = dry_run_text(&world, who, &make(&world, UNUSED_ID));
            for id in 1..highest_id(&world) {
                let command = make(&world, id);
                let done = dry_run_text(&world, who, &command);
                if unknown.contains(kind, id) {
                    assert_eq!(done, unused, "{who} tries {command:?}");
                } else if done != unused {
                    differed += 1;
                }
            }
        }
    }
    assert!(differed > 100, "what one may see is decided: {differed}");
}

/// The user can read the logged attempt, so it must not reveal more than the refusal.
#[test]
fn a_logged_attempt_names_nothing_hidden_from_its_actor() {
    for who in ["luc", "chris"] {
        let mut world = with_every_kind_of_row();
        for (kind, make) in numbered_commands() {
            let unknown = HiddenIds::new(&world, who);
            let Some(id) = (1..highest_id(&world)).find(|id| {
                let is_there = match kind {
                    "OrgId" => world.facts.orgs.contains_key(&OrgId(*id)),
                    "UserId" => world.facts.users.contains_key(&UserId(*id)),
                    _ => true,
                };
                is_there && unknown.contains(kind, *id)
            }) else {
                continue;
            };
            let seen = |world: &mut World, id| {
                let command = make(world, id);
                let before = log_rows(world, who).len();
                drop(world.act(who, &command));
                let rows = log_rows(world, who);
                let new = &rows[..rows.len() - before];
                new.iter().map(|row| format!("{:?}", (&row.what, &row.org, &row.user))).collect()
            };
            let (there, unused): (Vec<_>, Vec<_>) =
                (seen(&mut world, id), seen(&mut world, UNUSED_ID));
            assert_eq!(there, unused, "{who} tried {:?}", make(&world, id));
        }
    }
}

/// There is no warning about a hidden organisation with a confusable name, because the warning
/// would contain its name.
#[test]
fn a_confusable_name_warning_never_names_a_hidden_organisation() {
    let mut world = World::small_world();
    let create =
        Command::CreateOrganisation { profile: Box::new(profile("Kade", "")), register: None };
    world.act("piet", &create).unwrap();
    let org = world.org("Kade");
    let (method, reference) = (Method::Other, Name::new("gezien").unwrap());
    world.act("piet", &Command::OfferEvidence { org, method, reference }).unwrap();
    let approve = world.approve(org);
    world.act("piet", &approve).unwrap();
    let add = world.add_as("Kade", &["els"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let from = Box::new(world.facts.orgs[&org].profile());
    let name = Name::new("Piеt Hоlding B.V.").unwrap();
    let to = Box::new(Profile { name, ..(*from).clone() });
    let edit = Command::EditOrganisation { org, from, to, register: None };
    assert!(
        dry_run_text(&world, "piet", &edit).contains("LooksLike"),
        "Piet is a member of the other"
    );
    assert!(
        !dry_run_text(&world, "els", &edit).contains("Holding B.V.\"))"),
        "Els may not know of it"
    );
    assert!(dry_run_text(&world, "els", &edit).starts_with("Ok"));
}
