//! The shell reaches what the rules allow: people and organisations of an administrator
//! (*Beheerder*) who is no member, each number that a list prints, and closed requests.

use std::path::Path;

use serde_json::Value;
use toegang::domain::{AccessBy, Answer, Command, Query, Refusal, UserId, UserStatus};

use super::{ends, small_world};
use crate::support::World;

const PIET: &str = "piet@eigendomein.nl";
const ELS: &str = "els@eigendomein.nl";
const ANNA: &str = "anna@cijfermeesters.nl";
const BRAM: &str = "bram@cijfermeesters.nl";

type Home = (tempfile::TempDir, String);

fn does((home, db): &Home, who: &str, words: &[&str]) -> (Option<i32>, String, String) {
    ends(home, &[&["--db", db, "--als", who], words].concat())
}

fn done(home: &Home, who: &str, words: &[&str]) -> String {
    let (code, out, err) = does(home, who, words);
    assert_eq!(code, Some(0), "{who} {words:?}: {err}");
    out
}

fn json(home: &Home, who: &str, words: &[&str]) -> Value {
    serde_json::from_str(&done(home, who, &[words, &["--json"]].concat())).unwrap()
}

/// Returns the code of the error, or of the reason why the command did nothing.
fn code(home: &Home, who: &str, words: &[&str]) -> String {
    let (_, out, err) = does(home, who, &[words, &["--json"]].concat());
    let told: Value = serde_json::from_str(if err.is_empty() { &out } else { &err }).unwrap();
    let why = if err.is_empty() { &told["results"][0]["reason"] } else { &told["error"] };
    why["code"].as_str().unwrap_or("done").to_owned()
}

/// Creates the small example with Els as administrator of the environment and member of Bakkerij
/// only. Jan is member (*Lid*) of Piet Holding, Anna has a request from it, and Bram accepted his.
fn outside() -> Home {
    let home = small_world();
    done(&home, PIET, &["gebruiker", "rol", ELS, "beheerder"]);
    done(&home, PIET, &["lid", "voegtoe", "Piet Holding", "jan@eigendomein.nl", ANNA, BRAM]);
    done(&home, BRAM, &["postvak", "accepteer", "Piet Holding B.V."]);
    home
}

#[test]
fn a_beheerder_of_the_environment_who_is_no_member_ends_access_in_the_shell() {
    let home = outside();
    let remove = ["lid", "verwijder", "Piet Holding", "jan@eigendomein.nl", "--ja"];
    assert_eq!(does(&home, ELS, &["lid", "lijst", "Piet Holding"]).0, Some(4), "no look inside");
    done(&home, ELS, &[&remove[..], &["--proef"]].concat());
    done(&home, ELS, &remove);
    assert!(!done(&home, PIET, &["lid", "lijst", "Piet Holding"]).contains("Jan Jansen"));
    let again = code(&home, ELS, &remove);
    assert_eq!(again, "not_a_member", "as where there is nothing to end");
}

#[test]
fn a_partners_beheerder_ends_access_of_their_own_users_elsewhere_in_the_shell() {
    let home = outside();
    done(&home, ANNA, &["lid", "verwijder", "Piet Holding", BRAM, "--ja"]);
    assert!(!done(&home, PIET, &["lid", "lijst", "Piet Holding"]).contains("Bram Kuipers"));
    for (who, whom) in [(ANNA, PIET), (ANNA, "jan@eigendomein.nl"), ("luc@bouwwerk.be", BRAM)] {
        let words = ["lid", "verwijder", "Piet Holding", whom, "--ja"];
        assert_eq!(code(&home, who, &words), "no_such_organisation", "{who} {whom}");
    }
}

/// They can also withdraw a request of an organisation that they cannot open.
#[test]
fn a_beheerder_of_the_environment_who_is_no_member_withdraws_a_request_in_the_shell() {
    let home = outside();
    done(&home, ELS, &["uitnodiging", "trekin", "Piet Holding", "Anna Visser"]);
    let list =
        json(&home, PIET, &["uitnodiging", "lijst", "Piet Holding", "--status", "ingetrokken"]);
    assert_eq!(list["count"], 1);
    let again = ["uitnodiging", "trekin", "Piet Holding", "Anna Visser"];
    assert_eq!(code(&home, ELS, &again), "no_such_request");
}

/// For each membership of a user, the shell does what their screen does.
#[test]
fn what_the_screen_of_a_user_ends_the_shell_ends_too() {
    let home = outside();
    let mut rows = 0;
    for who in ["piet", "els", "anna"] {
        let world = World::on(Path::new(&home.1));
        let email = world.facts.users[&world.user(who)].email.to_string();
        let env = world.facts.users[&world.user(who)].env;
        let own = world.facts.users.values().filter(|user| user.env == env);
        let own: Vec<UserId> =
            own.filter(|u| u.status != UserStatus::Removed).map(|u| u.id).collect();
        for user in own {
            let Ok(Answer::User(details)) = world.ask(who, &Query::User(user)) else { continue };
            for row in details.access.iter().filter(|_| !details.me) {
                let AccessBy::Member(id) = row.by else { continue };
                let members = vec![(id, row.level)];
                let command = Command::RemoveMembers { org: row.org.0, members };
                let ruled = world.store.dry_run(world.session(who), &command, world.now);
                let ruled = match ruled {
                    Ok(receipt) => receipt.outcomes[0].did.code().to_owned(),
                    Err(toegang::store::StoreError::Refused(Refusal::AllSkipped { skipped })) => {
                        skipped[0].why.code().to_owned()
                    }
                    Err(why) => panic!("{why}"),
                };
                let words = ["lid", "verwijder", &row.org.1, &details.email, "--ja", "--proef"];
                let told = code(&home, &email, &words);
                let told = if told == "done" { "removed".to_owned() } else { told };
                assert_eq!(told, ruled, "{who} {} {}", details.person.name, row.org.1);
                rows += 1;
            }
        }
    }
    assert!(rows > 5, "only {rows}");
}

/// Each number that a list prints for a row names that row in commands.
#[test]
fn every_id_that_a_list_prints_is_taken_by_the_commands_that_act_on_its_rows() {
    let home = outside();
    done(&home, PIET, &["lid", "voegtoe", "Bakkerij", ANNA]);
    done(&home, ANNA, &["postvak", "weiger", "Bakkerij Eigendomein B.V."]);
    done(&home, PIET, &["partner", "vraag", "Luc Peeters"]);
    let mut tried = 0;
    let mut taken = |who: &str, words: &[&str]| {
        let code = code(&home, who, &[words, &["--proef"]].concat());
        assert!(!code.starts_with("no_such") && code != "asked_not_manager", "{words:?}: {code}");
        tried += 1;
    };
    let ids = |who: &str, words: &[&str], name: &str, fields: &[&str]| -> Vec<String> {
        let list = json(&home, who, words);
        let rows = list[name].as_array().unwrap().clone();
        assert!(!rows.is_empty(), "{words:?}");
        let of = |row: &Value, field: &&str| row.pointer(field).unwrap().to_string();
        rows.iter().flat_map(|row| fields.iter().map(move |field| of(row, field))).collect()
    };
    for id in ids(PIET, &["organisatie", "lijst"], "organisations", &["/id"]) {
        taken(PIET, &["organisatie", "toon", &id]);
        taken(PIET, &["lid", "voegtoe", &id, "jan@eigendomein.nl"]);
    }
    for id in ids(PIET, &["lid", "lijst", "Piet Holding"], "members", &["/id", "/user"]) {
        taken(PIET, &["lid", "tot", "geen", "Piet Holding", &id]);
        taken(PIET, &["lid", "verwijder", "Piet Holding", &id, "--ja"]);
    }
    for org in ["Piet Holding", "Bakkerij"] {
        for id in ids(PIET, &["uitnodiging", "lijst", org], "invitations", &["/id"]) {
            taken(PIET, &["uitnodiging", "trekin", org, &id]);
            taken(PIET, &["uitnodiging", "herinner", org, &id]);
        }
    }
    let open = ["uitnodiging", "lijst", "Piet Holding", "--status", "wacht"];
    for id in ids(PIET, &open, "invitations", &["/id", "/addressee/user"]) {
        taken(PIET, &["uitnodiging", "trekin", "Piet Holding", &id]);
    }
    for id in ids(ANNA, &["postvak", "lijst"], "requests", &["/id"]) {
        taken(ANNA, &["postvak", "accepteer", &id]);
        taken(ANNA, &["postvak", "weiger", &id]);
    }
    for id in ids(PIET, &["gebruiker", "lijst"], "users", &["/id"]) {
        taken(PIET, &["gebruiker", "toon", &id]);
        taken(PIET, &["gebruiker", "rol", &id, "basis"]);
    }
    for id in ids(PIET, &["partner", "lijst"], "partners", &["/id"]) {
        taken(PIET, &["partner", "beeindig", &id, "--ja"]);
    }
    for id in ids(PIET, &["partner", "zoek"], "managers", &["/id"]) {
        taken(PIET, &["partner", "vraag", &id]);
    }
    let operations = ids(PIET, &["log"], "entries", &["/handling"]);
    for id in operations.iter().filter(|id| *id != "null").take(5) {
        assert_ne!(code(&home, PIET, &["ongedaan", id, "--proef"]), "nothing_to_take_back");
    }
    assert!(tried > 30, "{tried}");
}

/// The rules then report how it ended.
#[test]
fn a_request_that_expired_says_so_by_its_name_too() {
    let home = small_world();
    let mut world = World::on(Path::new(&home.1));
    world.later(-20);
    let add = world.add("Bakkerij", &["anna"]);
    world.act("piet", &add).unwrap();
    drop(world);
    for act in ["accepteer", "weiger"] {
        for name in ["Bakkerij Eigendomein B.V.", "bakkerij"] {
            let (_, _, err) = does(&home, ANNA, &["postvak", act, name]);
            assert!(err.contains("verlopen") && err.contains("nieuwe termijn"), "{act}: {err}");
            assert_eq!(code(&home, ANNA, &["postvak", act, name]), "request_expired");
        }
    }
    assert_eq!(code(&home, ANNA, &["postvak", "accepteer", "Nergens"]), "no_such_request");
}

/// Sort options accept no other list's columns.
#[test]
fn a_list_is_sorted_by_its_own_columns_only() {
    let home = small_world();
    let lists: [(&[&str], &[&str]); 4] = [
        (&["organisatie", "lijst"], &["naam", "rol", "status"]),
        (&["lid", "lijst", "Bakkerij"], &["naam", "e-mail", "rol", "herkomst", "sinds", "tot"]),
        (&["gebruiker", "lijst"], &["naam", "rol", "status"]),
        (&["partner", "lijst"], &["naam", "sinds"]),
    ];
    for (list, columns) in lists {
        for column in ["naam", "e-mail", "rol", "status", "herkomst", "sinds", "tot"] {
            let (code, _, err) = does(&home, PIET, &[list, &["--sorteer", column]].concat());
            let known = columns.contains(&column);
            assert_eq!(code, Some(if known { 0 } else { 2 }), "{list:?} {column}: {err}");
            assert!(known || err.contains(columns[columns.len() - 1]), "which there are: {err}");
        }
    }
}

/// The confirmation lists them.
#[test]
fn removing_a_user_names_the_organisations_that_are_lost() {
    let home = outside();
    done(&home, PIET, &["lid", "voegtoe", "Piet Holding", ELS]);
    let (code, _, err) = does(&home, PIET, &["gebruiker", "verwijder", ELS]);
    assert!(code != Some(0) && err.contains("Bakkerij") && err.contains("Piet Holding"), "{err}");
    for proef in [true, false] {
        let mut words = vec!["gebruiker", "verwijder", ELS, "--ja"];
        words.extend(proef.then_some("--proef"));
        if proef {
            let out = done(&home, PIET, &words);
            assert!(out.contains("Bakkerij Eigendomein B.V. en Piet Holding B.V."), "{out}");
        }
        let told = json(&home, PIET, &words);
        let lost = told["results"][0]["organisations"].as_array().unwrap();
        assert_eq!(lost.len(), 2, "{told}");
    }
}

/// By number, as JSON and as text.
#[test]
fn a_handling_that_one_may_not_see_answers_in_the_shell_as_one_that_does_not_exist() {
    let home = outside();
    let world = World::on(Path::new(&home.1));
    let db = rusqlite::Connection::open(&home.1).unwrap();
    let sql = "select distinct handling from log order by handling";
    let mut find = db.prepare(sql).unwrap();
    let all: Vec<i64> = find.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let seen = |who: &str, id: i64| {
        let answer = world.ask(who, &Query::Operation(toegang::domain::OperationId(id))).unwrap();
        !matches!(answer, Answer::Operation(rows, _) if rows.is_empty())
    };
    let mut tried = 0;
    for who in ["luc", "chris"] {
        let email = world.facts.users[&world.user(who)].email.to_string();
        for form in ["--json", "--stil"] {
            let ask = |id: &str| does(&home, &email, &["ongedaan", id, "--proef", form]);
            let unused = ask("900000");
            for id in all.iter().rev().filter(|id| !seen(who, **id)).take(12) {
                assert_eq!(ask(&id.to_string()), unused, "{who} {id}");
                tried += 1;
            }
        }
    }
    assert!(tried > 20, "{tried}");
}

/// Notices, the history of a request, and the entries of one operation, as on the screens.
#[test]
fn what_only_the_screens_showed_is_read_in_the_shell_too() {
    let home = small_world();
    done(&home, PIET, &["lid", "voegtoe", "holding", "jan@eigendomein.nl", ANNA]);
    let sent = json(&home, PIET, &["uitnodiging", "lijst", "holding"]);
    let request = sent["invitations"][0]["id"].to_string();
    done(&home, ANNA, &["postvak", "accepteer", "holding"]);
    let notices = json(&home, PIET, &["postvak", "meldingen"]);
    assert!(notices["notices"][0]["text"].as_str().unwrap().contains("Anna"), "{notices}");
    let history = json(&home, PIET, &["log", "--verzoek", &request]);
    let entries = history["entries"].as_array().unwrap();
    let kinds: Vec<_> = entries.iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["request.accepted", "request.sent"], "{history}");
    let operation = entries[1]["handling"].to_string();
    let whole = json(&home, PIET, &["log", "--handeling", &operation]);
    assert_eq!(whole["entries"].as_array().unwrap().len(), 2, "{whole}");
    // A hidden number gives the same answer as an unknown one.
    for (option, number) in [("--verzoek", &request), ("--handeling", &operation)] {
        let hidden = json(&home, ELS, &["log", option, number]);
        assert_eq!(hidden, json(&home, ELS, &["log", option, "987654"]), "{option}");
    }
}

/// An organisation in the user's own list is not "not found".
#[test]
fn an_organisation_that_a_beheerder_may_only_know_of_says_that_it_is_closed_to_them() {
    let home = small_world();
    let (code, out, err) = does(&home, PIET, &["gebruiker", "rol", ELS, "beheerder"]);
    assert_eq!(code, Some(0), "{out}{err}");
    for words in [&["lid", "lijst", "holding"][..], &["organisatie", "toon", "holding"]] {
        let (code, _, err) = does(&home, ELS, words);
        let said = "Je bent geen lid van Piet Holding B.V.: alleen een Beheerder";
        assert!(code == Some(4) && err.contains(said), "{words:?}: {code:?} {err}");
        // Jan may not know that it exists.
        let (code, _, err) = does(&home, "jan@eigendomein.nl", words);
        assert!(code == Some(3) && !err.contains("geen lid"), "{words:?}: {code:?} {err}");
    }
}
