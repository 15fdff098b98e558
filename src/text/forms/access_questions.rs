//! The questions before the access of a user ends, and before users give up their own.

use crate::{
    domain::{AccessBy, AccessEnding, AccessRow, Name, UserDetails},
    text::{
        Lang, PromptLine, PromptWords, buttons,
        end_access::{self, AccessEnds, LostAccess},
        grammar::{names::strip_dot, number::count, words::join_organisations},
        questions,
    },
};

/// Maximum number of organisations that a question names.
const MAX_ORGANISATIONS_NAMED: usize = 8;

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
pub fn end_access_question(lang: Lang, user: &UserDetails, rows: &[AccessRow]) -> PromptWords {
    let name = &user.person.name;
    let (rows, staying): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.can_end());
    let (members, asked) = names(lang, rows.iter().copied());
    let lost = rows.iter().filter(|row| matches!(row.by, AccessBy::Member(_)));
    let lost = lost.map(|row| LostAccess {
        who: name,
        email: &user.email,
        org: &row.org.1,
        level: row.level,
        comes_back: user.ending_facts(row).comes_back(),
        has_sent_requests: row.has_sent_requests,
    });
    let also = withdrawn(lang, asked, members.is_some());
    let (without_admin, asked_by) = staying_names(&staying);
    let declined = (!asked_by.is_empty()).then(|| only_they_can_decline(lang, name, &asked_by));
    let stays = last_admin_stays(lang, &without_admin, MAX_ORGANISATIONS_NAMED);
    let stays = stays.into_iter().chain(declined);
    let ends = AccessEnds { lost: lost.collect(), also, stays: stays.collect() };
    let (title, button) = title_and_button(lang, name, &rows);
    PromptWords { title, lines: end_access::lines(lang, &ends), button }
}

/// The title of the question before access of one person ends, and its button.
fn title_and_button(lang: Lang, name: &Name, rows: &[&AccessRow]) -> (String, String) {
    let (title, button) = match (lang, rows) {
        (Lang::Nl, [AccessRow { by: AccessBy::Asked(_), .. }]) => {
            (format!("Verzoek aan {name} intrekken?"), buttons::withdraw(lang, 1))
        }
        (Lang::En, [AccessRow { by: AccessBy::Asked(_), .. }]) => {
            (format!("Withdraw the request to {name}?"), buttons::withdraw(lang, 1))
        }
        (_, [row]) => (questions::revoke_title(lang, &row.org.1), buttons::revoke(lang, 1)),
        (Lang::Nl, _) => {
            let orgs = count(lang, rows.len(), "organisatie", "organisaties");
            (format!("Toegang tot {orgs} ontzeggen?"), buttons::revoke(lang, 1))
        }
        (Lang::En, _) => {
            let orgs = count(lang, rows.len(), "organisation", "organisations");
            (format!("Revoke access to {orgs}?"), buttons::revoke(lang, 1))
        }
    };
    (title, button)
}

/// The sentences about requests that are withdrawn; if no access ends, also what follows.
fn withdrawn(lang: Lang, asked: Option<(usize, String)>, with_access: bool) -> Vec<String> {
    let Some((n, orgs)) = asked else { return Vec::new() };
    let said = match (lang, n) {
        (Lang::Nl, 1) => format!("Het verzoek van {orgs} wordt ingetrokken."),
        (Lang::Nl, _) => format!("De verzoeken van {orgs} worden ingetrokken."),
        (Lang::En, 1) => format!("The request of {orgs} is withdrawn."),
        (Lang::En, _) => format!("The requests of {orgs} are withdrawn."),
    };
    let notes = questions::withdraw_note(lang, n).into_iter().filter(|_| !with_access);
    [said].into_iter().chain(notes.map(str::to_owned)).collect()
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
pub fn leave_all_question(lang: Lang, rows: &[AccessRow]) -> PromptWords {
    let (rows, staying): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.can_end());
    let (members, asked) = names(lang, rows.iter().copied());
    let button = match (lang, &members) {
        (Lang::Nl, Some(_)) => "Verlaten",
        (Lang::Nl, None) => "Weigeren",
        (Lang::En, Some(_)) => "Leave",
        (Lang::En, None) => "Decline",
    };
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
    // The title names the only one.
    let lines = if let Some(orgs) = members {
        let orgs = (rows.len() > 1).then_some(orgs);
        let has_sent = rows.iter().any(|row| row.has_sent_requests);
        end_access::own_lines(lang, orgs.as_deref(), asked, why_stay, has_sent)
    } else {
        let asked = asked.map(PromptLine::Sentence).into_iter();
        asked.chain(why_stay.map(PromptLine::Notice)).collect()
    };
    PromptWords { title, lines, button: button.to_owned() }
}

/// The reason why the last *Beheerder* cannot leave.
pub(crate) fn you_are_last_admin(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!(
            "Je bent de laatste Beheerder van {org} van wie de toegang niet afloopt. Maak eerst \
             iemand anders Beheerder."
        ),
        Lang::En => format!(
            "You are the last Administrator of {org} whose access does not end. Make someone else \
             Administrator first."
        ),
    }
}

/// The question before users leave the organisation whose page they see.
pub fn leave_question(lang: Lang, org: &Name, has_sent_requests: bool) -> PromptWords {
    let title = questions::leave_title(lang, org);
    let lines = end_access::own_lines(lang, None, None, None, has_sent_requests);
    PromptWords { title, lines, button: buttons::LEAVE.of(lang).to_owned() }
}
