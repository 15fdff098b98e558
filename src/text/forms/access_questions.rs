//! The questions before the access of a user ends, and before users give up their own.

use super::QuestionWords;
use crate::{
    domain::{AccessBy, AccessEnding, AccessRow, Name, Origin},
    text::{
        Lang, Text, both,
        grammar::{names::strip_dot, number::count, words::join_organisations},
    },
};

/// The first line of a question before users give up their own access.
const CANNOT_GIVE_BACK: Text =
    both("! Je kunt dit niet zelf ongedaan maken.", "! You cannot undo this yourself.");

/// Maximum number of organisations that a question names.
const MAX_ORGANISATIONS_NAMED: usize = 8;

/// Maximum number of organisations that a consequence names.
const MAX_LASTING_NAMED: usize = 3;

/// Maximum number of organisations that a refusal names; of more, one name fewer and the number of the
/// rest.
const MAX_REFUSED_NAMED: usize = 4;

/// The names of the organisations where the user is a member, and of those that sent a request.
fn names<'a>(
    lang: Lang,
    rows: impl Iterator<Item = &'a AccessRow>,
) -> (Option<String>, Option<(usize, String)>) {
    let (members, asked): (Vec<_>, Vec<_>) =
        rows.partition(|row| matches!(row.by, AccessBy::Member(_)));
    let joined = |rows: &[&AccessRow]| {
        let names: Vec<Name> = rows.iter().map(|row| row.org.1.clone()).collect();
        (!names.is_empty()).then(|| join_organisations(lang, &names, MAX_ORGANISATIONS_NAMED))
    };
    (joined(&members), joined(&asked).map(|names| (asked.len(), names)))
}

/// The question before a user's access is ended, and open requests to the user are withdrawn. It says
/// which of the rows stay, and what the viewer cannot undo.
pub fn end_access_question(lang: Lang, name: &Name, rows: &[AccessRow]) -> QuestionWords {
    let (rows, staying): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.can_end());
    let (members, asked) = names(lang, rows.iter().copied());
    let (title, button) = match (lang, rows.as_slice()) {
        (Lang::Nl, [AccessRow { by: AccessBy::Asked(_), .. }]) => {
            (format!("Verzoek aan {name} intrekken?"), "Intrekken")
        }
        (Lang::En, [AccessRow { by: AccessBy::Asked(_), .. }]) => {
            (format!("Withdraw the request to {name}?"), "Withdraw")
        }
        (Lang::Nl, [row]) => (format!("Toegang tot {} ontzeggen?", row.org.1), "Ontzeggen"),
        (Lang::En, [row]) => (format!("Revoke access to {}?", row.org.1), "Revoke"),
        (Lang::Nl, _) => {
            let orgs = count(lang, rows.len(), "organisatie", "organisaties");
            (format!("Toegang tot {orgs} ontzeggen?"), "Ontzeggen")
        }
        (Lang::En, _) => {
            let orgs = count(lang, rows.len(), "organisation", "organisations");
            (format!("Revoke access to {orgs}?"), "Revoke")
        }
    };
    // The title names the only one.
    let is_only = rows.len() == 1;
    let members = members.map(|orgs| match lang {
        Lang::Nl if is_only => format!("{name} verliest direct toegang."),
        Lang::En if is_only => format!("{name} loses access at once."),
        Lang::Nl => format!("{name} verliest direct toegang tot {}.", strip_dot(&orgs)),
        Lang::En => format!("{name} loses access to {orgs} at once."),
    });
    let asked = asked.map(|(n, orgs)| match (lang, n) {
        (Lang::Nl, 1) => format!("Het verzoek van {orgs} wordt ingetrokken."),
        (Lang::Nl, _) => format!("De verzoeken van {orgs} worden ingetrokken."),
        (Lang::En, 1) => format!("The request of {orgs} is withdrawn."),
        (Lang::En, _) => format!("The requests of {orgs} are withdrawn."),
    });
    let (last, asked_by) = staying_names(&staying);
    let declined = (!asked_by.is_empty()).then(|| only_they_can_decline(lang, name, &asked_by));
    let why_stay =
        last_admin_stays(lang, &last, MAX_ORGANISATIONS_NAMED).into_iter().chain(declined);
    let lasting = only_others_give_back(lang, &rows).into_iter();
    (title, lasting.chain(members).chain(asked).chain(why_stay).collect(), button)
}

/// The warnings about access that the viewer cannot give back.
fn only_others_give_back(lang: Lang, rows: &[&AccessRow]) -> Vec<String> {
    // The title names the only one.
    let is_only = rows.len() == 1;
    let (other_envs, own_env): (Vec<_>, Vec<_>) = rows
        .iter()
        .filter(|row| !row.can_give_back)
        .partition(|row| matches!(row.origin, Origin::Partner(_)));
    let named = |rows: &[&&AccessRow]| {
        let names: Vec<Name> = rows.iter().map(|row| row.org.1.clone()).collect();
        (!names.is_empty()).then(|| join_organisations(lang, &names, MAX_LASTING_NAMED))
    };
    let by_others = named(&own_env).map(|orgs| match lang {
        Lang::Nl if is_only => "! Alleen een Beheerder ervan kan dit ongedaan maken.".to_owned(),
        Lang::En if is_only => "! Only one of its Administrators can undo this.".to_owned(),
        Lang::Nl => format!("! Alleen een Beheerder van {orgs} kan dit ongedaan maken."),
        Lang::En => format!("! Only an Administrator of {orgs} can undo this."),
    });
    let by_request = named(&other_envs).map(|orgs| match lang {
        Lang::Nl if is_only => "! Toegang komt alleen terug met een nieuw verzoek.".to_owned(),
        Lang::En if is_only => "! Access comes back only with a new request.".to_owned(),
        Lang::Nl => {
            format!("! Toegang tot {orgs} komt alleen terug met een nieuw verzoek van daar.")
        }
        Lang::En => format!("! Access to {orgs} comes back only with a new request from there."),
    });
    by_others.into_iter().chain(by_request).collect()
}

/// Why the access of this person to none of several organisations can end.
pub(crate) fn why_access_stays(lang: Lang, name: &Name, rows: &[AccessRow]) -> String {
    let (last, asked_by) = staying_names(&rows.iter().collect::<Vec<_>>());
    let declined = (!asked_by.is_empty()).then(|| only_they_can_decline(lang, name, &asked_by));
    let last = last_admin_stays(lang, &last, MAX_REFUSED_NAMED);
    last.into_iter().chain(declined).collect::<Vec<_>>().join(" ")
}

/// The organisations whose last *Beheerder* the user is, and those that only the user can answer.
fn staying_names(rows: &[&AccessRow]) -> (Vec<Name>, Vec<Name>) {
    let names = |ending| {
        rows.iter().filter(|row| row.ending == ending).map(|row| row.org.1.clone()).collect()
    };
    (names(AccessEnding::LastAdmin), names(AccessEnding::OnlyByUser))
}

/// Explains why the access to these organisations stays; `None` without organisations.
fn last_admin_stays(lang: Lang, orgs: &[Name], most: usize) -> Option<String> {
    let all = (!orgs.is_empty()).then(|| join_organisations(lang, orgs, most))?;
    Some(match lang {
        Lang::Nl => format!(
            "Toegang tot {all} blijft: daar is geen andere Beheerder. Maak eerst iemand anders \
             Beheerder."
        ),
        Lang::En => format!(
            "Access to {all} stays: there is no other Administrator. Make someone else \
             Administrator first."
        ),
    })
}

/// Explains why requests of another environment stay.
pub fn only_they_can_decline(lang: Lang, name: &Name, orgs: &[Name]) -> String {
    let all = join_organisations(lang, orgs, MAX_ORGANISATIONS_NAMED);
    match (lang, orgs.len()) {
        (Lang::Nl, 1) => {
            format!("Het verzoek van {all} blijft: alleen {name} zelf kan het weigeren.")
        }
        (Lang::Nl, _) => {
            format!("De verzoeken van {all} blijven: alleen {name} zelf kan ze weigeren.")
        }
        (Lang::En, 1) => format!("The request of {all} stays: only {name} can decline it."),
        (Lang::En, _) => format!("The requests of {all} stay: only {name} can decline them."),
    }
}

/// The question before users give up their own access and decline requests to them: only others can
/// give it back.
pub fn leave_all_question(lang: Lang, rows: &[AccessRow]) -> QuestionWords {
    let (rows, staying): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.can_end());
    let (members, asked) = names(lang, rows.iter().copied());
    let button = match (lang, &members) {
        (Lang::Nl, Some(_)) => "Verlaten",
        (Lang::Nl, None) => "Weigeren",
        (Lang::En, Some(_)) => "Leave",
        (Lang::En, None) => "Decline",
    };
    let members = members.map(|orgs| match lang {
        Lang::Nl => format!("Je verliest direct toegang tot {}.", strip_dot(&orgs)),
        Lang::En => format!("You lose access to {orgs} at once."),
    });
    let warning = members.is_some().then(|| CANNOT_GIVE_BACK.of(lang).to_owned());
    let asked = asked.map(|(n, orgs)| match (lang, n) {
        (Lang::Nl, 1) => format!("Je weigert het verzoek van {}.", strip_dot(&orgs)),
        (Lang::Nl, _) => format!("Je weigert de verzoeken van {}.", strip_dot(&orgs)),
        (Lang::En, 1) => format!("You decline the request of {}.", strip_dot(&orgs)),
        (Lang::En, _) => format!("You decline the requests of {}.", strip_dot(&orgs)),
    });
    let why_stay = last_admin_stays(lang, &staying_names(&staying).0, MAX_ORGANISATIONS_NAMED);
    let title = match (lang, rows.as_slice()) {
        (Lang::Nl, [row]) => format!("Je toegang tot {} opgeven?", row.org.1),
        (Lang::En, [row]) => format!("Give up your access to {}?", row.org.1),
        (Lang::Nl, _) => {
            let orgs = count(lang, rows.len(), "organisatie", "organisaties");
            format!("Je toegang tot {orgs} opgeven?")
        }
        (Lang::En, _) => {
            let orgs = count(lang, rows.len(), "organisation", "organisations");
            format!("Give up your access to {orgs}?")
        }
    };
    let lines = warning.into_iter().chain(members).chain(asked).chain(why_stay);
    (title, lines.collect(), button)
}
