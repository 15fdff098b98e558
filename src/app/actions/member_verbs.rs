//! The verbs that change members, as actions: their names, their keys and their shell commands.

use crate::{
    app::{
        Context,
        actions::{
            shell_command::{
                ShellCommand,
                ShellPart::{self, Org, Value, Who, Word},
            },
            sort_keys::ContextKeys,
        },
    },
    domain::{Level, MemberVerb},
    text::{
        arguments::{self, word},
        verbs,
    },
};

/// Returns the name in configuration files and in the palette.
pub(super) const fn name(verb: MemberVerb) -> &'static str {
    row(verb).0
}

/// Returns the contexts in which a verb works, with its keys.
pub(super) const fn bindings(verb: MemberVerb) -> &'static [ContextKeys] {
    row(verb).1
}

const fn row(verb: MemberVerb) -> (&'static str, &'static [ContextKeys]) {
    match verb {
        MemberVerb::Level(Level::Member) => ("rol-lid", &[(Context::Members, &["r l"])]),
        MemberVerb::Level(Level::OrgAdmin) => ("rol-beheerder", &[(Context::Members, &["r b"])]),
        MemberVerb::LastDay => (
            "tot",
            &[
                (Context::Members, &["t"]),
                (Context::Inbox, &["t"]),
                (Context::Details, &["t"]),
                (Context::Access, &["t"]),
            ],
        ),
        MemberVerb::Pause => ("pauzeer", &[(Context::Members, &["p", "x p"])]),
        MemberVerb::Resume => ("hervat", &[(Context::Members, &["P"])]),
    }
}

/// Returns the equivalent shell command.
pub(super) const fn shell(verb: MemberVerb) -> ShellCommand {
    let parts: &[ShellPart] = match verb {
        MemberVerb::Level(Level::Member) => &[Word(word::MEMBER), Org, Who],
        MemberVerb::Level(Level::OrgAdmin) => &[Word(word::ADMIN), Org, Who],
        _ if verb.needs_day() => &[Value(arguments::NEW_LAST_DAY), Org, Who],
        _ => &[Org, Who],
    };
    ShellCommand::new(verbs::members::verb(verb).command, parts)
}
