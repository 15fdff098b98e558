//! The shell accepts every subject that the rules allow: people and organisations of an
//! administrator (*Beheerder*) who is not a member, numbers that lists print, and closed requests.

use std::path::Path;

use serde_json::Value;
use toegang::domain::{AccessBy, Answer, Command, Query, Refusal, UserId, UserStatus};

use super::{run_toegang, small_world};
use crate::support::World;

const PIET_EMAIL: &str = "piet@eigendomein.nl";
const ELS_EMAIL: &str = "els@eigendomein.nl";
const ANNA_EMAIL: &str = "anna@cijfermeesters.nl";
const BRAM_EMAIL: &str = "bram@cijfermeesters.nl";

type HomeAndDb = (tempfile::TempDir, String);

fn run((home, db): &HomeAndDb, who: &str, words: &[&str]) -> (Option<i32>, String, String) {
    run_toegang(home, &[&["--db", db, "--als", who], words].concat())
}

fn run_ok(home: &HomeAndDb, who: &str, words: &[&str]) -> String {
    let (code, out, err) = run(home, who, words);
    assert_eq!(code, Some(0), "{who} {words:?}: {err}");
    out
}

fn run_json(home: &HomeAndDb, who: &str, words: &[&str]) -> Value {
    serde_json::from_str(&run_ok(home, who, &[words, &["--json"]].concat())).unwrap()
}

/// Returns the code of the error, or of the reason why nothing was changed.
fn error_code(home: &HomeAndDb, who: &str, words: &[&str]) -> String {
    let (_, out, err) = run(home, who, &[words, &["--json"]].concat());
    let told: Value = serde_json::from_str(if err.is_empty() { &out } else { &err }).unwrap();
    let why = if err.is_empty() { &told["results"][0]["reason"] } else { &told["error"] };
    why["code"].as_str().unwrap_or("done").to_owned()
}

/// Creates the small example with Els as administrator of the environment and member of only
/// Bakkerij. Jan is *Lid* of Piet Holding, Anna has a request from that organisation, and Bram
/// accepted one.
fn with_admin_outside() -> HomeAndDb {
    let home = small_world();
    run_ok(&home, PIET_EMAIL, &["gebruiker", "rol", ELS_EMAIL, "beheerder"]);
    run_ok(
        &home,
        PIET_EMAIL,
        &["lid", "voegtoe", "Piet Holding", "jan@eigendomein.nl", ANNA_EMAIL, BRAM_EMAIL],
    );
    run_ok(&home, BRAM_EMAIL, &["postvak", "accepteer", "Piet Holding B.V."]);
    home
}

#[test]
fn an_environment_admin_ends_access_in_the_shell() {
    let home = with_admin_outside();
    let remove = ["lid", "verwijder", "Piet Holding", "jan@eigendomein.nl", "--ja"];
    assert_eq!(
        run(&home, ELS_EMAIL, &["lid", "lijst", "Piet Holding"]).0,
        Some(4),
        "no look inside"
    );
    run_ok(&home, ELS_EMAIL, &[&remove[..], &["--proef"]].concat());
    run_ok(&home, ELS_EMAIL, &remove);
    assert!(!run_ok(&home, PIET_EMAIL, &["lid", "lijst", "Piet Holding"]).contains("Jan Jansen"));
    let again = error_code(&home, ELS_EMAIL, &remove);
    assert_eq!(again, "not_a_member", "as where there is nothing to end");
}

#[test]
fn a_partner_admin_ends_the_access_of_their_own_users_in_the_shell() {
    let home = with_admin_outside();
    run_ok(&home, ANNA_EMAIL, &["lid", "verwijder", "Piet Holding", BRAM_EMAIL, "--ja"]);
    assert!(!run_ok(&home, PIET_EMAIL, &["lid", "lijst", "Piet Holding"]).contains("Bram Kuipers"));
    for (who, whom) in [
        (ANNA_EMAIL, PIET_EMAIL),
        (ANNA_EMAIL, "jan@eigendomein.nl"),
        ("luc@bouwwerk.be", BRAM_EMAIL),
    ] {
        let words = ["lid", "verwijder", "Piet Holding", whom, "--ja"];
        assert_eq!(error_code(&home, who, &words), "no_such_organisation", "{who} {whom}");
    }
}

/// The administrator cannot open the organisation.
#[test]
fn an_environment_admin_withdraws_requests_in_the_shell() {
    let home = with_admin_outside();
    run_ok(&home, ELS_EMAIL, &["uitnodiging", "trekin", "Piet Holding", "Anna Visser"]);
    let list = run_json(
        &home,
        PIET_EMAIL,
        &["uitnodiging", "lijst", "Piet Holding", "--status", "ingetrokken"],
    );
    assert_eq!(list["count"], 1);
    let again = ["uitnodiging", "trekin", "Piet Holding", "Anna Visser"];
    assert_eq!(error_code(&home, ELS_EMAIL, &again), "no_such_request");
}

#[test]
fn the_shell_ends_every_access_that_a_user_screen_ends() {
    let home = with_admin_outside();
    let mut rows = 0;
    for who in ["piet", "els", "anna"] {
        let world = World::open(Path::new(&home.1));
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
                let told = error_code(&home, &email, &words);
                let told = if told == "done" { "removed".to_owned() } else { told };
                assert_eq!(told, ruled, "{who} {} {}", details.person.name, row.org.1);
                rows += 1;
            }
        }
    }
    assert!(rows > 5, "only {rows}");
}

#[test]
fn commands_accept_every_id_that_a_list_prints() {
    let home = with_admin_outside();
    run_ok(&home, PIET_EMAIL, &["lid", "voegtoe", "Bakkerij", ANNA_EMAIL]);
    run_ok(&home, ANNA_EMAIL, &["postvak", "weiger", "Bakkerij Eigendomein B.V."]);
    run_ok(&home, PIET_EMAIL, &["partner", "vraag", "Luc Peeters"]);
    let mut tried = 0;
    let mut taken = |who: &str, words: &[&str]| {
        let code = error_code(&home, who, &[words, &["--proef"]].concat());
        assert!(!code.starts_with("no_such") && code != "asked_not_manager", "{words:?}: {code}");
        tried += 1;
    };
    let ids = |who: &str, words: &[&str], name: &str, fields: &[&str]| -> Vec<String> {
        let list = run_json(&home, who, words);
        let rows = list[name].as_array().unwrap().clone();
        assert!(!rows.is_empty(), "{words:?}");
        let of = |row: &Value, field: &&str| row.pointer(field).unwrap().to_string();
        rows.iter().flat_map(|row| fields.iter().map(move |field| of(row, field))).collect()
    };
    for id in ids(PIET_EMAIL, &["organisatie", "lijst"], "organisations", &["/id"]) {
        taken(PIET_EMAIL, &["organisatie", "toon", &id]);
        taken(PIET_EMAIL, &["lid", "voegtoe", &id, "jan@eigendomein.nl"]);
    }
    for id in ids(PIET_EMAIL, &["lid", "lijst", "Piet Holding"], "members", &["/id", "/user"]) {
        taken(PIET_EMAIL, &["lid", "tot", "geen", "Piet Holding", &id]);
        taken(PIET_EMAIL, &["lid", "verwijder", "Piet Holding", &id, "--ja"]);
    }
    for org in ["Piet Holding", "Bakkerij"] {
        for id in ids(PIET_EMAIL, &["uitnodiging", "lijst", org], "invitations", &["/id"]) {
            taken(PIET_EMAIL, &["uitnodiging", "trekin", org, &id]);
            taken(PIET_EMAIL, &["uitnodiging", "herinner", org, &id]);
        }
    }
    let open = ["uitnodiging", "lijst", "Piet Holding", "--status", "wacht"];
    for id in ids(PIET_EMAIL, &open, "invitations", &["/id", "/addressee/user"]) {
        taken(PIET_EMAIL, &["uitnodiging", "trekin", "Piet Holding", &id]);
    }
    for id in ids(ANNA_EMAIL, &["postvak", "lijst"], "requests", &["/id"]) {
        taken(ANNA_EMAIL, &["postvak", "accepteer", &id]);
        taken(ANNA_EMAIL, &["postvak", "weiger", &id]);
    }
    for id in ids(PIET_EMAIL, &["gebruiker", "lijst"], "users", &["/id"]) {
        taken(PIET_EMAIL, &["gebruiker", "toon", &id]);
        taken(PIET_EMAIL, &["gebruiker", "rol", &id, "basis"]);
    }
    for id in ids(PIET_EMAIL, &["partner", "lijst"], "partners", &["/id"]) {
        taken(PIET_EMAIL, &["partner", "beeindig", &id, "--ja"]);
    }
    for id in ids(PIET_EMAIL, &["partner", "zoek"], "managers", &["/id"]) {
        taken(PIET_EMAIL, &["partner", "vraag", &id]);
    }
    let operations = ids(PIET_EMAIL, &["log"], "entries", &["/handling"]);
    for id in operations.iter().filter(|id| *id != "null").take(5) {
        assert_ne!(
            error_code(&home, PIET_EMAIL, &["ongedaan", id, "--proef"]),
            "nothing_to_take_back"
        );
    }
    assert!(tried > 30, "{tried}");
}

#[test]
fn answering_an_expired_request_by_name_reports_the_expiry() {
    let home = small_world();
    let mut world = World::open(Path::new(&home.1));
    world.advance_days(-20);
    let add = world.add("Bakkerij", &["anna"]);
    world.act("piet", &add).unwrap();
    drop(world);
    for act in ["accepteer", "weiger"] {
        for name in ["Bakkerij Eigendomein B.V.", "bakkerij"] {
            let (_, _, err) = run(&home, ANNA_EMAIL, &["postvak", act, name]);
            assert!(err.contains("verlopen") && err.contains("nieuwe termijn"), "{act}: {err}");
            assert_eq!(error_code(&home, ANNA_EMAIL, &["postvak", act, name]), "request_expired");
        }
    }
    assert_eq!(
        error_code(&home, ANNA_EMAIL, &["postvak", "accepteer", "Nergens"]),
        "no_such_request"
    );
}

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
            let (code, _, err) = run(&home, PIET_EMAIL, &[list, &["--sorteer", column]].concat());
            let known = columns.contains(&column);
            assert_eq!(code, Some(if known { 0 } else { 2 }), "{list:?} {column}: {err}");
            assert!(known || err.contains(columns[columns.len() - 1]), "which there are: {err}");
        }
    }
}

#[test]
fn removing_a_user_lists_the_organisations_that_they_lose() {
    let home = with_admin_outside();
    run_ok(&home, PIET_EMAIL, &["lid", "voegtoe", "Piet Holding", ELS_EMAIL]);
    let (code, _, err) = run(&home, PIET_EMAIL, &["gebruiker", "verwijder", ELS_EMAIL]);
    assert!(code != Some(0) && err.contains("Bakkerij") && err.contains("Piet Holding"), "{err}");
    for proef in [true, false] {
        let mut words = vec!["gebruiker", "verwijder", ELS_EMAIL, "--ja"];
        words.extend(proef.then_some("--proef"));
        if proef {
            let out = run_ok(&home, PIET_EMAIL, &words);
            assert!(out.contains("Bakkerij Eigendomein B.V. en Piet Holding B.V."), "{out}");
        }
        let told = run_json(&home, PIET_EMAIL, &words);
        let lost = told["results"][0]["organisations"].as_array().unwrap();
        assert_eq!(lost.len(), 2, "{told}");
    }
}

/// Covers undo by number, with JSON and text output.
#[test]
fn undoing_a_hidden_operation_in_the_shell_looks_missing() {
    let home = with_admin_outside();
    let world = World::open(Path::new(&home.1));
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
            let ask = |id: &str| run(&home, &email, &["ongedaan", id, "--proef", form]);
            let unused = ask("900000");
            for id in all.iter().rev().filter(|id| !seen(who, **id)).take(12) {
                assert_eq!(ask(&id.to_string()), unused, "{who} {id}");
                tried += 1;
            }
        }
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn the_shell_shows_notices_histories_and_operations() {
    let home = small_world();
    run_ok(&home, PIET_EMAIL, &["lid", "voegtoe", "holding", "jan@eigendomein.nl", ANNA_EMAIL]);
    let sent = run_json(&home, PIET_EMAIL, &["uitnodiging", "lijst", "holding"]);
    let request = sent["invitations"][0]["id"].to_string();
    run_ok(&home, ANNA_EMAIL, &["postvak", "accepteer", "holding"]);
    let notices = run_json(&home, PIET_EMAIL, &["postvak", "meldingen"]);
    assert!(notices["notices"][0]["text"].as_str().unwrap().contains("Anna"), "{notices}");
    let history = run_json(&home, PIET_EMAIL, &["log", "--verzoek", &request]);
    let entries = history["entries"].as_array().unwrap();
    let kinds: Vec<_> = entries.iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["request.accepted", "request.sent"], "{history}");
    let operation = entries[1]["handling"].to_string();
    let whole = run_json(&home, PIET_EMAIL, &["log", "--handeling", &operation]);
    assert_eq!(whole["entries"].as_array().unwrap().len(), 2, "{whole}");
    // A hidden number gives the same answer as an unknown one.
    for (option, number) in [("--verzoek", &request), ("--handeling", &operation)] {
        let hidden = run_json(&home, ELS_EMAIL, &["log", option, number]);
        assert_eq!(hidden, run_json(&home, ELS_EMAIL, &["log", option, "987654"]), "{option}");
    }
}

/// An organisation in the user's list exists, so the error is not "not found".
#[test]
fn opening_an_organisation_without_membership_explains_the_refusal() {
    let home = small_world();
    let (code, out, err) = run(&home, PIET_EMAIL, &["gebruiker", "rol", ELS_EMAIL, "beheerder"]);
    assert_eq!(code, Some(0), "{out}{err}");
    for words in [&["lid", "lijst", "holding"][..], &["organisatie", "toon", "holding"]] {
        let (code, _, err) = run(&home, ELS_EMAIL, words);
        let said = "Je bent geen lid van Piet Holding B.V.: vraag een Beheerder";
        assert!(code == Some(4) && err.contains(said), "{words:?}: {code:?} {err}");
        // The organisation is not in Jan's list, so the error must not reveal it.
        let (code, _, err) = run(&home, "jan@eigendomein.nl", words);
        assert!(code == Some(3) && !err.contains("geen lid"), "{words:?}: {code:?} {err}");
    }
}

#[test]
fn the_shell_shows_the_environment_as_the_viewer_may_know_it() {
    let home = small_world();
    let shown = run_json(&home, PIET_EMAIL, &["omgeving", "toon"]);
    assert_eq!(shown["schema"], "toegang.environment.show/1");
    assert_eq!(shown["admins"][0]["name"], "Piet de Vries");
    assert_eq!(shown["users"][0], serde_json::json!({ "status": "active", "count": 3 }));
    let codes = |shown: &Value| -> Vec<String> {
        let all = shown["advice"].as_array().unwrap().iter();
        all.map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes(&shown), ["one_admin", "one_org_admin", "one_org_admin", "never_active"]);
    assert_eq!(shown["all_organisations"], true);
    let shown = run_json(&home, ELS_EMAIL, &["environment", "show"]);
    assert_eq!(codes(&shown), [""; 0], "advice that only a Beheerder can follow");
    assert_eq!(shown["all_organisations"], false);
    insta::assert_snapshot!(
        "environment_show",
        [
            run_ok(&home, PIET_EMAIL, &["omgeving", "toon"]),
            run_ok(&home, PIET_EMAIL, &["--taal", "en", "environment", "show"]),
            run_ok(&home, "jan@eigendomein.nl", &["omgeving", "toon", "--csv"]),
        ]
        .join("\n")
    );
}
