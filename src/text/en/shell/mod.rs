//! Texts of the command line in English.

pub(crate) mod file;
pub(crate) mod import;
pub(crate) mod lines;
pub(crate) mod said;
pub(crate) mod setup;
pub(crate) mod ssh;
pub(crate) mod usage;
pub(crate) mod usage_file;
pub(crate) mod usage_ssh;

use crate::text::{Lang, PlaceTexts, ShellTexts, Thing, grammar::number::grouped};

/// The command line.
pub(super) const SHELL: ShellTexts = ShellTexts {
    address_unclear: "that is not an e-mail address, such as name@domain.nl",
    appoint: |email| format!("Make {email} Administrator anyway?"),
    background: "Behind",
    busy: "The file is busy: another process is writing. Nothing has changed; --wait 30s waits \
           longer.",
    by: "By",
    code: |code| format!("Activation code: {code}"),
    colours: "Colours",
    contrast: "Contrast",
    day_unclear: |text| {
        format!("‘{text}’ is not a day. Examples: 2026-12-31, 31-12, 31-12-2027, +3m or none")
    },
    difference: "Difference",
    differs: |count| format!("the file is not as the Log says ({count})"),
    differing: super::outcomes::differences::differing,
    does: "Does",
    enough: "✓",
    evidence_missing: "give the evidence, such as --payment REFERENCE",
    example_is_at: |path, opens| {
        [
            format!("The example is in {path}"),
            format!("Open it in a terminal: {opens}"),
            format!("Or without a screen: {opens} --as piet@eigendomein.nl organisation list"),
        ]
    },
    fact: "Fact",
    file: "File",
    file_example: "Example",
    file_keys: "Keys",
    file_reports: "Reports",
    file_settings: "Settings",
    file_themes: "Themes",
    for_people: "--json, --jsonl and --csv go with a command, such as: toegang organisation list",
    front: "Front",
    handling: "Operation",
    input_gone: "the input was closed",
    key: "Key",
    leave: |org| format!("Leave {org}?"),
    left_out: |why| format!("Left out: {why}"),
    log_gives_tables: "The Log gives exactly the tables.",
    message_unclear: "a message has 1 to 500 characters, none of them control characters",
    name_unclear: "a name has 1 to 200 characters, none of them control characters",
    needed: "Needed",
    needs_terminal: "the screens need a terminal; toegang --help lists the commands, which do not",
    torn_anchor: |path| {
        format!(
            "the last line of the anchor file {path} is incomplete (a full disk, or a power failure); \
             it does not count, and the next change starts a new line"
        )
    },
    no_file: |path| {
        format!("{path}: this file does not exist; toegang without a command creates it")
    },
    no_plain_file: "not a regular file; ‘-’ reads standard input",
    no_such_user: |email, near| {
        let meant = match near {
            [] => String::new(),
            near => format!(" Did you mean {}?", near.join(", ")),
        };
        format!("There is no user with the address ‘{email}’.{meant}")
    },
    none_or_several: |thing, typed, names| {
        let what = self::thing(thing);
        if names.is_empty() {
            return format!("{what} not found: ‘{typed}’.");
        }
        format!(
            "More than one {} has that name: {}. Use the address or the number.",
            what.to_lowercase(),
            names.join("; ")
        )
    },
    near: |thing, typed, names| {
        let what = self::thing(thing);
        format!("{what} not found: ‘{typed}’. Did you mean {}?", names.join("; "))
    },
    no_thread: "the system cannot start another thread",
    not_an_example: |path| {
        format!(
            "{path}: this is not an example world and was left as it is. Open it with: toegang --db {path}"
        )
    },
    not_resolved: |unknown| {
        let quoted = unknown.iter().map(|(who, line, near)| {
            let line = line.map(|line| format!("line {line}"));
            let near = (!near.is_empty()).then(|| format!("did you mean {}?", near.join("; ")));
            let more: Vec<String> = line.into_iter().chain(near).collect();
            match more.as_slice() {
                [] => format!("‘{who}’"),
                more => format!("‘{who}’ ({})", more.join("; ")),
            }
        });
        format!(
            "Not found: {}. Only your own users and users of \
             partners with a relation can be chosen.",
            quoted.collect::<Vec<_>>().join(", ")
        )
    },
    nothing_changed: "Nothing was changed.",
    on_line: |line, why| format!("Line {line}: {why}"),
    others_not_done: "Nothing was changed; --ignore-errors goes on with the others.",
    outcome: "Outcome",
    panicked: |report, place| {
        let more = match report {
            Some(path) => format!("Report: {path}"),
            None => format!("Place: {place}"),
        };
        format!("something went wrong; your data are safe. {more}")
    },
    question: |question| format!("{question} [y/N] "),
    read_newer: |versions| format!("{} Open it read-only?", super::failure::newer(versions)),
    rehearsed: "Dry run: nothing was changed. This would happen:",
    remove: |names, more, org| {
        let mut shown: Vec<_> = names.iter().map(ToString::to_string).collect();
        shown.extend((more > 0).then(|| format!("and {more} others")));
        format!("Take access away from {} ({org})?", shown.join(", "))
    },
    say_yes: "Repeat the command with --yes to do it.",
    successor_unclear: "a successor is written as ORGANISATION=WHO",
    terminal_gone: "the terminal is gone",
    terminal_refuses: "the terminal cannot be used",
    typed: &[("(x v)", "(toegang member leave)"), ("(g e)", "(ssh keys list)")],
    unsaid: |why| format!("It is done; only the answer could not be written: {why}."),
    too_little: "✗ too little",
    unreadable: |path, why| format!("{path}: cannot be read ({why})"),
    users_come: |come, of| {
        format!("{} of {} users", grouped(Lang::En, come), grouped(Lang::En, of))
    },
    value: "Value",
    where_: "Where",
    who_asks: "say who you are: use --as EMAIL, or set TOEGANG_ALS",
    yes: &["y", "yes", "j", "ja"],
};

const fn thing(thing: Thing) -> &'static str {
    match thing {
        Thing::Organisation => "Organisation",
        Thing::Member => "Member",
        Thing::Request => "Request",
        Thing::User => "User",
        Thing::Partner => "Partner",
        Thing::Manager => "Relationship manager",
        Thing::RelationRequest => "Relation request",
    }
}

/// The contexts in which keys apply.
pub(super) const PLACES: PlaceTexts = PlaceTexts {
    access: "on a user's access",
    always: "always",
    card: "on a card",
    check: "when checking members",
    choose: "when choosing members",
    conflict: "at Just changed",
    confirm: "in a question",
    door: "when signing in",
    everywhere: "on every screen",
    field: "in a text field",
    find_tabs: "when finding relations",
    form: "in a form",
    inbox: "in the Inbox",
    keys: "on a user's keys",
    list: "in every list",
    log: "in the Log",
    members: "among members",
    menu: "in the menu",
    moving: "where there are rows",
    organisation: "in an organisation",
    organisations: "among organisations",
    palette: "among the commands",
    partners: "among partners",
    picker: "in a search field",
    reading: "when reading",
    reasons: "among reasons",
    requests: "among invitations",
    sent: "among sent relation requests",
    tabs: "with tabs",
    user: "on a user",
    users: "among users",
};
