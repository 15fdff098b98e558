//! English texts match the Dutch texts and their key names, and contain no Dutch words.

use std::{fs, path::Path};

use jiff::tz::TimeZone;
use syn::{
    Expr, ExprCall, ExprLit, Lit,
    visit::{Visit, visit_expr_call},
};
use toegang::{
    domain::{
        AccessBy, AccessEnding, AccessRow, BadKey, Command, CurrentValue, Day, Email, Fingerprint,
        Folder, KeyAlerts, KeyId, KeyKind, KeyRow, Level, MemberValue, MemberVerb, MembershipId,
        Message, Method, Moment, Name, Now, OrgId, OrgStatus, Origin, OutcomeKind, PartnershipId,
        PlatformRole, Profile, Refusal, RelationRequestId, RequestId, RequestState, Skipped,
        UserDetails, UserId, UserStatus,
    },
    text::{
        self, DayInput, FieldFault, FieldId, KeyWithdrawal, Lang, ProblemReason, RestrictedAction,
        SetupProblem,
    },
};

use super::samples::{
    SAMPLE_MOMENT, changed_by, failures, forms, name, outcome_kinds, person, receipt_lines,
    refusals, today,
};
use crate::support::{profile, set_blocked, set_manager, set_role};

/// Dutch words that do not exist in English.
const DUTCH_WORDS: [&str; 27] = [
    "gebruiker",
    "organisatie",
    "omgeving",
    "verzoek",
    "beheerder",
    "leden",
    "uitnodiging",
    "relatieverzoek",
    "partnerschap",
    "postvak",
    "logboek",
    "handeling",
    "toegevoegd",
    "gewijzigd",
    "verwijder",
    "annuleer",
    "wacht",
    " de ",
    " het ",
    " een ",
    " niet ",
    " geen ",
    " van ",
    " voor ",
    " je ",
    " lid ",
    " dagen",
];

/// Collects the arguments of each `both("…", "…")` in a file.
#[derive(Default)]
struct PairCollector(Vec<[String; 2]>);

impl<'a> Visit<'a> for PairCollector {
    fn visit_expr_call(&mut self, call: &'a ExprCall) {
        let literals = call.args.iter().filter_map(|argument| match argument {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        });
        let literals: Vec<String> = literals.collect();
        if let (Expr::Path(name), Ok(pair)) = (&*call.func, literals.try_into())
            && name.path.is_ident("both")
        {
            self.0.push(pair);
        }
        visit_expr_call(self, call);
    }
}

fn collect_pairs(folder: &Path, pairs: &mut PairCollector) {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect_pairs(&path, pairs);
        } else {
            pairs.visit_file(&syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap());
        }
    }
}

/// Returns all texts without parameters, in the order of the source.
fn fixed_texts(lang: Lang) -> Vec<String> {
    let mut pairs = PairCollector::default();
    collect_pairs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text"), &mut pairs);
    pairs.0.into_iter().map(|[nl, en]| if lang == Lang::Nl { nl } else { en }).collect()
}

/// Returns texts with parameters, filled with sample values.
fn sample_texts(lang: Lang) -> Vec<String> {
    let (org, zone) = (name("Piet Holding"), TimeZone::UTC);
    let now = Now { at: SAMPLE_MOMENT, today: today() };
    let mut all: Vec<String> =
        refusals().iter().map(|why| text::refusal(lang, why, &zone)).collect();
    all.extend(refusals().iter().map(|why| text::refusals::short(lang, why, &zone, now)));
    all.extend(failures().iter().map(|a| text::failure(lang, a)));
    all.extend(outcome_kinds().into_iter().flat_map(|kind| receipt_lines(lang, &kind, 1)));
    for words in forms(lang) {
        all.extend([words.title.clone(), words.button.to_owned(), words.intro.join(" ")]);
    }
    for n in [0, 1, 2] {
        let names = vec![org.clone(); n];
        let orgs = vec![(OrgId(1), org.clone()); n];
        let asked = |own| text::buttons::add(lang, own, n);
        all.extend([
            text::add_members::and_more(lang, n),
            text::buttons::go_on(lang, n),
            asked(0),
            asked(1),
            asked(2),
        ]);
        all.extend([text::buttons::revoke(lang, n), text::buttons::withdraw(lang, n)]);
        all.extend([
            text::organisations::count_members(lang, n, n, 0),
            text::organisations::count_members(lang, n, 9, 1),
        ]);
        all.extend([
            text::organisations::count_organisations(lang, n, n),
            text::organisations::count_organisations(lang, n, 9),
        ]);
        all.extend(
            [Folder::Open, Folder::Handled]
                .map(|folder| text::words::count_requests(lang, n, folder, 0)),
        );
        let titles = MemberVerb::ALL.iter();
        all.extend(
            titles
                .filter_map(|verb| text::verbs::members::day_prompt_title(lang, *verb, &names, n)),
        );
        all.extend([text::search::match_count(lang, n, n, Some(9))]);
        all.extend([
            text::messages::more_messages(lang, n),
            text::organisations::no_organisations(lang, n),
            text::input::paste_cut(lang, n),
        ]);
        all.extend([
            text::search::people_count(lang, n, n),
            text::search::people_count(lang, n, 9),
            text::search::similar_count(lang, n),
        ]);
        all.extend(text::questions::withdraw_note(lang, n).map(str::to_owned));
        all.extend([
            text::questions::revoke_title(lang, &org),
            text::questions::withdraw_title(lang, n, &org),
        ]);
        all.extend([
            text::organisations::requests_only_count(lang, n),
            text::add_members::message_readers(lang, &names),
        ]);
        all.extend([
            text::headings::tab_members(lang, Some(n)),
            text::headings::tab_requests(lang, Some(n)),
        ]);
        all.extend([text::forms::count_lines(lang, n, n), text::forms::count_users(lang, n, n)]);
        all.extend([text::forms::count_partners(lang, n, n), text::forms::count_sent(lang, n)]);
        let (title, lines, button) =
            text::people::users::removal_question(lang, &org, &names, 20, &names);
        all.extend([
            title,
            lines.join(" "),
            button.to_owned(),
            text::forms::successor_label(lang, &orgs, 0),
        ]);
    }
    let of_name: [fn(Lang, &Name) -> String; 10] = [
        text::add_members::add_title,
        text::questions::admin_title,
        text::organisations::no_access,
        text::questions::decline_reason,
        text::questions::decline_consequence,
        text::questions::leave_title,
        text::questions::not_yourself,
        text::inbox::request_gone,
        text::inbox::request_short,
        text::inbox::request_title,
    ];
    for of in of_name {
        all.push(of(lang, &org));
    }
    all.push(text::forms::only_they_can(lang, &org));
    all.extend(text::organisations::only_member_lines(lang, true));
    all.extend([0, 9].map(|seconds| text::messages::busy(lang, seconds)));
    all.extend(text::screen::too_small(lang, (40, 10), (60, 16)));
    all.extend(text::screen::too_small_short(lang, (20, 5), (60, 16)));
    all.extend([
        text::add_members::chosen_label(lang, &org, false, true),
        text::add_members::chosen_label(lang, &org, true, false),
        text::search::nobody_found(lang, "", 0),
        text::search::nobody_found(lang, "x", 10_365),
    ]);
    all.extend(text::forms::code_lines(lang, &org, None, "ABCD"));
    all.push(text::forms::CODE_NO_LONGER_VALID.of(lang).to_owned());
    let questions = [
        text::people::users::withdraw_invitation_question(lang, &org).into(),
        text::forms::leave_question(lang, &org, true),
        text::forms::leave_all_question(lang, &access_rows(&org)),
    ];
    let users = [UserStatus::Active, UserStatus::Blocked].map(|status| user_details(&org, status));
    let ends = users.iter().flat_map(|user| {
        let rows = access_rows(&org);
        let parts = [&rows[..], &rows[..1], &rows[1..2], &rows[4..5], &rows[5..], &rows[4..]];
        parts.map(|rows| text::forms::end_access_question(lang, user, rows))
    });
    for words in questions.into_iter().chain(ends) {
        all.extend([words.title, text::in_one_line(&words.lines), words.button]);
    }
    for field in [FieldId::Country, FieldId::Role, FieldId::Method] {
        all.extend(text::forms::options(lang, field).iter().map(|option| (*option).to_owned()));
    }
    all.extend(ssh_texts(lang));
    all.extend(conflict_texts(lang));
    for wrong in [
        FieldFault::Empty,
        FieldFault::ForbiddenCharacter,
        FieldFault::TooLong(9),
        FieldFault::NoMatch,
        FieldFault::Searching,
    ] {
        all.push(text::forms::fault_text(lang, &wrong));
    }
    all
}

/// Returns the questions that follow a conflict.
fn conflict_texts(lang: Lang) -> Vec<String> {
    let (org, to, from) = (OrgId(1), Level::OrgAdmin, Level::Member);
    let present =
        CurrentValue::Member(vec![MemberValue::Level(to), MemberValue::LastDay(Some(today()))]);
    let changed = Refusal::Changed { first: changed_by(), now: Some(present) };
    let closed =
        Refusal::RequestClosed { state: RequestState::Withdrawn, first: changed_by(), cause: None };
    let skipped = |why| vec![Skipped { who: Some(person("Jan Jansen")), org: None, why }; 8];
    let (members, requests) = (Vec::new(), vec![RequestId(1), RequestId(2)]);
    let commands = [
        crate::support::change_level(org, Vec::new(), from, to),
        crate::support::change_last_day(org, Vec::new(), Some(today())),
        crate::support::change_last_day(org, Vec::new(), None),
        Command::RemoveMembers { org, members },
        Command::RenewRequests { org, requests: requests.clone() },
        Command::WithdrawRequests { org, requests: vec![RequestId(1)] },
        Command::WithdrawRequests { org, requests },
    ];
    let mut all = Vec::new();
    for command in &commands {
        for why in [&changed, &closed] {
            for me in [None, Some(UserId(1))] {
                let skipped = skipped(why.clone());
                let (title, lines, button) = text::conflict(
                    lang,
                    command,
                    &Refusal::AllSkipped { skipped },
                    me,
                    &TimeZone::UTC,
                );
                all.extend([title, lines.join(" "), button.to_owned()]);
            }
        }
    }
    for (command, why) in &single_row_conflicts() {
        let (title, lines, button) =
            text::conflict(lang, command, why, Some(UserId(1)), &TimeZone::UTC);
        all.extend([title, lines.join(" "), button.to_owned()]);
    }
    all
}

/// Returns commands on a user or organisation, each with a refusal because of another user's
/// change.
fn single_row_conflicts() -> Vec<(Command, Refusal)> {
    let (org, user, name) = (OrgId(1), UserId(2), Name::new("ref 1").unwrap());
    let changed = |now| Refusal::Changed { first: changed_by(), now: Some(now) };
    let role = PlatformRole::Basic;
    let from = Box::new(profile("Delft B.V.", "12345678"));
    let to = Box::new(profile("Delft Zuid B.V.", ""));
    let gone = Refusal::UserGone { first: changed_by() };
    let (seen, reason) = (None, Message::new("ref").unwrap());
    let (method, reference) = (Method::Payment, name.clone());
    let edit = |from: &Profile, to: &Profile| Command::EditOrganisation {
        org,
        from: Box::new(from.clone()),
        to: Box::new(to.clone()),
        register: None,
    };
    let mut all = vec![
        (
            set_role(user, role, PlatformRole::EnvAdmin),
            changed(CurrentValue::Role { person: person("Jan Jansen"), role }),
        ),
        (
            Command::EditProfile { from: None, full_name: Some(name) },
            changed(CurrentValue::Name { full_name: None }),
        ),
        (edit(&from, &to), changed(CurrentValue::Profile(to.clone()))),
        (edit(&to, &from), changed(CurrentValue::Profile(from.clone()))),
        (Command::Approve { org, seen }, changed(CurrentValue::Evidence { method, reference })),
        (set_manager(user, true), Refusal::Same { first: Some(changed_by()) }),
        (
            Command::Reject { org, seen: None, reason },
            Refusal::WrongOrgStatus { status: OrgStatus::Active, first: Some(changed_by()) },
        ),
    ];
    let others = [
        set_manager(user, false),
        set_blocked([user], true),
        set_blocked([user], false),
        Command::SendAgain { user },
        Command::WithdrawInvitation { user },
        Command::RemoveUser { user, successors: Vec::new() },
        Command::WithdrawKey { key: KeyId(1) },
        Command::OfferEvidence { org, method, reference: Name::new("ref").unwrap() },
        Command::RemoveOrganisation { org, typed: String::new() },
        Command::WithdrawRelation { request: RelationRequestId(1) },
        Command::EndPartnership {
            partnership: PartnershipId(1),
            ends: Vec::new(),
            withdrawn: Vec::new(),
        },
    ];
    all.extend(others.map(|command| (command, gone.clone())));
    all
}

/// Returns the texts about ssh sessions and the setup of sshd, for sample values.
fn ssh_texts(lang: Lang) -> Vec<String> {
    let bad = [
        BadKey::Empty,
        BadKey::Secret,
        BadKey::Putty,
        BadKey::Pem { format: "PKCS8" },
        BadKey::Several,
        BadKey::Options,
        BadKey::UnknownKind,
        BadKey::InvalidBody,
        BadKey::TooShort { bits: 2048 },
        BadKey::ForbiddenCharacter { ch: '"' },
        BadKey::InvalidComment,
    ];
    let why = [
        ProblemReason::Lookup,
        ProblemReason::LookupUser,
        ProblemReason::OwnKeys,
        ProblemReason::Forced,
        ProblemReason::Keys,
        ProblemReason::Password,
        ProblemReason::Environment,
        ProblemReason::Rc,
        ProblemReason::Forwarding,
        ProblemReason::Frozen,
        ProblemReason::Terminal,
    ];
    let traps = [
        SetupProblem::NoSshd("x"),
        SetupProblem::NoAccount,
        SetupProblem::Locked,
        SetupProblem::OnlyRoot,
        SetupProblem::NoShell("x"),
        SetupProblem::Unseen("x"),
        SetupProblem::NotItsOwn,
        SetupProblem::Unguarded("x"),
    ];
    let mut all: Vec<String> =
        bad.into_iter().map(|a| text::ssh::bad_key_reason(lang, a)).collect();
    all.extend(ssh_key_texts(lang));
    all.extend(
        why.into_iter()
            .map(|why| text::ssh::describe_problem(lang, SetupProblem::Setting("x", why))),
    );
    all.extend(traps.into_iter().map(|a| text::ssh::describe_problem(lang, a)));
    all.extend(text::ssh::setup_steps(lang, "/x", "/y", "/z/t.db", "x"));
    all.extend(text::ssh::setup_steps(lang, "/y", "/y", "/z/t.db", "x"));
    let outside = [RestrictedAction::Person, RestrictedAction::File, RestrictedAction::Shell];
    all.extend(outside.map(|outside| text::ssh::why_restricted(lang, outside).to_owned()));
    all.extend([1, 100].map(|a| text::ssh::sessions_full(lang, a)));
    all.push(text::ssh::own_sessions_full(
        lang,
        &[("12:31".to_owned(), Some(9)), ("12:32".to_owned(), None)],
    ));
    let of = [
        text::ssh::bad_account_name,
        text::ssh::no_such_key,
        text::ssh::no_such_number,
        text::ssh::bad_path,
    ];
    all.extend(of.map(|says: fn(Lang, &str) -> String| says(lang, "x")));
    all
}

fn ssh_key_texts(lang: Lang) -> Vec<String> {
    let (who, by) = (name("Jan Jansen"), Some(person("Karin Smit")));
    let opens = |remark| KeyRow {
        id: KeyId(1),
        kind: KeyKind::Ed25519,
        fingerprint: Fingerprint::stored("SHA256:x".into()),
        comment: remark,
        added: (SAMPLE_MOMENT, by.clone()),
        confirmed: Some((SAMPLE_MOMENT, by.clone())),
        code_until: None,
        withdrawn: None,
    };
    let closed = KeyRow { withdrawn: Some((SAMPLE_MOMENT, None)), ..opens(None) };
    let mut all = vec![text::ssh::tab_keys(lang, None), text::ssh::tab_keys(lang, Some(2))];
    all.extend([true, false].into_iter().flat_map(|a| text::ssh::keys_none(lang, a)));
    let waits = KeyRow { confirmed: None, ..opens(None) };
    let coded = KeyRow { code_until: Some(SAMPLE_MOMENT), ..waits.clone() };
    let taken_over = KeyRow { confirmed: Some((SAMPLE_MOMENT, None)), ..opens(None) };
    for row in [&waits, &taken_over] {
        let (title, lines, button) = text::ssh::confirm_question(lang, row, &TimeZone::UTC);
        all.extend([title, lines.join(" "), button.to_owned()]);
    }
    for (waiting, confirmed_elsewhere) in [(0, 0), (1, 0), (2, 1), (0, 2)] {
        let keys = KeyAlerts { waiting, confirmed_elsewhere };
        for medium in [text::Medium::Screens, text::Medium::Shell] {
            all.push(text::ssh::key_alert(lang, keys, medium).join(" "));
        }
    }
    for row in [opens(Some(name("laptop"))), opens(None), closed, waits, coded, taken_over] {
        all.push(text::ssh::key_name(lang, &row));
        for is_session_key in [true, false] {
            all.push(text::ssh::key_state(lang, &row, &TimeZone::UTC, is_session_key));
            let facts = text::ssh::key_facts(lang, &row, &TimeZone::UTC, is_session_key);
            all.extend(facts.into_iter().map(|(label, text)| format!("{label} {text}")));
            for (of, is_last) in [(None, true), (Some(&who), true), (None, false)] {
                let (fingerprint, remark) = (&row.fingerprint, row.comment.as_ref());
                let ends = KeyWithdrawal { fingerprint, remark, of, is_session_key, is_last };
                let (title, lines, button) = text::ssh::withdraw_key_question(lang, &ends);
                all.extend([title, lines.join(" "), button.to_owned()]);
            }
        }
    }
    for of in [None, Some(&who)] {
        let form = text::ssh::add_key_form(lang, of);
        all.extend([form.title, form.intro.join(" "), form.button.to_owned()]);
    }
    all
}

/// Returns the keys in a text: in brackets, or after the label of a button.
fn named_keys(text: &str) -> Vec<&str> {
    let bracketed = text.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|it| it.0);
    let is_key = |text: &&str| text.split(' ').all(|key| key.len() == 1 || *text == "F3");
    let behind = text.rsplit_once("  ").map(|it| it.1);
    bracketed.filter(is_key).chain(behind.filter(|text| text.len() <= 3)).collect()
}

#[test]
fn english_texts_contain_no_dutch() {
    let all: Vec<_> = fixed_texts(Lang::En).into_iter().chain(sample_texts(Lang::En)).collect();
    assert!(all.len() > 500, "{}", all.len());
    for text in all {
        let padded = format!(" {} ", text.to_lowercase());
        let found = DUTCH_WORDS.iter().find(|word| padded.contains(**word));
        assert!(found.is_none(), "{text:?} has {found:?}");
        assert!(!text.contains('!') || text.starts_with('!'), "{text:?} shouts");
        assert!(!text.contains("(s)"), "{text:?} is not sure how many");
    }
}

#[test]
fn the_list_of_dutch_words_detects_dutch() {
    let dutch = sample_texts(Lang::Nl).into_iter().filter(|text| {
        let padded = format!(" {} ", text.to_lowercase());
        DUTCH_WORDS.iter().any(|word| padded.contains(word))
    });
    assert!(dutch.count() > 150);
}

#[test]
fn both_languages_name_the_same_keys() {
    let (dutch, english) = (fixed_texts(Lang::Nl), fixed_texts(Lang::En));
    assert_eq!(dutch.len(), english.len());
    let fixed = dutch.iter().zip(&english);
    let (dutch, english) = (sample_texts(Lang::Nl), sample_texts(Lang::En));
    assert_eq!(dutch.len(), english.len());
    for (dutch, english) in fixed.chain(dutch.iter().zip(&english)) {
        assert_eq!(named_keys(dutch), named_keys(english), "{dutch:?} and {english:?}");
    }
    assert_eq!(named_keys("leave (x v), remove  v"), ["x v", "v"]);
}

#[test]
fn a_refusal_is_a_sentence_with_one_full_stop() {
    for why in refusals() {
        let text = text::refusal(Lang::En, &why, &TimeZone::UTC);
        assert!(text.ends_with('.') && !text.ends_with(".."), "{text:?}");
        assert!(!text.starts_with(char::is_lowercase), "{text:?}");
    }
}

#[test]
fn refusals_say_what_happened_and_who_can_help() {
    let say = |why| text::refusal(Lang::En, &why, &TimeZone::UTC);
    let org = || name("Piet Holding B.V.");
    let who_can = vec![person("Jan Jansen"), person("Karin Smit")];
    assert_eq!(
        say(Refusal::NotOrgAdmin { org: org(), who_can, lost: None }),
        "Only an Administrator of this organisation can do this: Jan Jansen and Karin Smit."
    );
    assert_eq!(
        say(Refusal::NotOrgAdmin { org: org(), who_can: Vec::new(), lost: Some(changed_by()) }),
        "You are no longer an Administrator of Piet Holding B.V., since 15 Jan 2027 08:00 (by Karin \
         Smit). Nothing has changed."
    );
    assert_eq!(
        say(Refusal::RequestClosed {
            state: RequestState::Withdrawn,
            first: changed_by(),
            cause: None
        }),
        "This request was withdrawn by Karin Smit (15 Jan 2027 08:00)."
    );
    assert_eq!(
        say(Refusal::LastAdmin { org: org() }),
        "This is the last Administrator of Piet Holding B.V. whose access does not end. Make someone \
         else Administrator first."
    );
}

#[test]
fn counts_take_the_singular_or_plural() {
    let of = |say: fn(usize) -> String| [0, 1, 2].map(say);
    assert_eq!(
        of(|n| text::organisations::count_members(Lang::En, n, n, 0)),
        ["0 members", "1 member", "2 members"]
    );
    assert_eq!(
        of(|a| text::forms::count_sent(Lang::En, a))[1..],
        ["1 relation request", "2 relation requests"]
    );
    assert_eq!(
        of(|n| text::search::match_count(Lang::En, n, 0, Some(1_000_212)))[1],
        "1 match in 1,000,212 names"
    );
    assert_eq!(
        of(|n| text::search::match_count(Lang::En, n, 0, Some(1_000_212)))[2],
        "2 matches in 1,000,212 names"
    );
    assert_eq!(
        text::search::match_count(Lang::En, 3, 5, Some(10_365)),
        "3 matches · 5 similar in 10,365 names"
    );
    assert_eq!(
        text::search::match_count(Lang::Nl, 3, 5, Some(10_365)),
        "3 treffers · 5 lijken erop in 10.365 namen"
    );
    assert_eq!(
        text::search::match_count(Lang::Nl, 0, 1, None),
        "geen exacte treffer · 1 lijkt erop"
    );
    assert_eq!(
        of(|a| text::add_members::and_more(Lang::En, a))[1..],
        ["  and 1 other", "  and 2 others"]
    );
    assert_eq!(text::buttons::add(Lang::En, 2, 1), "Add 2 and send 1 request");
    assert_eq!(
        of(|a| text::buttons::revoke(Lang::En, a))[1..],
        ["Revoke access", "Revoke access of 2 people"]
    );
    assert_eq!(text::words::count_requests(Lang::En, 1, Folder::Open, 0), "1 open request");
    assert_eq!(
        text::words::count_requests(Lang::En, 1_204, Folder::Handled, 2),
        "2 of 1,204 requests marked"
    );
    let names = ["Jan", "Els", "Noor"].map(name);
    let title = |names| {
        text::verbs::members::day_prompt_title(Lang::En, MemberVerb::LastDay, names, 1).unwrap()
    };
    assert_eq!(title(&names[..1]), "Access of Jan");
    assert_eq!(title(&names), "Access of Jan and 2 others");
    assert_eq!(
        text::add_members::message_readers(Lang::En, &names),
        "Jan, Els and Noor see this in the Inbox:"
    );
    assert_eq!(
        receipt_lines(Lang::En, &OutcomeKind::Added(Level::Member), 1),
        ["Els Mulder is now a member of Piet Holding B.V."]
    );
    assert_eq!(
        receipt_lines(Lang::En, &OutcomeKind::Added(Level::OrgAdmin), 1),
        ["Els Mulder is now an Administrator of Piet Holding B.V."]
    );
    assert_eq!(
        receipt_lines(Lang::En, &OutcomeKind::Asked, 2),
        ["Requests sent to Els Mulder and Els Mulder for Piet Holding B.V."]
    );
    assert!(receipt_lines(Lang::En, &OutcomeKind::Added(Level::Member), 0).is_empty());
}

#[test]
fn days_are_written_and_read_in_english() {
    let day = |text| Day::parse(text).unwrap();
    assert_eq!(text::input::day(Lang::En, day("2026-12-31"), Some(today())), "31 Dec");
    assert_eq!(text::input::day(Lang::En, day("2027-05-01"), Some(today())), "1 May 27");
    assert_eq!(text::input::day(Lang::En, day("2027-12-31"), None), "2027-12-31");
    assert_eq!(text::words::day_short(Lang::En, today()), "23 Nov 26");
    assert_eq!(text::words::day_long(Lang::En, day("2026-12-31")), "Thursday 31 December 2026");
    assert_eq!(text::words::moment(Lang::En, SAMPLE_MOMENT, &TimeZone::UTC), "15 Jan 2027 08:00");
    let table = [
        ("31-12", DayInput::Day(day("2026-12-31"))),
        ("2027-02-28", DayInput::Day(day("2027-02-28"))),
        ("+10d", DayInput::Day(day("2026-12-03"))),
        ("+1y", DayInput::Day(day("2027-11-23"))),
        ("none", DayInput::None),
        ("No end", DayInput::None),
        ("never", DayInput::None),
        ("+1j", DayInput::Unclear),
        ("geen", DayInput::Unclear),
    ];
    for (typed, means) in table {
        assert_eq!(text::input::read_day(Lang::En, typed, today()), means, "{typed:?}");
    }
    // The text that the dialog fills in must be valid input.
    let written = text::input::day(Lang::En, today(), None);
    assert_eq!(text::input::read_day(Lang::En, &written, today()), DayInput::Day(today()));
}

#[test]
fn elapsed_time_is_written_in_english() {
    let now = Now { at: SAMPLE_MOMENT, today: SAMPLE_MOMENT.day(&TimeZone::UTC) };
    let ago = |minutes: i64| {
        text::words::time_ago(
            Lang::En,
            Moment(SAMPLE_MOMENT.0 - minutes * 60_000),
            &TimeZone::UTC,
            now,
        )
    };
    let written = [0, 5, 60, 180, 24 * 60, 9 * 24 * 60].map(ago);
    assert_eq!(
        written,
        ["just now", "5 min ago", "1 hour ago", "3 hours ago", "yesterday", "9 days ago"]
    );
}

/// A membership, a request, a request that only its addressee can decline, and the membership of a
/// last Administrator.
fn access_rows(org: &Name) -> [AccessRow; 6] {
    let partner = Origin::Partner(PartnershipId(1));
    let rows = [
        (AccessBy::Member(MembershipId(1)), AccessEnding::Allowed, Origin::Own, false),
        (AccessBy::Asked(RequestId(1)), AccessEnding::Allowed, Origin::Own, false),
        (AccessBy::Asked(RequestId(2)), AccessEnding::OnlyByUser, Origin::Own, false),
        (AccessBy::Member(MembershipId(2)), AccessEnding::LastAdmin, Origin::Own, false),
        (AccessBy::Member(MembershipId(3)), AccessEnding::Allowed, partner, true),
        (AccessBy::Member(MembershipId(4)), AccessEnding::Allowed, Origin::Own, true),
    ];
    rows.map(|(by, ending, origin, can_give_back)| AccessRow {
        user: UserId(1),
        by,
        org: (OrgId(1), org.clone()),
        org_env: org.clone(),
        level: Level::Member,
        origin,
        since: Moment(0),
        last_day: None,
        paused_until: None,
        can_open: false,
        ending,
        can_give_back,
        admins: Vec::new(),
        has_sent_requests: true,
    })
}

fn user_details(name: &Name, status: UserStatus) -> UserDetails {
    UserDetails {
        person: person(name),
        email: Email::new("kees@eigendomein.nl").unwrap(),
        env: name.clone(),
        role: PlatformRole::Basic,
        manager: false,
        status,
        joined: (Moment(0), None),
        extra: Vec::new(),
        code_until: None,
        access: Vec::new(),
        not_yet_active: Vec::new(),
        me: false,
        can_manage: true,
    }
}
