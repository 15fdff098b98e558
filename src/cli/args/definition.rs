//! The definition of the command line in the reader's language, for parser, help, completions and
//! manual. Replaces clap's own texts, and looks up translations of ours.

use clap::{
    Arg, ArgAction, Command, CommandFactory,
    builder::{PossibleValue, PossibleValuesParser, StyledStr},
};

use super::{Args, examples::example};
use crate::{
    cli::session::locale::lang,
    text::{self, Lang},
};

/// The definition that the parser uses. Sentences without a translation stay Dutch.
pub(in crate::cli) fn definition(lang: Lang) -> Command {
    with_usage(translate_command(Args::command(), "", (lang, false)), lang)
}

/// The definition that help, manual pages and usage errors show: as [`definition`], but commands,
/// options and values are called by their names in the language of `texts`, the others follow as
/// `[also: …]`. It refuses what [`definition`] refuses; its matches are not those of [`Args`].
pub(in crate::cli) fn help_definition(lang: Lang) -> Command {
    with_usage(translate_command(Args::command(), "", (lang, text::usage::by_alias(lang))), lang)
}

fn with_usage(mut it: Command, lang: Lang) -> Command {
    it.build();
    usage(&mut it, lang);
    it
}

/// Returns the language that the words ask for, before they are parsed, so that help and errors use
/// it too.
pub(in crate::cli) fn language_of(arguments: &[String]) -> Option<String> {
    let flag = |text: &String| matches!(text.as_str(), "--taal" | "--language");
    let behind = arguments.iter().position(flag).and_then(|at| arguments.get(at + 1));
    let inside = arguments
        .iter()
        .find_map(|text| text.strip_prefix("--taal=").or_else(|| text.strip_prefix("--language=")));
    behind.cloned().or_else(|| inside.map(ToOwned::to_owned))
}

/// Returns the untranslated definition, for reading it argument by argument.
pub(in crate::cli) fn plain() -> Command {
    Args::command()
}

/// A sentence of the definition in the language of this run.
pub(in crate::cli) fn translated(text: Option<&StyledStr>) -> String {
    translate_to(lang(), text)
}

fn translate_to(lang: Lang, text: Option<&StyledStr>) -> String {
    let text = text.map(ToString::to_string).unwrap_or_default();
    text::usage::said(lang, &text).map_or_else(|| text.clone(), ToOwned::to_owned)
}

/// Names that are the same in English, although their aliases are not.
const SAME_IN_ENGLISH: &[&str] = &["partner"];

/// Returns the name to show, and the other names. With `by_alias` the name is Dutch and the
/// language is another one.
fn names(name: &str, aliases: &[&str], lang: Lang, by_alias: bool) -> (String, Vec<String>) {
    let translated = text::usage::typed(lang, name);
    let known = aliases.iter().find(|alias| **alias == translated).or(aliases.first());
    let lead =
        known.copied().filter(|_| by_alias && !SAME_IN_ENGLISH.contains(&name)).unwrap_or(name);
    let all = [name].into_iter().chain(aliases.iter().copied());
    (lead.to_owned(), all.filter(|other| *other != lead).map(ToOwned::to_owned).collect())
}

fn translate_command(command: Command, path: &str, (lang, by_alias): (Lang, bool)) -> Command {
    let about = translate_to(lang, command.get_about());
    let aliases: Vec<&str> = command.get_all_aliases().collect();
    let (name, others) = names(command.get_name(), &aliases, lang, by_alias);
    let also: Vec<&str> = others.iter().map(String::as_str).collect();
    let about =
        if also.is_empty() { about } else { format!("{about} {}", text::usage::also(lang, &also)) };
    let after = command.get_after_help().map(|text| translate_to(lang, Some(text)));
    let shown = example(path, text::usage::by_alias(lang));
    let shown = shown.map(|typed| format!("{}:\n  toegang {typed}", text::usage::EXAMPLE.of(lang)));
    let after: Vec<String> = after.into_iter().chain(shown).collect();
    let template = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        text::usage::USAGE.of(lang)
    );
    let mut at = 0;
    let it = command
        .name(name)
        .alias(None)
        .aliases(others)
        .about(about)
        .help_template(template)
        .subcommand_help_heading(text::usage::COMMANDS.of(lang))
        .subcommand_value_name(text::usage::COMMAND.of(lang))
        .mut_args(|arg| {
            // In the order of typing, not of their names.
            at += usize::from(arg.is_positional());
            let arg = if arg.is_positional() { arg.display_order(at) } else { arg };
            translate_arg(arg, (lang, by_alias))
        })
        .mut_subcommands(|inner| {
            let path = format!("{path} {}", inner.get_name());
            translate_command(inner, path.trim_start(), (lang, by_alias))
        });
    if after.is_empty() { it } else { it.after_help(after.join("\n\n")) }
}

fn takes_a_value(arg: &Arg) -> bool {
    !matches!(arg.get_action(), ArgAction::SetTrue | ArgAction::Help | ArgAction::Version)
}

/// Returns the possible values of an argument, named in the language of `words`.
fn values(arg: &Arg, lang: Lang, by_alias: bool) -> Vec<PossibleValue> {
    let known = arg.get_possible_values();
    let called = known.iter().map(|value| {
        let aliases: Vec<&str> = value.get_name_and_aliases().skip(1).collect();
        let (name, others) = names(value.get_name(), &aliases, lang, by_alias);
        PossibleValue::new(name).aliases(others)
    });
    called.collect()
}

fn translate_arg(arg: Arg, (lang, by_alias): (Lang, bool)) -> Arg {
    let heading = if arg.is_positional() {
        text::usage::ARGUMENTS.of(lang)
    } else if arg.is_global_set() || arg.get_short().is_some() {
        text::usage::EVERYWHERE.of(lang)
    } else {
        text::usage::OPTIONS.of(lang)
    };
    let takes = takes_a_value(&arg);
    let mut parts = vec![translate_to(lang, arg.get_help())];
    let known = values(&arg, lang, by_alias);
    if takes && !known.is_empty() && !arg.is_hide_possible_values_set() {
        let known: Vec<String> = known.iter().map(|value| value.get_name().to_owned()).collect();
        parts.push(text::usage::one_of(lang, &known));
    }
    let default = arg.get_default_values().first().and_then(|value| value.to_str());
    if let Some(default) = default.filter(|_| takes) {
        let named = known.iter().find(|value| value.matches(default, false));
        parts.push(text::usage::default(lang, named.map_or(default, PossibleValue::get_name)));
    }
    if let Some(name) = arg.get_env().and_then(|name| name.to_str()) {
        parts.push(text::usage::of_environment(lang, name));
    }
    let aliases = arg.get_all_aliases().unwrap_or_default();
    let option = arg.get_long().map(|name| names(name, &aliases, lang, by_alias));
    if let Some((_, others)) = option.as_ref().filter(|(_, others)| !others.is_empty()) {
        let others: Vec<String> = others.iter().map(|name| format!("--{name}")).collect();
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        parts.push(text::usage::also(lang, &others));
    }
    let placeholders = arg.get_value_names().map(<[_]>::to_vec).unwrap_or_default();
    let placeholders: Vec<String> = placeholders
        .iter()
        .map(|name| {
            text::usage::said(lang, name).map_or_else(|| name.to_string(), ToOwned::to_owned)
        })
        .collect();
    let it = arg.help(parts.join(" ")).help_heading(heading);
    let it = match option {
        Some((name, others)) => it.long(name).alias(None).aliases(others),
        None => it,
    };
    if !takes {
        return it;
    }
    let it = if by_alias && !known.is_empty() {
        it.value_parser(PossibleValuesParser::new(known))
    } else {
        it
    };
    let it = it.hide_default_value(true).hide_possible_values(true).hide_env(true);
    if placeholders.is_empty() { it } else { it.value_names(placeholders) }
}

/// Sets the usage lines, which need the complete tree.
fn usage(command: &mut Command, lang: Lang) {
    let line = command.render_usage().to_string();
    let line = line.strip_prefix("Usage: ").unwrap_or(&line);
    let line = line.replace("[OPTIONS]", &format!("[{}]", text::usage::OPTIONS_VALUE.of(lang)));
    *command = std::mem::take(command).override_usage(line);
    for inner in command.get_subcommands_mut() {
        usage(inner, lang);
    }
}

#[cfg(test)]
mod tests {
    use clap::FromArgMatches;

    use super::*;
    use crate::{app::Action, text::Lang};

    /// Returns the help of each command.
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
            for (name, help) in help_texts(&mut help_definition(lang)) {
                for word in words.clone() {
                    assert!(!help.contains(word), "{code} {name}: {word}\n{help}");
                }
            }
        }
    }

    #[test]
    fn every_help_sentence_is_translated() {
        fn collect_sentences(command: &Command, all: &mut Vec<String>) {
            all.extend(command.get_about().map(ToString::to_string));
            all.extend(command.get_after_help().map(ToString::to_string));
            for arg in command.get_arguments() {
                all.extend(arg.get_help().map(ToString::to_string));
                let takes = takes_a_value(arg);
                let names = arg.get_value_names().filter(|_| takes).unwrap_or_default();
                all.extend(names.iter().map(ToString::to_string));
            }
            for inner in command.get_subcommands() {
                collect_sentences(inner, all);
            }
        }
        let mut all = Vec::new();
        collect_sentences(&Args::command(), &mut all);
        all.sort();
        all.dedup();
        for lang in Lang::ALL {
            let code = lang.code();
            let missing: Vec<_> =
                all.iter().filter(|text| text::usage::said(lang, text).is_none()).collect();
            assert!(missing.is_empty(), "{code}: {missing:#?}");
        }
    }

    /// Splits a shell line into words, with quotes and redirections as in bash.
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
        fn collect_leaf_commands(command: &Command, path: &str, all: &mut Vec<String>) {
            let mut inner = command.get_subcommands().peekable();
            if inner.peek().is_none() {
                all.push(path.to_owned());
            }
            for inner in inner {
                collect_leaf_commands(
                    inner,
                    format!("{path} {}", inner.get_name()).trim_start(),
                    all,
                );
            }
        }
        let mut all = Vec::new();
        collect_leaf_commands(&Args::command(), "", &mut all);
        for lang in Lang::ALL {
            let english = text::usage::by_alias(lang);
            for path in &all {
                let line = example(path, english).unwrap_or_else(|| panic!("none of {path}"));
                let typed: Vec<String> =
                    ["toegang".to_owned()].into_iter().chain(split_words(line)).collect();
                for it in [definition(lang), help_definition(lang)] {
                    let done = it.try_get_matches_from(typed.clone());
                    assert!(done.is_ok(), "{line}: {}", done.unwrap_err());
                }
            }
        }
    }

    /// Names that are the same in both languages.
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
        collect_untranslated(&help_definition(Lang::En), &definition(Lang::Nl), &mut left);
        assert!(left.is_empty(), "no English name: {left:#?}");
        let help = help_definition(Lang::En).render_long_help().to_string();
        assert!(help.contains("\n  member") && help.contains("[also: lid]"), "{help}");
        let help = help_definition(Lang::Nl).render_long_help().to_string();
        assert!(help.contains("\n  lid") && help.contains("[ook: member]"), "{help}");
    }

    /// The shell equivalent of each action on the screens is a valid command.
    #[test]
    fn the_shell_equivalent_of_every_action_parses() {
        let it = definition(Lang::Nl);
        for (action, lang) in
            Action::all().iter().flat_map(|one| Lang::ALL.iter().map(move |lang| (one, lang)))
        {
            let Some(words) = action.shell() else { continue };
            let words = words.iter().map(|word| match *word {
                "{request}" | "{handling}" => "1",
                word => text::usage::typed(*lang, word).trim_matches(['{', '}']),
            });
            let typed = ["toegang"].into_iter().chain(words);
            let done = it.clone().try_get_matches_from(typed.clone());
            let typed: Vec<&str> = typed.collect();
            assert!(done.is_ok(), "{}: {typed:?}", action.name());
            // Each word has an English one, except those that are the same.
            let same = ["toegang", "code", "log", "partner", "ssh", "EMAIL", "CODE", "1"];
            let dutch = action.shell().unwrap_or_default();
            let untold = |word: &&&str| !word.starts_with('{') && !same.contains(*word);
            let mut left = dutch.iter().filter(untold).filter(|word| typed.contains(*word));
            assert!(lang.code() == "nl" || left.next().is_none(), "{typed:?}");
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
