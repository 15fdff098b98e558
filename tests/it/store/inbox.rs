//! The inbox (*Postvak IN*): accepting and declining requests.

use toegang::{
    domain::{
        Actor, ChosenPerson, Command, Folder, Kind, Level, Message, Origin, OutcomeKind,
        PlatformRole, Query, REQUEST_TERM_DAYS, Record, Refusal, RequestId, RequestState,
        UserStatus,
    },
    text,
};

use super::replay;
use crate::{
    example::check_invariants,
    support::{World, all_rows, set_blocked},
};

/// Creates the small example with a request from Piet to Anna for Piet Holding.
fn with_request() -> (World, RequestId) {
    let mut world = World::small_world();
    let command = world.add("Piet Holding", &["anna"]);
    world.act("piet", &command).unwrap();
    let request = world.open_request("anna");
    (world, request)
}

#[test]
fn accepting_creates_the_membership_in_one_transaction() {
    let (mut world, request) = with_request();
    let receipt = world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(receipt.outcomes[0].did, OutcomeKind::Accepted(Level::Member));
    let rows = world.members("anna", "Piet Holding").unwrap();
    let anna = rows.iter().find(|row| row.me).unwrap();
    assert!(matches!(anna.membership.origin, Origin::Partner(_)));
    assert_eq!(anna.membership.level, Level::Member);
    assert!(world.inbox("anna", Folder::Open).is_empty());
    let handled = &world.inbox("anna", Folder::Handled)[0];
    assert_eq!(handled.state, RequestState::Accepted);
    assert_eq!(handled.decision.as_ref().unwrap().0, world.now.at);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn accepting_again_changes_nothing() {
    let (mut world, request) = with_request();
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let before = super::log_size(&world);
    let why = world.act("anna", &Command::AcceptRequest { request }).unwrap_err();
    assert!(matches!(why, Refusal::AlreadyAccepted { .. }), "{why:?}");
    assert_eq!(super::log_size(&world), before);
}

#[test]
fn only_the_addressee_can_answer_a_request() {
    let (mut world, request) = with_request();
    for who in ["bram", "piet", "jan"] {
        let accept = Command::AcceptRequest { request };
        assert_eq!(world.refusal_code(who, &accept), "no_such_request", "{who}");
        let decline = Command::DeclineRequest { request, reason: None };
        assert_eq!(world.refusal_code(who, &decline), "no_such_request", "{who}");
    }
    let unknown = Command::AcceptRequest { request: RequestId(i64::MAX) };
    assert_eq!(
        world.refusal_code("bram", &unknown),
        "no_such_request",
        "the same as an unknown one"
    );
}

#[test]
fn declining_gives_no_access_and_shows_the_sender_the_reason() {
    let (mut world, request) = with_request();
    let reason = Message::new("Verkeerde persoon").ok();
    world.act("anna", &Command::DeclineRequest { request, reason: reason.clone() }).unwrap();
    assert_eq!(world.organisations("anna"), ["Cijfermeesters B.V."]);
    let query = Query::Requests(world.org("Piet Holding"), Folder::Handled, all_rows());
    let toegang::domain::Answer::Requests(page) = world.ask("piet", &query).unwrap() else {
        panic!("no requests")
    };
    assert_eq!(page.rows[0].decision.as_ref().unwrap().2, reason, "Piet finds the answer");
    let again = world.add("Piet Holding", &["anna"]);
    world.act("piet", &again).unwrap();
    assert_eq!(world.badge_count("anna"), 1);
}

#[test]
fn a_withdrawn_request_cannot_be_accepted() {
    let (mut world, request) = with_request();
    let org = world.org("Piet Holding");
    let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
    world.act("piet", &withdraw).unwrap();
    assert_eq!(world.badge_count("anna"), 0);
    let why = world.act("anna", &Command::AcceptRequest { request }).unwrap_err();
    let Refusal::RequestClosed { state, first, .. } = why else { panic!("{why:?}") };
    assert_eq!(state, RequestState::Withdrawn);
    assert_eq!(&*first.by.unwrap().name, "Piet de Vries");
    assert_eq!(world.refusal_code("piet", &withdraw), "request_closed", "and not twice");
}

#[test]
fn admins_of_the_organisation_or_its_environment_withdraw_requests() {
    let (mut world, request) = with_request();
    let org = world.org("Piet Holding");
    let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
    assert_eq!(world.refusal_code("els", &withdraw), "no_such_organisation");
    assert_eq!(world.refusal_code("anna", &withdraw), "no_such_organisation");
    world.change_user("els", |els| els.role = PlatformRole::EnvAdmin);
    let renew = Command::RenewRequests { org, requests: vec![request] };
    assert_eq!(world.refusal_code("els", &renew), "not_org_admin", "renewing is not");
    world.act("els", &withdraw).unwrap();
}

#[test]
fn a_request_across_an_ended_partnership_cannot_be_accepted() {
    let (mut world, request) = with_request();
    let env = |who: &str| world.facts.users[&world.user(who)].env;
    let was = world.facts.partnership(env("piet"), env("anna")).unwrap().clone();
    let mut ended = was.clone();
    ended.ended = Some((world.now.at, Actor::Person(world.user("anna"))));
    let kind = Kind::PartnershipEnded;
    world.write_event(kind, Some(Record::Partnership(was)), Record::Partnership(ended));
    let accept = Command::AcceptRequest { request };
    assert_eq!(world.refusal_code("anna", &accept), "partnership_ended");
    assert_eq!(world.refusal_code("piet", &world.add("Piet Holding", &["bram"])), "unrelated");
}

#[test]
fn a_lowered_addressee_cannot_accept_until_raised() {
    let (mut world, request) = with_request();
    world.change_user("anna", |anna| anna.role = PlatformRole::Basic);
    let accept = Command::AcceptRequest { request };
    assert_eq!(world.refusal_code("anna", &accept), "you_are_basic");
    assert_eq!(world.badge_count("anna"), 1, "the request stays open");
    world.change_user("anna", |anna| anna.role = PlatformRole::EnvAdmin);
    world.act("anna", &accept).unwrap();
}

#[test]
fn an_open_request_does_not_reveal_the_organisation() {
    let (world, request) = with_request();
    let org = world.org("Piet Holding");
    let queries = [
        (Query::Organisation(org), "no_such_organisation"),
        (Query::Members(org, all_rows()), "no_such_organisation"),
        (Query::Requests(org, Folder::Open, all_rows()), "no_such_organisation"),
        (Query::History(request), "no_such_request"),
    ];
    for (query, code) in queries {
        let why = world.ask("anna", &query).unwrap_err();
        assert_eq!(why.code(), code, "{query:?}");
    }
    let toegang::domain::Answer::Log(log) =
        world.ask("bram", &Query::Log(None, all_rows(), &[])).unwrap()
    else {
        panic!("no log")
    };
    assert!(log.rows.iter().all(|row| row.org.is_none()), "nor does the log");
}

#[test]
fn the_badge_counts_open_requests_in_every_process() {
    let mut world = World::small_world();
    for org in ["Piet Holding", "Bakkerij"] {
        let command = world.add(org, &["anna"]);
        world.act("piet", &command).unwrap();
    }
    assert_eq!(world.badge_count("anna"), 2);
    let other = world.second_store();
    let before = other.data_version().unwrap();
    let request = world.inbox("anna", Folder::Open)[0].id;
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(world.badge_count("anna"), 1);
    assert_ne!(other.data_version().unwrap(), before, "the other copy notices");
    let answer = other.ask(world.session("anna"), &Query::Me, world.now).unwrap();
    let toegang::domain::Answer::Me(me) = answer else { panic!("{answer:?}") };
    assert_eq!(me.waiting, 1);
}

#[test]
fn an_expired_request_cannot_be_accepted_until_renewed() {
    let (mut world, request) = with_request();
    world.advance_days(i32::try_from(REQUEST_TERM_DAYS).unwrap());
    assert_eq!(world.badge_count("anna"), 0);
    let accept = Command::AcceptRequest { request };
    assert_eq!(world.refusal_code("anna", &accept), "request_expired");
    let org = world.org("Piet Holding");
    let renew = Command::RenewRequests { org, requests: vec![request] };
    world.act("piet", &renew).unwrap();
    assert_eq!(world.open_request("anna"), request, "the same request, a new term");
    assert_eq!(world.inbox("anna", Folder::Open)[0].renewed, 1);
    world.act("anna", &accept).unwrap();
}

#[test]
fn asking_again_after_expiry_renews_the_request_with_the_new_level() {
    let (mut world, request) = with_request();
    world.advance_days(30);
    let again = world.add_as("Piet Holding", &["anna"], Level::OrgAdmin);
    world.act("piet", &again).unwrap();
    let row = &world.inbox("anna", Folder::Open)[0];
    assert_eq!((row.id, row.level, row.renewed), (request, Level::OrgAdmin, 1));
}

#[test]
fn a_renewal_is_checked_against_the_current_rules() {
    let (mut world, request) = with_request();
    let renew = Command::RenewRequests { org: world.org("Piet Holding"), requests: vec![request] };
    world.change_user("anna", |anna| anna.status = UserStatus::Blocked);
    assert_eq!(world.refusal_code("piet", &renew), "unrelated");
    world.change_user("anna", |anna| {
        anna.status = UserStatus::Active;
        anna.role = PlatformRole::Basic;
    });
    assert_eq!(world.refusal_code("piet", &renew), "partner_basic");
}

#[test]
fn a_request_with_a_last_day_can_be_accepted_until_that_day() {
    for (days, told) in [(0, None), (3, None), (4, Some("day_past"))] {
        let mut world = World::small_world();
        let org = world.org("Piet Holding");
        let day = Some(world.now.today.plus_days(3));
        let pick = ChosenPerson { user: world.user("anna"), level: Level::Member, last_day: day };
        world.act("piet", &Command::AddMembers { org, picks: vec![pick], message: None }).unwrap();
        let request = world.open_request("anna");
        world.advance_days(days);
        let accepted = world.act("anna", &Command::AcceptRequest { request });
        assert_eq!(accepted.err().map(|why| why.code()), told, "{days} days later");
        let row = world.facts.membership(org, world.user("anna"));
        assert_eq!(row.map(|row| row.last_day), told.is_none().then_some(day));
    }
}

#[test]
fn a_request_past_its_last_day_cannot_be_renewed() {
    let mut world = World::small_world();
    let today = world.now.today;
    let pick =
        ChosenPerson { user: world.user("anna"), level: Level::Member, last_day: Some(today) };
    let org = world.org("Piet Holding");
    world.act("piet", &Command::AddMembers { org, picks: vec![pick], message: None }).unwrap();
    let renew = Command::RenewRequests { org, requests: vec![world.open_request("anna")] };
    world.act("piet", &renew).unwrap();
    world.advance_days(1);
    assert_eq!(world.refusal_code("piet", &renew), "day_past");
}

/// The addressee can accept an offer to become *Beheerder* only while its sender is one.
#[test]
fn an_admin_offer_of_a_lowered_sender_must_be_renewed_by_an_admin() {
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
            "lowered" => crate::support::change_level(org, members, from, to),
            _ => set_blocked([jan], true),
        };
        world.act("piet", &act).unwrap();
        let request = world.open_request("anna");
        let accept = Command::AcceptRequest { request };
        let why = world.act("anna", &accept).unwrap_err();
        assert_eq!(why.code(), "sender_no_admin", "{how}");
        assert!(
            text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC)
                .contains("Jan Jansen")
        );
        assert_eq!(world.badge_count("anna"), 1, "it waits on");
        let as_member = Command::AcceptRequest { request: world.open_request("bram") };
        world.act("bram", &as_member).expect("as Lid it was right when it was sent");
        let renew = Command::RenewRequests { org, requests: vec![request] };
        world.act("piet", &renew).unwrap();
        assert_eq!(world.facts.requests[&request].sender, world.user("piet"), "now it is Piet's");
        world.act("anna", &accept).unwrap();
        let level = world.facts.membership(org, world.user("anna")).unwrap().level;
        assert_eq!(level, Level::OrgAdmin);
    }
}
