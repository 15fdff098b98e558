//! The report of an undo or a redo, for each outcome that it can have.

use jiff::tz::TimeZone;
use toegang::{
    domain::{
        About, Day, Level, MemberValue, Moment, Name, OperationId, OrgId, Outcome, OutcomeKind,
        Person, PlatformRole, Receipt, Refusal, UndoKind, UserId, UserValue,
    },
    text::{self, Lang},
};

pub(crate) const UNDO: UndoKind = UndoKind::Undo(OperationId(1));
pub(crate) const REDO: UndoKind = UndoKind::Redo(OperationId(1));

fn name(text: &str) -> Name {
    Name::stored(text.to_owned())
}

/// A receipt about these people of Gist B.V., each with an outcome.
pub(crate) fn receipt(undo_kind: UndoKind, outcomes: &[(&str, OutcomeKind)]) -> Receipt {
    let outcome = |(at, (who, did)): (usize, &(&str, OutcomeKind))| {
        let id = UserId(i64::try_from(at).unwrap());
        let person = (!who.is_empty()).then(|| Person { id, name: name(who) });
        let is_of_org = !matches!(did, OutcomeKind::ChangedUser(_));
        let org = is_of_org.then(|| name("Gist B.V."));
        Outcome { org, ..Outcome::new(person, did.clone()) }
    };
    Receipt {
        operation: OperationId(2),
        at: Moment(0),
        about: (About::Org(OrgId(1)), name("Gist B.V.")),
        undo_kind,
        code: None,
        outcomes: outcomes.iter().enumerate().map(outcome).collect(),
    }
}

/// The lines below the heading, in both languages.
fn told(undo_kind: UndoKind, outcomes: &[(&str, OutcomeKind)]) -> [String; 2] {
    let receipt = receipt(undo_kind, outcomes);
    [Lang::Nl, Lang::En].map(|lang| {
        let lines = text::receipt(lang, &receipt, &TimeZone::UTC);
        lines.get(1..).unwrap().join(" / ")
    })
}

/// R236: the state of the person, not the words of the act that was undone.
#[test]
fn every_outcome_of_an_undo_says_what_is_true_now() {
    let day = Day::new(2027, 5, 3).unwrap();
    let of_member = OutcomeKind::Changed;
    let of_user = OutcomeKind::ChangedUser;
    let until = "until 3 May 2027";
    for (did, nl, en) in [
        (
            OutcomeKind::Restored(Level::Member),
            "is weer lid van Gist B.V.",
            "is a member of Gist B.V. again",
        ),
        (
            OutcomeKind::Restored(Level::OrgAdmin),
            "is weer Beheerder van Gist B.V.",
            "is an Administrator of Gist B.V. again",
        ),
        (of_member(MemberValue::Level(Level::Member)), "is weer Lid", "is a Member again"),
        (
            of_member(MemberValue::Level(Level::OrgAdmin)),
            "is weer Beheerder",
            "is an Administrator again",
        ),
        (
            of_member(MemberValue::LastDay(None)),
            "heeft weer geen laatste dag",
            "has no last day again",
        ),
        (
            of_member(MemberValue::Pause(Some(day))),
            "is weer gepauzeerd tot 3 mei 2027",
            &format!("is paused {until} again"),
        ),
        (of_member(MemberValue::Pause(None)), "is niet meer gepauzeerd", "is no longer paused"),
        (
            of_user(UserValue::Role(PlatformRole::Basic)),
            "is weer Basisgebruiker",
            "is a Basic user again",
        ),
        (
            of_user(UserValue::Role(PlatformRole::Advanced)),
            "is weer Gevorderde gebruiker",
            "is an Advanced user again",
        ),
        (
            of_user(UserValue::Role(PlatformRole::EnvAdmin)),
            "is weer Beheerder van de omgeving",
            "is an Administrator of the environment again",
        ),
        (
            of_user(UserValue::Manager(true)),
            "is weer Relatiemanager",
            "is a Relationship manager again",
        ),
        (
            of_user(UserValue::Manager(false)),
            "is geen Relatiemanager meer",
            "is no longer a Relationship manager",
        ),
        (of_user(UserValue::Blocked(true)), "is weer geblokkeerd", "is blocked again"),
        (of_user(UserValue::Blocked(false)), "is niet meer geblokkeerd", "is no longer blocked"),
        (OutcomeKind::Invited, "is weer uitgenodigd", "is invited again"),
    ] {
        for kind in [UNDO, REDO] {
            let said = told(kind, &[("Els", did.clone())]);
            assert_eq!(said, [format!("Els {nl}"), format!("Els {en}")]);
        }
    }
    for (did, nl, en) in [
        (
            OutcomeKind::Asked,
            "Het verzoek aan Els voor Gist B.V. staat weer open",
            "The request to Els for Gist B.V. is open again",
        ),
        (
            OutcomeKind::Withdrawn,
            "Het verzoek aan Els voor Gist B.V. is ingetrokken",
            "The request to Els for Gist B.V. was withdrawn",
        ),
        (
            OutcomeKind::Uninvited,
            "De uitnodiging van Els is ingetrokken",
            "The invitation of Els was withdrawn",
        ),
        (
            of_member(MemberValue::LastDay(Some(day))),
            "De laatste dag van Els is weer 3 mei 2027",
            "The last day of Els is 3 May 2027 again",
        ),
        (
            OutcomeKind::KeyWithdrawn,
            "De sleutel van Els is ingetrokken",
            "The key of Els was withdrawn",
        ),
        (OutcomeKind::KeyAdded, "De sleutel van Els is er weer", "The key of Els is back"),
        (OutcomeKind::OrganisationRemoved, "Gist B.V. is er niet meer", "Gist B.V. is gone"),
        (
            OutcomeKind::Created,
            "Gist B.V. is er weer; activeren kan in Details.",
            "Gist B.V. is back; activate it in Details.",
        ),
        (
            OutcomeKind::RelationWithdrawn,
            "Het relatieverzoek aan Els is ingetrokken",
            "The relation request to Els was withdrawn",
        ),
        (
            OutcomeKind::RelationAsked,
            "Het relatieverzoek aan Els staat weer open",
            "The relation request to Els is open again",
        ),
        (
            OutcomeKind::Accepted(Level::Member),
            "Je bent weer lid van Gist B.V.",
            "You are a member of Gist B.V. again.",
        ),
        (
            OutcomeKind::WaitsAgain,
            "Het verzoek van Gist B.V. wacht weer op je antwoord.",
            "The request from Gist B.V. waits for your answer again.",
        ),
    ] {
        for kind in [UNDO, REDO] {
            assert_eq!(told(kind, &[("Els", did.clone())]), [nl, en]);
        }
    }
    // A redo brings back what the undo turned back.
    for (did, old, new) in [
        (
            OutcomeKind::Edited,
            "Gist B.V. heeft weer de oude gegevens",
            "Gist B.V. heeft weer de nieuwe gegevens",
        ),
        (
            OutcomeKind::Reset,
            "Het verzoek aan Els voor Gist B.V. heeft weer de oude termijn",
            "Het verzoek aan Els voor Gist B.V. heeft weer de nieuwe termijn",
        ),
    ] {
        let [undone, redone] =
            [UNDO, REDO].map(|kind| told(kind, &[("Els", did.clone())])[0].clone());
        assert_eq!([undone.as_str(), redone.as_str()], [old, new]);
    }
}

/// R279: access that was revoked and is revoked again has the words of the act. An undo that takes back
/// access which was given has others, as nobody revoked it.
#[test]
fn access_that_is_revoked_has_one_wording() {
    let one = [("Els", OutcomeKind::Removed)];
    let new = receipt(UndoKind::New, &one);
    let lines = |lang| text::receipt(lang, &new, &TimeZone::UTC).concat();
    assert_eq!(lines(Lang::Nl), "Toegang tot Gist B.V. ontzegd: Els");
    assert_eq!(lines(Lang::En), "Access to Gist B.V. revoked: Els");
    assert_eq!(text::receipt_in_short(Lang::Nl, &new), ["Toegang ontzegd: Els"]);
    let again = told(REDO, &one);
    assert_eq!(again[0], "Els is de toegang tot Gist B.V. weer ontzegd");
    assert_eq!(again[1], "The access of Els to Gist B.V. is revoked again");
    let undone = told(UNDO, &one);
    assert_eq!(undone[0], "Els heeft geen toegang meer tot Gist B.V.");
    assert_eq!(undone[1], "Els no longer has access to Gist B.V.");
}

/// Several people share a sentence, each state has its own, and a narrow screen counts them.
#[test]
fn an_undo_of_several_people_names_or_counts_them_by_state() {
    let level = |level| OutcomeKind::Changed(MemberValue::Level(level));
    // The parts of an undo come from the last to the first.
    let mixed = [
        ("Cor", level(Level::OrgAdmin)),
        ("Bea", level(Level::Member)),
        ("Ali", level(Level::Member)),
    ];
    let said = told(UNDO, &mixed);
    assert_eq!(said[0], "Ali en Bea zijn weer Lid / Cor is weer Beheerder");
    assert_eq!(said[1], "Ali and Bea are Members again / Cor is an Administrator again");
    let short = |lang| text::receipt_in_short(lang, &receipt(UNDO, &mixed)).remove(0);
    assert_eq!(short(Lang::Nl), "Ongedaan gemaakt: 2 mensen zijn weer Lid · 1 is weer Beheerder");
    assert_eq!(short(Lang::En), "Undone: 2 people are Members again · 1 is an Administrator again");
    let invited = ["A", "B", "C", "D", "E", "F"].map(|who| (who, OutcomeKind::Uninvited));
    let said = told(UNDO, &invited);
    assert_eq!(said[0], "De uitnodigingen van F, E, D en 3 anderen zijn ingetrokken");
    assert_eq!(said[1], "The invitations of F, E, D and 3 others were withdrawn");
    let orgs = ["A", "B", "C"].map(|who| (who, OutcomeKind::Created));
    assert_eq!(told(REDO, &orgs), ["3 organisaties zijn er weer", "3 organisations are back"]);
    let one = receipt(REDO, &[("Els", OutcomeKind::Restored(Level::Member))]);
    let short = text::receipt_in_short(Lang::Nl, &one);
    assert_eq!(short, ["Opnieuw gedaan: Els is weer lid", "Weer lid: Els"]);
}

/// R294: who lost access again is counted with what happened to them, not as a number of members.
#[test]
fn a_redo_of_several_denials_says_what_happened() {
    let three = ["A", "B", "C"].map(|who| (who, OutcomeKind::Removed));
    let short = |kind, lang| text::receipt_in_short(lang, &receipt(kind, &three)).remove(0);
    assert_eq!(short(REDO, Lang::Nl), "Opnieuw gedaan: 3 mensen weer de toegang ontzegd");
    assert_eq!(short(REDO, Lang::En), "Redone: 3 people had their access revoked again");
    // An undo of an addition revokes nothing.
    assert_eq!(short(UNDO, Lang::Nl), "Ongedaan gemaakt: 3 leden minder");
}

/// An undo that could do nothing has no colon before the reasons.
#[test]
fn an_undo_that_skips_everybody_says_why() {
    let skipped = receipt(UNDO, &[("Els", OutcomeKind::Skipped(Refusal::TheirConsent))]);
    let lines = text::receipt(Lang::Nl, &skipped, &TimeZone::UTC);
    assert_eq!(lines[0], "Ongedaan gemaakt.");
    assert!(lines[1].starts_with("Overgeslagen: "), "{lines:?}");
}
