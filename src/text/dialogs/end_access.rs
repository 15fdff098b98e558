//! The lines of a question before access ends, on the page of a user and among the members of an
//! organisation.

use super::{add_members::and_more, prompt::PromptLine};
use crate::{
    domain::{AccessReturn, Level, Name},
    text::{
        Lang, Text, both,
        grammar::{
            names::strip_dot,
            words::{self, join_organisations, join_with_and},
        },
    },
};

/// The most people or organisations that a question lists; of more, one fewer and the number of the
/// rest.
const MAX_LISTED: usize = 8;

/// The most people or organisations that a warning names.
const MAX_WARNED: usize = 3;

/// One person who loses access to one organisation.
#[derive(Clone, Debug)]
pub struct LostAccess<'a> {
    /// The person.
    pub who: &'a Name,
    /// The primary address of the person.
    pub email: &'a str,
    /// The organisation.
    pub org: &'a Name,
    /// The level that the person loses.
    pub level: Level,
    /// How the access can come back.
    pub comes_back: AccessReturn,
    /// `true` if requests that the person sent there are withdrawn.
    pub has_sent_requests: bool,
}

/// Everything that a question about ending access must say.
#[derive(Clone, Debug, Default)]
pub struct AccessEnds<'a> {
    /// The access that ends: of several people to one organisation, or of one person to several.
    pub lost: Vec<LostAccess<'a>>,
    /// Sentences about other things that end, such as open requests.
    pub also: Vec<String>,
    /// Sentences about access that stays, with the reason.
    pub stays: Vec<String>,
}

/// The lines of the question: what cannot be undone, who loses access, who is left out, and the
/// consequences.
pub fn lines(lang: Lang, ends: &AccessEnds<'_>) -> Vec<PromptLine> {
    let AccessEnds { lost, also, stays } = ends;
    let mut lines: Vec<_> = warnings(lang, lost).into_iter().map(PromptLine::Sentence).collect();
    lines.extend(list(lang, lost));
    lines.extend(also.iter().cloned().map(PromptLine::Sentence));
    lines.extend(stays.iter().cloned().map(PromptLine::Notice));
    if !lost.is_empty() {
        let [sent, rest] = if is_of_several_people(lost) { NOTES_OF_SEVERAL } else { NOTES_OF_ONE };
        let sent = lost.iter().any(|one| one.has_sent_requests).then_some(sent);
        let notes = sent.into_iter().chain([rest]);
        lines.extend(notes.map(|note| PromptLine::Note(note.of(lang).to_owned())));
    }
    lines
}

/// The consequences for one person.
const NOTES_OF_ONE: [Text; 2] = [
    both(
        "De open verzoeken die dit lid daar verstuurde, worden ingetrokken.",
        "The open requests that this member sent there are withdrawn.",
    ),
    both(
        "Account en andere organisaties blijven zoals ze zijn.",
        "The account and other organisations stay as they are.",
    ),
];

/// The consequences for several people.
const NOTES_OF_SEVERAL: [Text; 2] = [
    both(
        "De open verzoeken die zij daar verstuurden, worden ingetrokken.",
        "The open requests that they sent there are withdrawn.",
    ),
    both(
        "Hun account en andere organisaties blijven zoals ze zijn.",
        "Their accounts and other organisations stay as they are.",
    ),
];

fn is_of_several_people(lost: &[LostAccess<'_>]) -> bool {
    lost.windows(2).any(|pair| matches!(pair, [one, next] if one.email != next.email))
}

/// Returns whether one person loses access to several organisations, which may have equal names.
fn is_of_several_organisations(lost: &[LostAccess<'_>]) -> bool {
    lost.len() > 1 && !is_of_several_people(lost)
}

/// The list of the access that ends, under a heading.
fn list(lang: Lang, lost: &[LostAccess<'_>]) -> Vec<PromptLine> {
    let Some(first) = lost.first() else { return Vec::new() };
    let by_organisation = is_of_several_organisations(lost);
    let heading = match (lang, by_organisation) {
        (Lang::Nl, true) => format!("{} verliest direct toegang tot:", first.who),
        (Lang::En, true) => format!("{} loses access at once to:", first.who),
        (_, false) => loses_access(lang, lost.len()).to_owned(),
    };
    let left_out = lost.len().saturating_sub(MAX_LISTED);
    let shown = if left_out > 0 { MAX_LISTED - 1 } else { MAX_LISTED };
    let row = |one: &LostAccess<'_>| {
        let level = words::level(lang, one.level);
        PromptLine::Row(if by_organisation {
            format!("  {} · {level}", one.org)
        } else {
            format!("  {} · {level} · {}", one.who, one.email)
        })
    };
    let more = (left_out > 0).then(|| PromptLine::More(and_more(lang, lost.len() - shown)));
    let rows = lost.iter().take(shown).map(row);
    [PromptLine::Heading(heading)].into_iter().chain(rows).chain(more).collect()
}

/// The heading of a list of `n` people who lose access to one organisation.
const fn loses_access(lang: Lang, n: usize) -> &'static str {
    match n {
        1 => both("Verliest direct toegang:", "Loses access at once:").of(lang),
        _ => both("Verliezen direct toegang:", "Lose access at once:").of(lang),
    }
}

/// The warnings about access that the viewer cannot give back, and who or what can.
fn warnings(lang: Lang, lost: &[LostAccess<'_>]) -> Vec<String> {
    use AccessReturn::{AfterNewRole, AfterUnblocking, ByAdmin, ByRequest};
    let ways = [ByAdmin, ByRequest, AfterUnblocking, AfterNewRole];
    ways.into_iter().filter_map(|way| warning(lang, lost, way)).collect()
}

/// The warning about the access that comes back only in this way; `None` without such access.
fn warning(lang: Lang, lost: &[LostAccess<'_>], way: AccessReturn) -> Option<String> {
    let of_way: Vec<_> = lost.iter().filter(|one| one.comes_back == way).collect();
    let mut people: Vec<Name> = of_way.iter().map(|one| one.who.clone()).collect();
    people.dedup();
    let mut orgs: Vec<Name> = of_way.iter().map(|one| one.org.clone()).collect();
    orgs.dedup();
    let (n, is_all) = (people.len(), of_way.len() == lost.len());
    let by_organisation = is_of_several_organisations(lost);
    let who = join_with_and(lang, &people, MAX_WARNED);
    let orgs = join_organisations(lang, &orgs, MAX_WARNED);
    if of_way.is_empty() {
        return None;
    }
    Some(match (lang, way) {
        (_, AccessReturn::ByUndo) => return None,
        (Lang::Nl, AccessReturn::ByAdmin) if by_organisation => {
            format!("! Alleen een Beheerder van {orgs} kan dit ongedaan maken.")
        }
        (Lang::En, AccessReturn::ByAdmin) if by_organisation => {
            format!("! Only an Administrator of {orgs} can undo this.")
        }
        (Lang::Nl, AccessReturn::ByAdmin) => {
            "! Alleen een Beheerder ervan kan dit ongedaan maken.".to_owned()
        }
        (Lang::En, AccessReturn::ByAdmin) => {
            "! Only one of its Administrators can undo this.".to_owned()
        }
        (Lang::Nl, AccessReturn::ByRequest) if by_organisation => {
            format!("! Toegang tot {orgs} komt alleen terug met een nieuw verzoek van daar.")
        }
        (Lang::En, AccessReturn::ByRequest) if by_organisation => {
            format!("! Access to {orgs} comes back only with a new request from there.")
        }
        (Lang::Nl, AccessReturn::ByRequest) => {
            let of = if is_all { String::new() } else { format!(" van {who}") };
            format!("! Toegang{of} komt alleen terug met een nieuw verzoek.")
        }
        (Lang::En, AccessReturn::ByRequest) => {
            let of = if is_all { String::new() } else { format!(" of {who}") };
            format!("! Access{of} comes back only with a new request.")
        }
        (_, AccessReturn::AfterUnblocking | AccessReturn::AfterNewRole) => {
            let is_blocked = way == AccessReturn::AfterUnblocking;
            if is_all {
                while_all(lang, is_blocked, &who, n)
            } else {
                while_some(lang, is_blocked, &who)
            }
        }
    })
}

/// The warning that none of the access comes back while the people are blocked, or else *Basisgebruiker*.
fn while_all(lang: Lang, is_blocked: bool, who: &str, n: usize) -> String {
    match lang {
        Lang::Nl => {
            let (are, state) = (
                if n == 1 { "is" } else { "zijn" },
                if is_blocked { "geblokkeerd" } else { "Basisgebruiker" },
            );
            format!("! Niet ongedaan te maken zolang {who} {state} {are}.")
        }
        Lang::En => {
            let state = match (is_blocked, n) {
                (true, 1) => "is blocked",
                (true, _) => "are blocked",
                (false, 1) => "is a Basic user",
                (false, _) => "are Basic users",
            };
            format!("! Cannot be undone while {who} {state}.")
        }
    }
}

/// The warning that the access of some people does not come back with that of the others.
fn while_some(lang: Lang, is_blocked: bool, who: &str) -> String {
    match (lang, is_blocked) {
        (Lang::Nl, true) => {
            format!("! Voor {who} niet ongedaan te maken zolang de blokkering duurt.")
        }
        (Lang::En, true) => format!("! Cannot be undone for {who} while blocked."),
        (Lang::Nl, false) => {
            format!("! Voor {who} niet ongedaan te maken in de rol van Basisgebruiker.")
        }
        (Lang::En, false) => format!("! Cannot be undone for {who} in the role of Basic user."),
    }
}

/// The first line of a question before users give up their own access.
const CANNOT_GIVE_BACK: Text =
    both("! Je kunt dit niet zelf ongedaan maken.", "! You cannot undo this yourself.");

/// The consequences for users who give up their own access.
const OWN_NOTES: [Text; 2] = [
    both(
        "De open verzoeken die je daar verstuurde, worden ingetrokken.",
        "The open requests that you sent there are withdrawn.",
    ),
    both(
        "Je account en je andere organisaties blijven zoals ze zijn.",
        "Your account and your other organisations stay as they are.",
    ),
];

/// The lines of the question before users give up their own access to organisations; without names,
/// the title names the only one. `also` ends with it, and `stays` does not; requests that the user
/// sent may end too.
pub fn own_lines(
    lang: Lang,
    orgs: Option<&str>,
    also: Option<String>,
    stays: Option<String>,
    has_sent_requests: bool,
) -> Vec<PromptLine> {
    let lost = match (lang, orgs) {
        (Lang::Nl, None) => "Je verliest direct toegang.".to_owned(),
        (Lang::En, None) => "You lose access at once.".to_owned(),
        (Lang::Nl, Some(orgs)) => format!("Je verliest direct toegang tot {}.", strip_dot(orgs)),
        (Lang::En, Some(orgs)) => format!("You lose access to {orgs} at once."),
    };
    let warning = PromptLine::Sentence(CANNOT_GIVE_BACK.of(lang).to_owned());
    let said = [Some(lost), also].into_iter().flatten().map(PromptLine::Sentence);
    let [sent, rest] = OWN_NOTES;
    let notes = has_sent_requests.then_some(sent).into_iter().chain([rest]);
    let notes = notes.map(|note| PromptLine::Note(note.of(lang).to_owned()));
    [warning].into_iter().chain(said).chain(stays.map(PromptLine::Notice)).chain(notes).collect()
}
