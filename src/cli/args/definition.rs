//! The definition of the command line in one language, for parser, help, completions, manual and
//! line mode. All help comes from the text tables, which replace clap's own wording.

use clap::{
    Arg, Command, CommandFactory,
    builder::{ArgExt, CommandExt, PossibleValue, PossibleValuesParser},
};

use super::Args;
use crate::text::{self, Lang, arguments::ArgumentText, commands::CommandText};

impl CommandExt for CommandText {}
impl ArgExt for ArgumentText {}

/// Returns the definition in this language. Names of the other language are accepted too, and shown
/// as `[also: …]`. Every command line parses in every language, but only the matches of [`parser`]
/// convert to [`Args`].
pub(in crate::cli) fn definition(lang: Lang) -> Command {
    let mut it = with_texts(Args::command(), lang);
    it.build();
    set_usage(&mut it, lang);
    it
}

/// Returns the definition with the Dutch names, which [`Args`] also has.
pub(in crate::cli) fn parser() -> Command {
    definition(Lang::Nl)
}

/// Returns the value of `--taal` or `--language`. Runs before parsing, so that help and errors use
/// that language too.
pub(in crate::cli) fn language_of(arguments: &[String]) -> Option<String> {
    let flag = |text: &String| matches!(text.as_str(), "--taal" | "--language");
    let behind = arguments.iter().position(flag).and_then(|at| arguments.get(at + 1));
    let inside = arguments
        .iter()
        .find_map(|text| text.strip_prefix("--taal=").or_else(|| text.strip_prefix("--language=")));
    behind.cloned().or_else(|| inside.map(ToOwned::to_owned))
}

fn with_texts(command: Command, lang: Lang) -> Command {
    let Some(texts) = command.get::<CommandText>().copied() else { return command };
    let names = texts.names(lang);
    let (name, also) = names.split_first().unwrap_or((&"", &[]));
    let about = [texts.about.of(lang).to_owned()].into_iter();
    let about = about.chain((!also.is_empty()).then(|| text::usage::alias_note(lang, also)));
    let example = texts.example.map(|example| text::usage::example(lang, example.of(lang)));
    let after = texts.after.map(|after| after.of(lang).to_owned());
    let after: Vec<String> = after.into_iter().chain(example).collect();
    let mut at = 0;
    let it = command
        .name(*name)
        .aliases(also.iter().copied())
        .about(about.collect::<Vec<_>>().join(" "))
        .help_template(text::usage::template(lang))
        .subcommand_help_heading(text::usage::COMMANDS.of(lang))
        .subcommand_value_name(text::usage::COMMAND.of(lang))
        .mut_args(|arg| {
            // List positional arguments in the order of typing; clap would sort them by name.
            at += usize::from(arg.is_positional());
            let arg = if arg.is_positional() { arg.display_order(at) } else { arg };
            with_argument_texts(arg, lang)
        })
        .mut_subcommands(|inner| with_texts(inner, lang));
    if after.is_empty() { it } else { it.after_help(after.join("\n\n")) }
}

fn with_argument_texts(arg: Arg, lang: Lang) -> Arg {
    let Some(texts) = arg.get::<ArgumentText>().copied() else { return arg };
    let heading = if arg.is_positional() {
        text::usage::ARGUMENTS.of(lang)
    } else if arg.is_global_set() || arg.get_short().is_some() {
        text::usage::EVERYWHERE.of(lang)
    } else {
        text::usage::OPTIONS.of(lang)
    };
    let names = texts.names(lang);
    let values = values(&arg, lang);
    let help = argument_help(&arg, texts, &values, lang);
    let it = arg.help(help).help_heading(heading);
    let it = match names.split_first() {
        Some((name, also)) => it.long(*name).aliases(also.iter().copied()),
        None => it,
    };
    if !texts.takes_value() {
        return it;
    }
    let it = it.value_name(texts.placeholder(lang));
    let it = it.hide_default_value(true).hide_possible_values(true).hide_env(true);
    // The Dutch definition parses, so it keeps the value parsers that return Rust types.
    if lang == Lang::Nl || values.is_empty() {
        it
    } else {
        it.value_parser(PossibleValuesParser::new(values))
    }
}

/// Returns the possible values of an argument, named in this language. The first name of a value is
/// Dutch and the second English. A value with one name has that name in both languages.
pub(in crate::cli) fn values(arg: &Arg, lang: Lang) -> Vec<PossibleValue> {
    let named = |value: &PossibleValue| {
        let mut names: Vec<&str> = value.get_name_and_aliases().collect();
        if lang == Lang::En && names.len() > 1 {
            names.swap(0, 1);
        }
        let (name, also) = names.split_first().map_or(("", &[][..]), |(name, also)| (*name, also));
        PossibleValue::new(name.to_owned()).aliases(also.iter().map(|also| (*also).to_owned()))
    };
    arg.get_possible_values().iter().map(named).collect()
}

/// Returns the help of an argument: its sentence, possible values, default, environment variable
/// and other names.
fn argument_help(arg: &Arg, texts: ArgumentText, values: &[PossibleValue], lang: Lang) -> String {
    let mut parts = vec![texts.help.of(lang).to_owned()];
    let takes = texts.takes_value();
    if takes && !values.is_empty() && !arg.is_hide_possible_values_set() {
        let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        parts.push(text::usage::one_of(lang, &names));
    }
    let default = arg.get_default_values().first().and_then(|value| value.to_str());
    if let Some(default) = default.filter(|_| takes) {
        let named = values.iter().find(|value| value.matches(default, false));
        parts
            .push(text::usage::default_value(lang, named.map_or(default, PossibleValue::get_name)));
    }
    if let Some(name) = arg.get_env().and_then(|name| name.to_str()) {
        parts.push(text::usage::environment_variable(lang, name));
    }
    let also: Vec<String> =
        texts.names(lang).iter().skip(1).map(|name| format!("--{name}")).collect();
    if !also.is_empty() {
        let also: Vec<&str> = also.iter().map(String::as_str).collect();
        parts.push(text::usage::alias_note(lang, &also));
    }
    parts.join(" ")
}

/// Sets the usage line of each command. Needs the complete tree, because a line names all parents.
fn set_usage(command: &mut Command, lang: Lang) {
    let line = command.render_usage().to_string();
    let line = line.strip_prefix("Usage: ").unwrap_or(&line);
    let line = line.replace("[OPTIONS]", &format!("[{}]", text::usage::OPTIONS_VALUE.of(lang)));
    *command = std::mem::take(command).override_usage(line);
    for inner in command.get_subcommands_mut() {
        set_usage(inner, lang);
    }
}

#[cfg(test)]
mod tests {
    use clap::{ArgAction, FromArgMatches};

    use super::*;
    use crate::{
        app::{Action, Selection},
        text::Lang,
    };

    /// Returns the name and long help of a command and its subcommands.
    fn help_texts(command: &mut Command) -> Vec<(String, String)> {
        let mut all = vec![(command.get_name().to_owned(), command.render_long_help().to_string())];
        for inner in command.get_subcommands_mut() {
            all.extend(help_texts(inner));
        }
        all
    }

    #[test]
    fn help_has_no_clap_wording_and_fits_the_width() {
        let words = ["Options", "OPTIONS", "Commands", "COMMAND", "default:", "possible", "alias"];
        for lang in Lang::ALL {
            let code = lang.code();
            let words =
                words.iter().filter(|word| code == "nl" || !word.starts_with(['O', 'C', 'd']));
            for (name, help) in help_texts(&mut definition(lang)) {
                for word in words.clone() {
                    assert!(!help.contains(word), "{code} {name}: {word}\n{help}");
                }
            }
        }
    }

    /// Calls `visit` with the path and definition of each command, parents first.
    fn for_each_command(command: &Command, path: &str, visit: &mut impl FnMut(&str, &Command)) {
        visit(path, command);
        for inner in command.get_subcommands() {
            let path = format!("{path} {}", inner.get_name());
            for_each_command(inner, path.trim_start(), visit);
        }
    }

    #[test]
    fn every_command_and_argument_has_texts() {
        for_each_command(&Args::command(), "", &mut |path, command| {
            assert!(command.get::<CommandText>().is_some(), "{path}");
            for arg in command.get_arguments() {
                let texts = arg.get::<ArgumentText>();
                assert!(texts.is_some(), "{path} {}", arg.get_id());
                let texts = texts.unwrap();
                assert_eq!(texts.names(Lang::Nl).is_empty(), arg.is_positional(), "{path}");
                let takes_value = !matches!(
                    arg.get_action(),
                    ArgAction::SetTrue | ArgAction::Help | ArgAction::Version
                );
                assert_eq!(texts.takes_value(), takes_value, "{path} {}", arg.get_id());
            }
        });
    }

    /// Splits an example line into words. Handles quotes, and drops a redirection.
    fn split_words(line: &str) -> Vec<String> {
        let line = line.split(" > ").next().unwrap();
        let parts = line.split(['"', '\'']).enumerate();
        let words = parts.flat_map(|(at, part)| {
            if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
        });
        words.map(ToOwned::to_owned).collect()
    }

    #[test]
    fn every_command_has_an_example_that_parses_in_every_language() {
        for_each_command(&Args::command(), "", &mut |path, command| {
            let example = command.get::<CommandText>().and_then(|texts| texts.example);
            assert_eq!(example.is_some(), !command.has_subcommands(), "{path}");
            for line in Lang::ALL.into_iter().filter_map(|lang| Some(example?.of(lang))) {
                let typed: Vec<String> =
                    ["toegang".to_owned()].into_iter().chain(split_words(line)).collect();
                for lang in Lang::ALL {
                    let done = definition(lang).try_get_matches_from(typed.clone());
                    assert!(done.is_ok(), "{line}: {}", done.unwrap_err());
                }
            }
        });
    }

    /// Names whose Dutch and English forms are equal.
    const SAME_IN_BOTH_LANGUAGES: &[&str] = &[
        "toegang",
        "partner",
        "code",
        "log",
        "ssh",
        "db",
        "json",
        "jsonl",
        "csv",
        "ascii",
        "help",
        "md",
        "status",
        "kvk",
        "kbo",
        "oin",
        "website",
        "email",
        "version",
        "account",
        "sshd-config",
        "nl",
        "en",
        "bash",
        "zsh",
        "fish",
        "powershell",
    ];

    #[test]
    fn help_names_everything_in_the_language_of_the_reader() {
        fn collect_untranslated(command: &Command, dutch: &Command, left: &mut Vec<String>) {
            let mut name = |path: &str, name: &str, dutch: &str| {
                if name == dutch && !SAME_IN_BOTH_LANGUAGES.contains(&name) {
                    left.push(format!("{path} {name}"));
                }
            };
            name("", command.get_name(), dutch.get_name());
            for arg in command.get_arguments() {
                let of = dutch.get_arguments().find(|of| of.get_id() == arg.get_id()).unwrap();
                if let (Some(long), Some(of)) = (arg.get_long(), of.get_long()) {
                    name(command.get_name(), long, of);
                }
                for (value, of) in arg.get_possible_values().iter().zip(of.get_possible_values()) {
                    name(command.get_name(), value.get_name(), of.get_name());
                }
            }
            for (inner, of) in command.get_subcommands().zip(dutch.get_subcommands()) {
                collect_untranslated(inner, of, left);
            }
        }
        let mut left = Vec::new();
        collect_untranslated(&definition(Lang::En), &definition(Lang::Nl), &mut left);
        assert!(left.is_empty(), "no English name: {left:#?}");
        let help = definition(Lang::En).render_long_help().to_string();
        assert!(help.contains("\n  member") && help.contains("[also: lid]"), "{help}");
        let help = definition(Lang::Nl).render_long_help().to_string();
        assert!(help.contains("\n  lid") && help.contains("[ook: member]"), "{help}");
    }

    #[test]
    fn the_shell_equivalent_of_every_action_parses() {
        // These words are the same in Dutch and English; all others must have changed.
        let same = ["toegang", "code", "log", "partner", "PARTNER", "ssh", "EMAIL", "CODE", "1"];
        let subject = Selection { operation: Some("1".to_owned()), ..Selection::default() };
        for action in Action::all() {
            let Some(command) = action.shell() else { continue };
            let lines = Lang::ALL.map(|lang| command.fill(&subject, lang));
            for line in &lines {
                let done = parser().try_get_matches_from(line.split(' '));
                assert!(done.is_ok(), "{}: {line}", action.name());
            }
            let [dutch, english] = lines.each_ref().map(|line| line.split(' '));
            let mut left = dutch.zip(english).filter(|(nl, en)| nl == en && !same.contains(nl));
            assert_eq!(left.next(), None, "{lines:?}");
        }
    }

    #[test]
    fn the_definition_is_valid_in_every_language() {
        for lang in Lang::ALL {
            let it = definition(lang);
            it.clone().debug_assert();
            let typed =
                ["toegang", "--as", "x@y.nl", "member", "add", "Org", "jan", "--role", "lid"];
            let matches = it.try_get_matches_from(typed).unwrap();
            let args = Args::from_arg_matches(&matches).unwrap();
            assert_eq!(args.actor(), Some("x@y.nl"));
        }
    }
}
