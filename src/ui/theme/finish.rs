//! Post-processing of a painted frame: page colours, and ASCII replacements.

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

use super::Theme;
use crate::text::{ascii_letter, ascii_sign, is_own_word};

/// Applies the page colours to cells without colours, and replaces symbols with ASCII if `ascii` is
/// set. Removes bold and underline from borders and blanks, where underlines would look like
/// ladders.
pub(in crate::ui) fn finish(theme: &Theme, ascii: bool, buf: &mut Buffer) {
    let emphasis = Modifier::BOLD | Modifier::UNDERLINED;
    for cell in &mut buf.content {
        if cell.modifier.intersects(emphasis) && is_blank_or_frame(cell.symbol()) {
            cell.modifier.remove(emphasis);
        }
    }
    let (front, back) = (theme.page.fg, theme.page.bg);
    if front.is_none() && back.is_none() && !ascii {
        return;
    }
    for cell in &mut buf.content {
        if let (Color::Reset, Some(front)) = (cell.fg, front) {
            cell.fg = front;
        }
        if let (Color::Reset, Some(back)) = (cell.bg, back) {
            cell.bg = back;
        }
    }
    if ascii {
        write_ascii(buf);
    }
}

fn is_blank_or_frame(symbol: &str) -> bool {
    symbol.chars().all(|sign| matches!(sign, ' ' | '\u{2500}'..='\u{257f}'))
}

/// Replaces the program's own symbols and words with ASCII, cell by cell.
fn write_ascii(buf: &mut Buffer) {
    let width = usize::from(buf.area.width).max(1);
    for row in buf.content.chunks_mut(width) {
        let mut at = 0;
        while let Some(first) = row.get(at..).filter(|rest| !rest.is_empty()) {
            let letters = first.iter().take_while(|cell| is_letter(cell.symbol())).count();
            let word: String = first.iter().take(letters).map(Cell::symbol).collect();
            let cut = first.get(letters).is_some_and(|cell| cell.symbol() == "…");
            let own = is_own_word(&word, cut);
            for cell in row.iter_mut().skip(at).take(letters.max(1)) {
                write_ascii_char(cell, own);
            }
            at += letters.max(1);
        }
    }
}

fn is_letter(symbol: &str) -> bool {
    symbol.chars().all(char::is_alphabetic) && !symbol.is_empty()
}

/// Replaces the character of a cell with ASCII. Letters are replaced only in the program's own
/// words.
fn write_ascii_char(cell: &mut Cell, own_word: bool) {
    let mut signs = cell.symbol().chars();
    let (Some(sign), None) = (signs.next(), signs.next()) else { return };
    let plain = if own_word { Some(ascii_letter(sign)) } else { ascii_sign(sign) };
    if let Some(plain) = plain.filter(|plain| *plain != sign) {
        cell.set_char(plain);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn program_text_is_drawn_in_ascii_and_names_keep_their_letters() {
        let mut buf = Buffer::with_lines(["╭▸ ‘José’ – één · beë…"]);
        finish(&Theme::default(), true, &mut buf);
        assert_eq!(buf, Buffer::with_lines(["+> 'José' - een . bee~"]));
    }

    #[test]
    fn frames_and_blanks_are_never_bold_or_underlined() {
        let mut buf = Buffer::with_lines(["╭─ a │"]);
        let bold = Modifier::BOLD | Modifier::UNDERLINED;
        buf.set_style(buf.area, bold | Modifier::REVERSED);
        finish(&Theme::default(), false, &mut buf);
        let left: Vec<Modifier> = buf.content.iter().map(|cell| cell.modifier).collect();
        let plain = Modifier::REVERSED;
        assert_eq!(left, [plain, plain, plain, plain | bold, plain, plain]);
    }

    #[test]
    fn cells_without_a_colour_get_the_page_background() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 2, 1));
        buf[(1, 0)].bg = Color::Red;
        let mut theme = Theme::default();
        theme.page = theme.page.fg(Color::White).bg(Color::Blue);
        finish(&theme, false, &mut buf);
        assert_eq!((buf[(0, 0)].fg, buf[(0, 0)].bg), (Color::White, Color::Blue));
        assert_eq!(buf[(1, 0)].bg, Color::Red);
    }
}
