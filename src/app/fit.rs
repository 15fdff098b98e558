//! Text in a fixed number of cells.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cuts or pads `text` to exactly `width` cells; what is cut ends in `…`.
pub fn fit(text: &str, width: usize) -> String {
    let full = text.width();
    if full <= width {
        return format!("{text}{:pad$}", "", pad = width - full);
    }
    let mut kept = String::new();
    let mut cells = 0;
    for grapheme in text.graphemes(true) {
        if cells + grapheme.width() + 1 > width {
            break;
        }
        cells += grapheme.width();
        kept.push_str(grapheme);
    }
    if width > 0 {
        kept.push('…');
        cells += 1;
    }
    format!("{kept}{:pad$}", "", pad = width.saturating_sub(cells))
}

/// Breaks `text` at spaces into lines of at most `width` cells; a longer word is cut.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn always_exactly_as_wide_as_asked() {
        for text in ["", "Jan", "Fatma Yılmaz", "王小明", "e\u{301}é", "👩‍👩‍👧 gezin"]
        {
            for width in 0..20 {
                assert_eq!(fit(text, width).width(), width, "{text:?} in {width}");
            }
        }
    }
}
