//! Completion in bash. Bash passes the raw line and inserts the answer literally. This module
//! therefore splits the line, and quotes the answer like the word at the cursor.

use std::{env, ffi::OsString, sync::Arc};

use clap_complete::engine::complete;

use super::{unquoted, with_row_completions};
use crate::{
    cli::{CliError, Exit, args::definition, output::out::print_exactly, session::locale::lang},
    domain::is_forbidden,
};

/// The script that bash loads. It passes the line up to the cursor, and the part of the last word
/// that bash replaces.
pub(super) const SCRIPT: &str = r#"_clap_complete_toegang() {
    if compopt +o nospace 2> /dev/null; then
        local space=false
    else
        local space=true
    fi
    local line="${COMP_LINE:-}"
    IFS=$'\n' read -r -d '' -a COMPREPLY < <(
        TOEGANG_COMPLETE=bash _TOEGANG_LINE="${line:0:${COMP_POINT:-0}}" _TOEGANG_WORD="$2" \
        _CLAP_COMPLETE_INDEX="$COMP_CWORD" \
        toegang -- "${COMP_WORDS[@]}"
    )
    if [[ $space == false && "${COMPREPLY-}" =~ [=/:]$ ]]; then
        compopt -o nospace
    fi
}
if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -o nospace -o bashdefault -o nosort -F _clap_complete_toegang toegang
else
    complete -o nospace -o bashdefault -F _clap_complete_toegang toegang
fi
"#;

/// Quotes open at the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quotes {
    None,
    Single,
    Double,
}

/// Prints the completions of the word at the cursor.
pub(super) fn answer(typed: &[String]) -> Result<u8, CliError> {
    let line = env::var("_TOEGANG_LINE").unwrap_or_default();
    let (raw, part) = if line.is_empty() {
        // Without the line, the word breaks of bash are unknown, so complete the whole word.
        let at = env::var("_CLAP_COMPLETE_INDEX").ok().and_then(|at| at.parse().ok());
        let until = at.unwrap_or(typed.len()).saturating_add(1);
        let mut raw: Vec<String> = typed.iter().take(until).cloned().collect();
        raw.resize(until.min(typed.len() + 1), String::new());
        let last = raw.last().cloned().unwrap_or_default();
        let part = last.trim_start_matches(['\'', '"']).to_owned();
        (raw, part)
    } else {
        (split(&line), env::var("_TOEGANG_WORD").unwrap_or_default())
    };
    let last = raw.last().cloned().unwrap_or_default();
    // Bash replaces only the part after its last word break, such as `@` in `jan@`.
    let kept = unquoted(last.strip_suffix(part.as_str()).unwrap_or_default()).chars().count();
    let words: Arc<[String]> = raw.iter().map(|word| unquoted(word)).collect();
    let at = words.len().saturating_sub(1);
    let mut command = with_row_completions(definition(lang()), &words);
    let words = words.iter().map(OsString::from).collect();
    let found = complete(&mut command, words, at, env::current_dir().ok().as_deref())?;
    let quotes = quotes(&last);
    let reply = |value: &str| quoted(&value.chars().skip(kept).collect::<String>(), quotes);
    let replies = found.iter().filter_map(|one| one.get_value().to_str());
    let replies: Vec<_> =
        replies.filter(|value| !value.contains(is_forbidden)).map(reply).collect();
    print_exactly(replies.join("\n"))?;
    Ok(Exit::Done as u8)
}

/// Splits a line into words and keeps their quotes. The last word may be incomplete.
fn split(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        match (sign, quote) {
            (' ' | '\t' | '\n', None) => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                continue;
            }
            ('\'' | '"', None) => quote = Some(sign),
            (sign, Some(open)) if sign == open => quote = None,
            ('\\', None | Some('"')) => {
                word.push(sign);
                word.extend(signs.next());
                continue;
            }
            _ => {}
        }
        word.push(sign);
    }
    words.push(word);
    words
}

/// Returns the quotes that are open at the end of a word.
fn quotes(word: &str) -> Quotes {
    let mut quote = None;
    let mut signs = word.chars();
    while let Some(sign) = signs.next() {
        match (sign, quote) {
            ('\'' | '"', None) => quote = Some(sign),
            (sign, Some(open)) if sign == open => quote = None,
            ('\\', None | Some('"')) => drop(signs.next()),
            _ => {}
        }
    }
    match quote {
        Some('\'') => Quotes::Single,
        Some(_) => Quotes::Double,
        None => Quotes::None,
    }
}

/// Quotes a text for insertion inside these quotes.
fn quoted(text: &str, quotes: Quotes) -> String {
    if quotes == Quotes::Single {
        return text.replace('\'', "'\\''");
    }
    let plain = |sign: char| match quotes {
        Quotes::Double => !"\"\\$`".contains(sign),
        _ => sign.is_alphanumeric() || "@%+=:,./-_".contains(sign),
    };
    text.chars().fold(String::new(), |mut quoted, sign| {
        if !plain(sign) {
            quoted.push('\\');
        }
        quoted.push(sign);
        quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_word_is_one_bash_word_and_round_trips() {
        for word in ["Piet Holding B.V.", "'t Hof", "a\\b", "$(x) `y` & z", "jan@b.nl", "Café"] {
            assert_eq!(unquoted(&quoted(word, Quotes::None)), word);
            assert_eq!(unquoted(&format!("'{}", quoted(word, Quotes::Single))), word);
            assert_eq!(unquoted(&format!("\"{}", quoted(word, Quotes::Double))), word);
        }
        assert_eq!(quoted("Piet Holding", Quotes::None), "Piet\\ Holding");
        assert_eq!(unquoted("'Piet H"), "Piet H");
    }

    #[test]
    fn a_line_is_split_like_bash_and_an_open_quote_is_found() {
        let line = "toegang lid  voegtoe 'Piet Holding' Jan\\ J \"Els B";
        let words = split(line);
        assert_eq!(words, ["toegang", "lid", "voegtoe", "'Piet Holding'", "Jan\\ J", "\"Els B"]);
        assert_eq!(quotes("\"Els B"), Quotes::Double);
        assert_eq!(quotes("'Piet Holding'"), Quotes::None);
        assert_eq!(quotes("'t\\"), Quotes::Single);
        assert_eq!(split("toegang lid ").last().unwrap(), "");
    }
}
