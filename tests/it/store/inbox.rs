//! The inbox (*Postvak IN*).

use toegang::{
    domain::{
        Actor, ChosenPerson, Command, Folder, Kind, Level, Message, Origin, OutcomeKind,
        PlatformRole, Query, Record, Refusal, RequestId, RequestState, TERM, UserStatus,
    },
    text,
};

use super::replay;
use crate::{
    example::check_invariants,
    support::{World, whole},
};

/// Creates the small example with a request from Piet to Anna for Piet Holding.
fn asked() -> (World, RequestId) {
    let mut world = World::small_world();
    let command = world.add("Piet Holding", &["anna"]);
    world.act("piet", &command).unwrap();
    let request = world.request("anna");
    (world, request)
}

#[test]
fn accepting_makes_the_membership_in_one_transaction() {
    let (mut world, request) = asked();
    let receipt = world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(receipt.outcomes[0].did, OutcomeKind::Accepted);
    let rows = world.members("anna", "Piet Holding").unwrap();
    let anna = rows.iter().find(|row| row.me).unwrap();
    assert!(matches!(anna.origin, Origin::Partner(_)));
    assert_eq!(anna.level, Level::Member);
    assert!(world.inbox("anna", Folder::Open).is_empty());
    let handled = &world.inbox("anna", Folder::Handled)[0];
    assert_eq!(handled.state, RequestState::Accepted);
    assert_eq!(handled.decided.as_ref().unwrap().0, world.now.at);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn accepting_again_changes_nothing() {
    let (mut world, request) = asked();
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let before = super::log_size(&world);
    let why = world.act("anna", &Command::AcceptRequest { request }).unwrap_err();
    assert!(matches!(why, Refusal::AlreadyAccepted { .. }), "{why:?}");
    assert_eq!(super::log_size(&world), before);
}

#[test]
fn nobody_answers_for_another() {
    let (mut world, request) = asked();
    for who in ["bram", "piet", "jan"] {
        let accept = Command::AcceptRequest { request };
        assert_eq!(world.refused(who, &accept), "no_such_request", "{who}");
        let decline = Command::DeclineRequest { request, reason: None };
        assert_eq!(world.refused(who, &decline), "no_such_request", "{who}");
    }
    let unknown = Command::AcceptRequest { request: RequestId(i64::MAX) };
    assert_eq!(world.refused("bram", &unknown), "no_such_request", "the same as an unknown one");
}

#[test]
fn declining_gives_no_access_and_the_sender_is_told() {
    let (mut world, request) = asked();
    let reason = Message::new("Verkeerde persoon").ok();
    world.act("anna", &Command::DeclineRequest { request, reason: reason.clone() }).unwrap();
    assert_eq!(world.organisations("anna"), ["Cijfermeesters B.V."]);
    let query = Query::Requests(world.org("Piet Holding"), Folder::Handled, whole());
    let toegang::domain::Answer::Requests(page) = world.ask("piet", &query).unwrap() else {
        panic!("no requests")
    };
    assert_eq!(page.rows[0].decided.as_ref().unwrap().2, reason, "Piet finds the answer");
    let again = world.add("Piet Holding", &["anna"]);
    world.act("piet", &again).unwrap();
    assert_eq!(world.badge("anna"), 1);
}

#[test]
fn a_withdrawn_request_cannot_be_accepted() {
    let (mut world, request) = asked();
    let org = world.org("Piet Holding");
    let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
    world.act("piet", &withdraw).unwrap();
    assert_eq!(world.badge("anna"), 0);
    let why = world.act("anna", &Command::AcceptRequest { request }).unwrap_err();
    let Refusal::RequestClosed { state, first, .. } = why else { panic!("{why:?}") };
    assert_eq!(state, RequestState::Withdrawn);
    assert_eq!(&*first.by.unwrap().name, "Piet de Vries");
    assert_eq!(world.refused("piet", &withdraw), "request_closed", "and not twice");
}

#[test]
fn withdrawing_is_for_the_beheerders_of_the_organisation_or_its_environment() {
    let (mut world, request) = asked();
    let org = world.org("Piet Holding");
    let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
    assert_eq!(world.refused("els", &withdraw), "no_such_organisation");
    assert_eq!(world.refused("anna", &withdraw), "no_such_organisation");
    world.change("els", |els| els.role = PlatformRole::EnvAdmin);
    let renew = Command::RenewRequests { org, requests: vec![request] };
    assert_eq!(world.refused("els", &renew), "not_org_admin", "renewing is not");
    world.act("els", &withdraw).unwrap();
}

#[test]
fn an_ended_partnership_is_refused_at_acceptance() {
    let (mut world, request) = asked();
    let env = |who: &str| world.facts.users[&world.user(who)].env;
    let was = world.facts.partnership(env("piet"), env("anna")).unwrap().clone();
    let mut ended = was.clone();
    ended.ended = Some((world.now.at, Actor::Person(world.user("anna"))));
    let kind = Kind::PartnershipEnded;
    world.write(kind, Some(Record::Partnership(was)), Record::Partnership(ended));
    let accept = Command::AcceptRequest { request };
    assert_eq!(world.refused("anna", &accept), "partnership_ended");
    assert_eq!(world.refused("piet", &world.add("Piet Holding", &["bram"])), "unrelated");
}

#[test]
fn a_lowered_addressee_cannot_accept_until_raised() {
    let (mut world, request) = asked();
    world.change("anna", |anna| anna.role = PlatformRole::Basic);
    let accept = Command::AcceptRequest { request };
    assert_eq!(world.refused("anna", &accept), "you_are_basic");
    assert_eq!(world.badge("anna"), 1, "the request stays open");
    world.change("anna", |anna| anna.role = PlatformRole::EnvAdmin);
    world.act("anna", &accept).unwrap();
}

#[test]
fn an_open_request_gives_no_view_of_the_organisation() {
    let (world, request) = asked();
    let org = world.org("Piet Holding");
    let queries = [
        (Query::Organisation(org), "no_such_organisation"),
        (Query::Members(org, whole()), "no_such_organisation"),
        (Query::Requests(org, Folder::Open, whole()), "no_such_organisation"),
        (Query::History(request), "no_such_request"),
    ];
    for (query, code) in queries {
        let why = world.ask("anna", &query).unwrap_err();
        assert_eq!(why.code(), code, "{query:?}");
    }
    let toegang::domain::Answer::Log(log) =
        world.ask("bram", &Query::Log(None, whole(), Vec::new())).unwrap()
    else {
        panic!("no log")
    };
    assert!(log.rows.iter().all(|row| row.org.is_none()), "nor does the log");
}

#[test]
fn the_badge_counts_open_requests_in_every_running_copy() {
    let mut world = World::small_world();
    for org in ["Piet Holding", "Bakkerij"] {
        let command = world.add(org, &["anna"]);
        world.act("piet", &command).unwrap();
    }
    assert_eq!(world.badge("anna"), 2);
    let other = world.other();
    let before = other.data_version().unwrap();
    let request = world.inbox("anna", Folder::Open)[0].id;
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(world.badge("anna"), 1);
    assert_ne!(other.data_version().unwrap(), before, "the other copy notices");
    let answer = other.ask(world.session("anna"), &Query::Me, world.now).unwrap();
    let toegang::domain::Answer::Me(me) = answer else { panic!("{answer:?}") };
    assert_eq!(me.waiting, 1);
}

#[test]
fn a_term_that_is_over_is_over_at_once_and_can_be_renewed() {
    let (mut world, request) = asked();
    world.later(i32::try_from(TERM).unwrap());
    assert_eq!(world.badge("anna"), 0);
    let accept = Command::AcceptRequest { request };
    assert_eq!(world.refused("anna", &accept), "request_expired");
    let org = world.org("Piet Holding");
    let renew = Command::RenewRequests { org, requests: vec![request] };
    world.act("piet", &renew).unwrap();
    assert_eq!(world.request("anna"), request, "the same request, a new term");
    assert_eq!(world.inbox("anna", Folder::Open)[0].renewed, 1);
    world.act("anna", &accept).unwrap();
}

#[test]
fn asking_again_after_the_term_renews_with_the_new_offer() {
    let (mut world, request) = asked();
    world.later(30);
    let again = world.add_as("Piet Holding", &["anna"], Level::OrgAdmin);
    world.act("piet", &again).unwrap();
    let row = &world.inbox("anna", Folder::Open)[0];
    assert_eq!((row.id, row.level, row.renewed), (request, Level::OrgAdmin, 1));
}

#[test]
fn a_renewal_is_judged_anew() {
    let (mut world, request) = asked();
    let renew = Command::RenewRequests { org: world.org("Piet Holding"), requests: vec![request] };
    world.change("anna", |anna| anna.status = UserStatus::Blocked);
    assert_eq!(world.refused("piet", &renew), "unrelated");
    world.change("anna", |anna| {
        anna.status = UserStatus::Active;
        anna.role = PlatformRole::Basic;
    });
    assert_eq!(world.refused("piet", &renew), "partner_basic");
}

#[test]
fn what_is_asked_until_a_day_is_accepted_until_that_day() {
    for (days, told) in [(0, None), (3, None), (4, Some("day_past"))] {
        let mut world = World::small_world();
        let org = world.org("Piet Holding");
        let day = Some(world.now.today.plus_days(3));
        let pick = ChosenPerson { user: world.user("anna"), level: Level::Member, last_day: day };
        world.act("piet", &Command::AddMembers { org, picks: vec![pick], message: None }).unwrap();
        let request = world.request("anna");
        world.later(days);
        let accepted = world.act("anna", &Command::AcceptRequest { request });
        assert_eq!(accepted.err().map(|why| why.code()), told, "{days} days later");
        let row = world.facts.membership(org, world.user("anna"));
        assert_eq!(row.map(|row| row.last_day), told.is_none().then_some(day));
    }
}

#[test]
fn a_renewal_of_what_would_be_over_at_once_is_refused() {
    let mut world = World::small_world();
    let today = world.now.today;
    let pick =
        ChosenPerson { user: world.user("anna"), level: Level::Member, last_day: Some(today) };
    let org = world.org("Piet Holding");
    world.act("piet", &Command::AddMembers { org, picks: vec![pick], message: None }).unwrap();
    let renew = Command::RenewRequests { org, requests: vec![world.request("anna")] };
    world.act("piet", &renew).unwrap();
    world.later(1);
    assert_eq!(world.refused("piet", &renew), "day_past");
}

/// Only somebody who is administrator (*Beheerder*) at acceptance can make another one.
#[test]
fn the_request_of_a_beheerder_who_was_lowered_makes_no_beheerder_until_another_renews_it() {
    for how in ["lowered", "blocked"] {
        let mut world = World::small_world();
        let add = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
        world.act("piet", &add).unwrap();
        let add = world.add_as("Bakkerij", &["anna"], Level::OrgAdmin);
        world.act("jan", &add).unwrap();
        let add = world.add("Bakkerij", &["bram"]);
        world.act("jan", &add).unwrap();
        let (org, jan) = (world.org("Bakkerij"), world.user("jan"));
        let members = vec![world.facts.membership(org, jan).unwrap().id];
        let (from, to) = (Level::OrgAdmin, Level::Member);
        let act = match how {
            "lowered" => Command::ChangeLevel { org, members, from, to },
            _ => Command::SetBlocked { user: jan, blocked: true },
        };
        world.act("piet", &act).unwrap();
        let request = world.request("anna");
        let accept = Command::AcceptRequest { request };
        let why = world.act("anna", &accept).unwrap_err();
        assert_eq!(why.code(), "sender_no_admin", "{how}");
        assert!(
            text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC)
                .contains("Jan Jansen")
        );
        assert_eq!(world.badge("anna"), 1, "it waits on");
        let as_member = Command::AcceptRequest { request: world.request("bram") };
        world.act("bram", &as_member).expect("as Lid it was right when it was sent");
        let renew = Command::RenewRequests { org, requests: vec![request] };
        world.act("piet", &renew).unwrap();
        assert_eq!(world.facts.requests[&request].sender, world.user("piet"), "now it is Piet's");
        world.act("anna", &accept).unwrap();
        let level = world.facts.membership(org, world.user("anna")).unwrap().level;
        assert_eq!(level, Level::OrgAdmin);
    }
}
