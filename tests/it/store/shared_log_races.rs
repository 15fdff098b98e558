//! Two commands run at once on two hosts. One succeeds.

use std::{sync::Barrier, thread};

use toegang::{
    domain::{Command, Level, Session},
    store::{Store, StoreError},
};

use super::{replay, shared_log::TwoHosts};
use crate::support::{attempts, change_level, remove, report_figures};

/// Returns the number of rounds per race.
fn round_count() -> usize {
    attempts(20, 1_000)
}

impl TwoHosts {
    /// Runs one command on each host at once. Returns the refusal codes; `None` for the command
    /// that succeeded.
    pub(super) fn run_race(&mut self, both: [(Session, &Command); 2]) -> [Option<&'static str>; 2] {
        let now = self.first.now;
        let begin = Barrier::new(2);
        let run = |store: &mut Store, (session, command): (Session, &Command)| {
            begin.wait();
            match store.execute(session, command, now) {
                Ok(_) => None,
                Err(StoreError::Refused(why)) => Some(why.code()),
                Err(other) => panic!("{other}"),
            }
        };
        let TwoHosts { first, second, .. } = self;
        thread::scope(|scope| {
            let other = scope.spawn(|| run(second, both[1]));
            [run(&mut first.store, both[0]), other.join().unwrap()]
        })
    }
}

#[test]
fn accepting_and_withdrawing_on_two_hosts_has_one_winner() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    let (org, anna) = (hosts.first.org("Piet Holding"), hosts.first.user("anna"));
    let by = [hosts.first.session("anna"), hosts.first.session("piet")];
    let mut accepted = 0;
    for _ in 0..round_count() {
        let ask = hosts.first.add("Piet Holding", &["anna"]);
        hosts.first.act("piet", &ask).unwrap();
        let request = hosts.first.open_request("anna");
        hosts.second.follow().unwrap();
        let accept = Command::AcceptRequest { request };
        let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
        let is_member = match hosts.run_race([(by[0], &accept), (by[1], &withdraw)]) {
            [None, Some("already_accepted")] => true,
            [Some("request_closed"), None] => false,
            other => panic!("{other:?}"),
        };
        accepted += usize::from(is_member);
        hosts.first.store.follow().unwrap();
        let facts = replay(&hosts.first);
        assert_eq!(facts.membership(org, anna).is_some(), is_member);
        if is_member {
            let remove = remove(&facts, org, &[anna]);
            hosts.first.store.execute(by[1], &remove, hosts.first.now).unwrap();
        }
    }
    hosts.assert_same();
    report_figures(
        "accept and withdraw on two hosts",
        &format!("{} rounds, {accepted} accepted", round_count()),
    );
}

#[test]
fn two_admins_who_lower_each_other_on_two_hosts_leave_an_admin() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    let org = hosts.first.org("Bakkerij");
    let by = ["piet", "els"].map(|who| hosts.first.session(who));
    let facts = replay(&hosts.first);
    let [piet, els] = by.map(|who| facts.membership(org, who.user).unwrap().id);
    let (admin, member) = (Level::OrgAdmin, Level::Member);
    let raise = change_level(org, vec![els], member, admin);
    hosts.first.store.execute(by[0], &raise, hosts.first.now).unwrap();
    hosts.second.follow().unwrap();
    let mut first_won = 0;
    for _ in 0..round_count() {
        let commands = [els, piet].map(|id| change_level(org, vec![id], admin, member));
        let (winner, loser) = match hosts.run_race([(by[0], &commands[0]), (by[1], &commands[1])]) {
            [None, Some("not_org_admin")] => (by[0], els),
            [Some("not_org_admin"), None] => (by[1], piet),
            other => panic!("{other:?}"),
        };
        first_won += usize::from(loser == els);
        let raise = change_level(org, vec![loser], member, admin);
        hosts.first.store.execute(winner, &raise, hosts.first.now).unwrap();
    }
    hosts.assert_same();
    report_figures(
        "two lowered administrators on two hosts",
        &format!("{} rounds, {first_won} won by the first host", round_count()),
    );
}
