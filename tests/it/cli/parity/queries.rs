//! Each query of the screens has a command in the shell.

use serde_json::Value;
use toegang::domain::{
    Answer, Folder, Kind, LogContent, PaneSubject, PersonRef, Query, Record, Scheme, View,
};

use super::with_every_kind_of_row;
use crate::{
    cli::run_toegang,
    support::{KVK_TABLE, World, import_register},
};

const PIET_EMAIL: &str = "piet@eigendomein.nl";

/// Returns the shell command that gives the query's answer. A new kind of query does not compile
/// without one.
///
/// `None` for the search at sign-in, because the shell gets the user as an argument.
fn shell_words(query: &Query) -> Option<Vec<String>> {
    let line = match query {
        Query::Me | Query::User(_) => "gebruiker toon piet@eigendomein.nl",
        Query::Organisations(_) => "organisatie lijst",
        Query::Organisation(_) => "organisatie toon bakkerij",
        Query::Members(..) | Query::Pane(_) => "lid lijst bakkerij",
        Query::Requests(..) => "uitnodiging lijst holding",
        Query::History(request) => &format!("log --verzoek {}", request.0),
        Query::Inbox(..) => "postvak lijst",
        Query::Notices(_) => "postvak meldingen",
        Query::Log(..) | Query::GroupedLog(..) => "log",
        Query::Operation(operation) => &format!("log --handeling {}", operation.0),
        Query::Users(_) => "gebruiker lijst",
        Query::Keys(_) => "ssh sleutels lijst",
        Query::Partnerships(_) => "partner lijst",
        Query::Partnership(_) => "partner toon cijfermeesters.nl",
        Query::RelationRequests(_) | Query::FindRequests { .. } => "partner verzoeken",
        Query::Environment => "omgeving toon",
        Query::TradeRegister | Query::FindEnterprises { .. } => "handelsregister zoek bouw",
        Query::Enterprise(..) => "handelsregister toon 61112223",
        Query::FindManagers { .. } => "partner zoek luc",
        Query::FindCandidates { .. } | Query::Resolve { .. } | Query::Standings { .. } => {
            "lid voegtoe holding els@eigendomein.nl --proef"
        }
        Query::FindPartnerPeople { .. } => {
            "gebruiker geeftoegang anna@cijfermeesters.nl holding --proef"
        }
        Query::FindOrganisations { .. } | Query::StandingsIn { .. } => {
            "gebruiker geeftoegang els@eigendomein.nl holding --proef"
        }
        Query::FindPeople { .. } => return None,
    };
    Some(line.split(' ').map(str::to_owned).collect())
}

/// Returns a query of each kind. None of the answers is empty.
fn all_queries(world: &World) -> Vec<Query> {
    let view = || View { take: 50, ..View::default() };
    let (piet, org) = (world.user("piet"), world.org("Bakkerij"));
    let holding = world.org("Piet Holding");
    let Ok(Answer::Log(log)) = world.ask("piet", &Query::Log(None, view(), &[])) else {
        panic!("no log")
    };
    let sent =
        log.rows.iter().find(|row| row.what == LogContent::Happened(Kind::RequestSent)).unwrap();
    let Some(Record::Request(request)) = &sent.becomes else { panic!("no request") };
    let partnership = *world.facts.partnerships.keys().next().unwrap();
    let (text, people) = ("luc".to_owned(), vec![PersonRef::parse("els@eigendomein.nl")]);
    vec![
        Query::Me,
        Query::Organisations(view()),
        Query::Organisation(org),
        Query::Members(org, view()),
        Query::Requests(holding, Folder::Open, view()),
        Query::History(request.id),
        Query::Inbox(Folder::Handled, view()),
        Query::Notices(view()),
        Query::Log(None, view(), &[]),
        Query::GroupedLog(None, view(), &[]),
        Query::Operation(sent.operation.unwrap()),
        Query::Users(view()),
        Query::User(piet),
        Query::Keys(piet),
        Query::Partnerships(view()),
        Query::Partnership(partnership),
        Query::RelationRequests(view()),
        Query::Pane(PaneSubject::Organisation(org)),
        Query::Environment,
        Query::TradeRegister,
        Query::FindEnterprises { scheme: Scheme::Kvk, text: "bouw".to_owned(), take: 5 },
        Query::Enterprise(Scheme::Kvk, "61112223".to_owned()),
        Query::FindManagers { text: text.clone(), take: 5 },
        Query::FindCandidates { org: holding, text: "els".to_owned(), take: 5 },
        Query::FindPartnerPeople { text: "anna".to_owned(), take: 5 },
        Query::FindRequests { text: text.clone(), take: 5 },
        Query::FindOrganisations {
            users: vec![world.user("els")],
            text: "hol".to_owned(),
            take: 5,
        },
        Query::StandingsIn { users: vec![world.user("els")], orgs: vec![holding] },
        Query::Resolve { org: holding, people },
        Query::Standings { org: holding, users: vec![world.user("els")] },
        Query::FindPeople { text, take: 5, first: None },
    ]
}

#[test]
fn every_query_of_the_screens_has_a_shell_command() {
    let (home, world, _) = with_every_kind_of_row();
    import_register(&world.path(), KVK_TABLE, false);
    let db = world.path().display().to_string();
    for query in all_queries(&world) {
        let Some(words) = shell_words(&query) else { continue };
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let all = [&["--db", &db, "--als", PIET_EMAIL, "--json"], &words[..]].concat();
        let (code, out, err) = run_toegang(&home, &all);
        assert_eq!(code, Some(0), "{words:?}: {err}");
        let told: Value = serde_json::from_str(&out).unwrap();
        assert_ne!(told.get("count").and_then(Value::as_u64), Some(0), "{words:?}: {told}");
    }
}
