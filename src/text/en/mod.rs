//! The English texts.

mod outcomes;

use super::{
    Texts,
    grammar::{
        day::{self, clock},
        number::{self, grouped},
        rows,
    },
};
use crate::text::{
    Lang, facts,
    failures::system,
    grammar::{
        number::count,
        words::{self, and, day_full, day_this_year, members, requests, shown, users},
    },
    outcomes::{conflict, log},
    refusals,
};
use outcomes::receipt;

/// Follows the name of something just added.
const NEW: &str = " new";

/// The English texts.
pub static EN: Texts = Texts {
    lang: super::Lang::En,

    add_member: "Add member",
    add_title: |org| format!("Add members to {org}"),
    admin_note: "An Administrator decides who is a member here. This one is from outside your \
                 environment.",
    admin_title: |org| format!("Make Administrator of {org}?"),
    ago: |a, b| words::ago(Lang::En, a, b),
    alone: |can_add| {
        let add: &[&str] = if can_add {
            &[
                "+   add your own users (members at once)",
                "    or users of a partner (after accepting)",
                "",
            ]
        } else {
            &[]
        };
        let mut lines = vec!["You are still alone here.".to_owned(), String::new()];
        lines.extend(add.iter().map(|line| (*line).to_owned()));
        lines.push("Tip: appoint a second Administrator, so that the".to_owned());
        lines.push("organisation has one when you are away.".to_owned());
        lines
    },
    and_more: |n| format!("  and {}", count(Lang::En, n, "other", "others")),
    answer: "Answer",
    busy: |seconds| {
        vec![
            match seconds {
                0 => "Not saved yet: another process is writing.".to_owned(),
                n => format!("Not saved yet: another process is writing (for {n} s)."),
            },
            "Retrying. Esc cancels.".to_owned(),
        ]
    },
    busy_cancelled: "Cancelled. Nothing has changed.",
    busy_given_up: "Not saved: another process has been writing for 30 seconds. Your input is \
                    still there; try again.",
    busy_reading: "The file is busy. Refresh with R.",
    card_remark: "member",
    chip: |name, own, can| match (can, own) {
        (false, _) => format!("({name} · not possible ×)"),
        (true, true) => format!("({name} ×)"),
        (true, false) => format!("({name} · partner ×)"),
    },
    chosen: "Chosen",
    clock,
    count_members: |total, unfiltered, marked| match (marked, total == unfiltered) {
        (0, true) => members(total),
        (0, false) => format!("{} of {}", grouped(Lang::En, total), members(unfiltered)),
        (n, _) => format!("{} of {} marked", grouped(Lang::En, n), members(unfiltered)),
    },
    count_organisations: |total, unfiltered| {
        shown(total, unfiltered, "organisation", "organisations")
    },
    count_requests: |a, b, c| words::count_requests(Lang::En, a, b, c),
    day: |day, today| match today {
        Some(today) => day_this_year(Lang::En, day, today),
        None => day_full(Lang::En, day),
    },
    day_examples: "For example 31-12, 2027-12-31, +10d, +2w, +3m or none.",
    day_long: |day| words::day_long(Lang::En, day),
    day_past: "already past",
    day_short: |day| words::day_short(Lang::En, day),
    day_unclear: "not a date",
    decline_again: |name| format!("{name} can ask again later."),
    decline_none: "No reason",
    decline_other: "Other:",
    decline_reason: |name| format!("Reason (optional, {name} sees this)"),
    decline_stranger: "I do not know this organisation",
    decline_title: "Decline request",
    decline_told: |org| format!("{org} is told that you decline."),
    decline_wrong_person: "Wrong person",
    discard: |n| format!("Discard the selection? {} chosen.", grouped(Lang::En, n)),
    email: "E-mail",
    failure: |a| crate::text::failures::failure::failure(Lang::En, a),
    filter: "Filter",
    found_with: |text| format!("found with ‘{text}’"),
    from: "From",
    gets_access: "Gets access at once",
    gets_request: "Gets a request; access only after accepting",
    help_remark: "type to search",
    hint_choose: "choose",
    hint_done: "done",
    help_title: "Shortcuts",
    names: |n| count(Lang::En, n, "name", "names"),
    hits: |n, similar, searched| {
        if searched == Some(n) && similar == 0 {
            return count(Lang::En, n, "name", "names");
        }
        let hits = count(Lang::En, n, "match", "matches");
        let similar = similar_count(similar);
        let searched = searched.map(|n| format!(" in {} names", grouped(Lang::En, n)));
        format!("{hits}{similar}{}", searched.unwrap_or_default())
    },
    how_to_search: "initials, part of a name, or e-mail",
    inbox: "Inbox",
    inbox_empty: "All handled.",
    language: "en",
    last_day_title: |names| format!("Access of {}", and(Lang::En, names, 2)),
    left_out: "Cannot be added",
    other_name: |written, name| format!("The list says {written}, this address belongs to {name}"),
    take_care: "Please note",
    leave_note: "You lose access at once. Requests that you sent here are withdrawn. Your account \
                 and your other organisations stay as they are.",
    leave_title: |org| format!("Leave {org}?"),
    level: |a| words::level(Lang::En, a),
    level_choice: |level| format!("‹ {} ›", words::level(Lang::En, level)),
    level_head: "Role",
    loading: "loading…",
    in_all: |n| grouped(Lang::En, n),
    log: "Log",
    log_empty: "No events yet.",
    log_on: rows::on,
    log_was_became: |a, b| log::was_became(Lang::En, a, b),
    log_names: || log::names(Lang::En),
    log_what: |a| log::event_label(Lang::En, a),
    log_who: |a| log::author_label(Lang::En, a),
    loses_access: |n| if n == 1 { "Loses access at once:" } else { "Lose access at once:" },
    me: " (you)",
    member_facts: |a, b| facts::member(Lang::En, a, b),
    member_gone: |name| format!("{name} is no longer here; the Log says why."),
    member_name: |row, is_new| {
        let me = if row.me { " (you)" } else { "" };
        let status = words::member_status(Lang::En, row);
        let new = if is_new { NEW } else { "" };
        format!("{}{me}{status}{new}", row.person.name)
    },
    member_since: "Since",
    members: "Members",
    message_head: "Message with the request (b, optional)",
    messages_title: "Messages",
    more_messages: |n| format!("and {n} more (m)"),
    moment: |a, b| words::moment(Lang::En, a, b),
    mouse_off: "Mouse off: the terminal selects text again.",
    mouse_on: "Mouse on. To select text: hold Shift.",
    my_level: "My role",
    name: "Name",
    plus: "Add",
    new_row: NEW,
    no_access_yet: "Until you accept you have no access to this organisation.",
    no_handled: "Nothing handled yet.",
    no_handled_requests: "No handled requests yet.",
    no_last_day: "no end date",
    no_match: |text| format!("no match for ‘{text}’"),
    no_messages: "No messages yet.",
    no_organisations: |waiting| match waiting {
        0 => "You are not a member anywhere yet.".to_owned(),
        n => format!("You are not a member anywhere yet. Requests are in the Inbox ({n})."),
    },
    closed_to_you: |org| {
        format!("You are not a member of {org}: only an Administrator of it can add you.")
    },
    unmanaged: "no Administrator",
    no_organisations_yet: "No organisations yet. +: add the first one.",
    no_requests: "No open requests.",
    no_users: "No users yet. F6: register. Example: toegang example",
    nobody_found: |text, searched| {
        if text.trim().is_empty() {
            "There is nobody to add.".to_owned()
        } else {
            format!(
                "Nobody found for ‘{}’. Searched {}: your own users, and people you can choose \
                 through a partner. Try initials, a part of the name, or the e-mail address.",
                text.trim(),
                count(Lang::En, searched, "name", "names")
            )
        }
    },
    not_member: "not a member",
    not_activated_banner: "Not activated yet: members can be added after that.",
    not_found: |names| format!("Not found ({}): {}", names.len(), names.join(", ")),
    several: |name, rows| format!("More than one ‘{name}’: {}", rows.join(", ")),
    not_yet_active: "not activated yet",
    not_yourself: |name| {
        format!("{name} (you) is skipped: to remove yourself, leave the organisation (x v).")
    },
    number: "Register no.",
    number_value: number::written,
    org_facts: |a, b| facts::organisation(Lang::En, a, b),
    org_status: |a| words::org_status(Lang::En, a),
    org_summary: |a, b| facts::summary(Lang::En, a, b),
    organisations: "Organisations",
    origin: "Origin",
    origin_of: |a| words::origin(Lang::En, a),
    own_group: "Own users · members at once",
    own_user: "own user",
    notice: |a, b, c| crate::text::outcomes::notice::notice(Lang::En, a, b, c),
    no_notices: "No notices.",
    partners: "Partnerships",
    partner: "Partner",
    partner_group: "Via partnership · gets a request in the Inbox",
    discard_typed: "What you filled in is not saved yet. Esc once more, and it is gone.",
    paste_refused: "Nothing was done with the pasted text: it only fits in a field. Open one first.",
    stray_in_menu: |letters| format!("That is not a choice here. Press {letters} or Esc."),
    stray_in_question: "That key does nothing here. Choose a button, or Esc.",
    paste_cut: |n| {
        let signs = count(Lang::En, n, "character", "characters");
        format!("{signs} of what you pasted did not fit here.")
    },
    people_count: |total, searched| {
        if total == searched {
            users(searched)
        } else {
            format!("{} of {}", grouped(Lang::En, total), users(searched))
        }
    },
    quoted: |text| format!("“{text}”"),
    read_day: |text, today| {
        day::read(text, today, &["none", "no end", "never"], ['d', 'w', 'm', 'y'])
    },
    receipt: receipt::receipt,
    row_gone: "This row is gone. Choose a row first, with ↑ or ↓.",
    received: "Received",
    relation_facts: |a, b| facts::relation(Lang::En, a, b),
    relation_note: "A relation gives no access yet: it lets an organisation ask you.",
    relation_title: |row| format!("{} wants a relation with you", row.asker.name),
    conflict: |a, b, c, d| conflict::conflict(Lang::En, a, b, c, d),
    read_only: |why| {
        format!("Read-only. {}.", crate::text::failures::locked::locked(Lang::En, why))
    },
    refusal: |a, b| refusals::refusal(Lang::En, a, b),
    remove_note: |n| match n {
        1 => {
            "The account and other organisations stay as they are. Requests that this member sent \
             here are withdrawn."
        }
        _ => {
            "Their accounts and other organisations stay as they are. Requests that they sent \
             here are withdrawn."
        }
    },
    remove_title: |n, org| format!("Remove {} from {org}?", members(n)),
    request: "Request",
    request_facts: |a, b, c| facts::request(Lang::En, a, b, c),
    request_future: |a, b, c| facts::request_future(Lang::En, a, b, c),
    request_gone: |org| format!("The request of {org} is no longer pending; see Handled (f)."),
    request_short: |org| format!("{org} wants to work with you"),
    request_state: |a, b| words::request_state(Lang::En, a, b),
    request_title: |org| format!("Organisation {org} wants to work with you"),
    requests: "Requests",
    requests_only_count: |n| {
        let open = count(Lang::En, n, "open request", "open requests");
        format!("{open}. Only an Administrator sees to whom.")
    },
    rest_in_f3: "F3: all",
    role: |a| words::role(Lang::En, a),
    role_in: |role, env| format!("{} · environment {env}", words::role(Lang::En, role)),
    role_short: |a| words::role_short(Lang::En, a),
    search: "Search",
    sent: "Sent",
    leave_typed: "What you filled in is not saved yet. Once more, and it is gone.",
    still_typed: "What you filled in is not saved yet. Once more, and the program ends.",
    similar: "Similar",
    similar_count,
    similar_mark: " (similar)",
    sign_in: "Sign in as",
    sign_in_log: "Everything you do is logged under this name.",
    sign_in_note: "Local data, no password: choose who you work as.",
    state_name: |a| words::state(Lang::En, a),
    status: "Status",
    step_check: "step 2 of 2: check",
    step_choose: "step 1 of 2: choose",
    sure_outside: "Administrator from outside your environment, sure?  v",
    system: |a| system::system(Lang::En, a),
    tab_details: "Details",
    tab_handled: "Handled",
    tab_invitations: |n| number::tab(Lang::En, "Invitations", n),
    tab_notices: "Notices",
    tab_members: |n| number::tab(Lang::En, "Members", n),
    tab_requests: |n| number::tab(Lang::En, "Requests", Some(n)),
    toast_bad: "Not done",
    toast_good: "Done",
    toast_notice: "Note",
    toast_remark: "m all messages",
    too_small: |(width, height), (least_width, least_height)| {
        vec![
            "The window is too small".to_owned(),
            String::new(),
            format!("now {width} × {height}"),
            format!("needed {least_width} × {least_height}"),
            String::new(),
            "enlarge it, or: toegang --help".to_owned(),
            "q quit".to_owned(),
        ]
    },
    too_small_short: |(width, height), (least_width, least_height)| {
        vec![
            format!("too small: {least_width}×{least_height}"),
            format!("now {width}×{height}"),
            "q quit".to_owned(),
        ]
    },
    trace: |a, b, c| facts::trace(Lang::En, a, b, c),
    unread: "cannot be read",
    until: "Until",
    until_choice: |day| format!("Ends {day}"),
    until_inclusive: "Until (inclusive)",
    users: "Users",
    when: "When",
    what: "What",
    on: "On",
    who: "Who",
    who_is_missing: "Is someone missing? Only partners with a relation can be found (F3).",
    why_not: &[
        "Who can I choose here?",
        "",
        "  • users of this organisation's environment: members at once",
        "  • users of a partner environment with whom there is a relation, and its Relationship \
         managers: they get a request in the Inbox",
        "",
        "Grey, with the reason: people who are already members, have a request, are blocked, or \
         are Basic users at the partner.",
        "",
        "Not listed are people outside your environment with whom there is no relation. A \
         Relationship manager can make one.",
    ],
    why_short: |a, b, c| refusals::short(Lang::En, a, b, c),
    will_read: |names| {
        let verb = if names.len() == 1 { "sees" } else { "see" };
        format!("{} {verb} this in the Inbox:", and(Lang::En, names, 3))
    },
    withdraw_note: |n| match n {
        1 => "It can then no longer be accepted. You can ask again later.",
        _ => "They can then no longer be accepted. You can ask again later.",
    },
    withdraw_title: |n, org| format!("Withdraw {} of {org}?", requests(n)),
};

fn similar_count(n: usize) -> String {
    if n == 0 { String::new() } else { format!(" · {} similar", grouped(Lang::En, n)) }
}
