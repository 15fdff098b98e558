//! Fits text into a number of terminal cells.

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::grammar::day::continues_date;

/// Minimum number of cells of a cut address before its domain, without the ellipsis.
const MIN_NAME_WIDTH: usize = 4;

/// Counts the cells that a text takes on screen, by grapheme.
pub fn cells(text: &str) -> usize {
    // Finding graphemes takes long.
    if text.chars().all(fills_one_cell) {
        return text.chars().count();
    }
    text.graphemes(true).filter(|sign| !sign.contains(char::is_control)).map(grapheme_width).sum()
}

/// Returns whether the character fills one cell and is a grapheme by itself, unless a character
/// follows for which this returns `false`.
pub const fn fills_one_cell(sign: char) -> bool {
    matches!(
        sign,
        ' '..='~'
            | '\u{a1}'..='\u{ac}'
            | '\u{ae}'..='\u{17f}'
            | '\u{2010}'..='\u{2027}'
            | '‹' | '›' | '←'..='↓' | '▸' | '✓' | '✗'
            | '\u{2500}'..='\u{257f}'
    )
}

fn grapheme_width(grapheme: &str) -> usize {
    usize::from(grapheme.cell_width())
}

/// Cuts or pads `text` to exactly `width` cells; a cut text ends in `…`.
pub fn fit(text: &str, width: usize) -> String {
    let full = cells(text);
    if full <= width {
        return padded(text.to_owned(), width - full);
    }
    let mut kept = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let more = cells(grapheme);
        if used + more + 1 > width {
            break;
        }
        used += more;
        kept.push_str(grapheme);
    }
    if width > 0 {
        kept.push('…');
        used += 1;
    }
    padded(kept, width.saturating_sub(used))
}

fn padded(mut text: String, spaces: usize) -> String {
    text.extend(std::iter::repeat_n(' ', spaces));
    text
}

/// Like [`fit`], but cuts an e-mail address before its `@`, so that the domain stays readable. If
/// too little of the name would be left, cuts the end.
pub fn fit_address(address: &str, width: usize) -> String {
    let domain = address.rfind('@').and_then(|at| address.split_at_checked(at));
    let room = |domain: &str| width.saturating_sub(cells(domain));
    match domain {
        Some((name, domain)) if cells(address) > width && room(domain) > MIN_NAME_WIDTH => {
            format!("{}{domain}", fit(name, room(domain)))
        }
        _ => fit(address, width),
    }
}

/// Breaks `text` at spaces into lines of at most `width` cells, but not inside a date. Cuts a longer
/// word.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in &unbreakable_parts(text, width) {
        if !line.is_empty() && cells(&line) + 1 + cells(word) > width {
            lines.push(without_last_separator(&line).to_owned());
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(fit(word, width.max(1)).trim_end());
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Like [`wrap`], with lines of about one width if the last would be much shorter than the others, so
/// that no word stands alone there.
pub(crate) fn wrap_evenly(text: &str, width: usize) -> Vec<String> {
    let lines = wrap(text, width);
    let is_short = lines.len() > 1 && lines.last().is_some_and(|last| cells(last) < width / 4);
    let narrower = (1..width).rev().map(|width| wrap(text, width));
    let fits =
        |one: &Vec<String>| one.len() == lines.len() && one.iter().all(|line| !line.ends_with('…'));
    narrower.take_while(fits).last().filter(|_| is_short).unwrap_or(lines)
}

/// Removes a separator at the end of a line: the next line begins there anyway.
fn without_last_separator(line: &str) -> &str {
    line.strip_suffix(" ·").unwrap_or(line)
}

/// Splits at spaces, but keeps dates such as `31 dec 2026` together if they fit.
fn unbreakable_parts(text: &str, width: usize) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match parts.last_mut() {
            Some(last) if continues_date(last, word) && cells(last) + 1 + cells(word) <= width => {
                last.push(' ');
                last.push_str(word);
            }
            _ => parts.push(word.to_owned()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_alone_in_the_last_line() {
        let text = "Aaltje Groen kan niet meer aanmelden en verliest alle toegang, overal.";
        assert_eq!(wrap(text, 66)[1], "overal.");
        let even = ["Aaltje Groen kan niet meer aanmelden", "en verliest alle toegang, overal."];
        assert_eq!(wrap_evenly(text, 66), even);
        // A last line of some length stays.
        let long = "Aaltje Groen kan niet meer aanmelden en verliest direct alle toegang.";
        assert_eq!(wrap_evenly(long, 50), wrap(long, 50));
        // A word that is too long is not cut further.
        assert_eq!(wrap_evenly("abcdefghijklmnop a", 9), ["abcdefgh…", "a"]);
        assert_eq!(wrap_evenly("een regel", 20), ["een regel"]);
        // Nothing separates the last part of a line from the margin.
        assert_eq!(wrap("Els · Lid · els@x.nl", 12), ["Els · Lid", "els@x.nl"]);
        assert!(wrap_evenly("", 20).is_empty());
    }

    #[test]
    fn dates_stay_on_one_line() {
        let wrap = |text: &str| wrap(text, 16);
        assert_eq!(wrap("Gewijzigd op 3 nov 2026"), ["Gewijzigd op", "3 nov 2026"]);
        assert_eq!(wrap("een dag (13 Nov 2026 17:10)"), ["een dag", "(13 Nov 2026", "17:10)"]);
        assert_eq!(wrap("er waren er 3 in 2026 gaan"), ["er waren er 3 in", "2026 gaan"]);
    }

    #[test]
    fn a_cut_address_keeps_its_domain() {
        let address = "marjan.vanijzendoorn75@eigendomein.nl";
        assert_eq!(fit_address(address, 37), address);
        assert_eq!(fit_address(address, 30), "marjan.vanijze…@eigendomein.nl");
        assert_eq!(fit_address(address, 18), "marjan.vanijzendo…");
        assert_eq!(fit_address("jan", 5), "jan  ");
    }

    #[test]
    fn a_sign_that_is_counted_alone_is_a_grapheme_of_one_cell() {
        let quick: String = ('\0'..='\u{ffff}').filter(|sign| fills_one_cell(*sign)).collect();
        assert_eq!(quick.graphemes(true).count(), quick.chars().count());
        for sign in quick.graphemes(true) {
            assert_eq!(grapheme_width(sign), 1, "{sign:?}");
        }
    }

    #[test]
    fn fit_returns_exactly_the_requested_width() {
        for text in ["", "Jan", "Fatma Yılmaz", "王小明", "e\u{301}é", "👩‍👩‍👧 gezin", "لا إله", "ｶﾞｷﾞ"]
        {
            for width in 0..20 {
                assert_eq!(cells(&fit(text, width)), width, "{text:?} in {width}");
            }
        }
    }
}
