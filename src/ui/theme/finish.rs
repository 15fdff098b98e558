//! What is done to a whole frame once it is painted: the page, and signs that every terminal has.

use ratatui::{buffer::Buffer, style::Color};

use super::Theme;

/// Paints the page behind everything that has no colours of its own, and writes with the signs
/// of ASCII if that is asked.
pub(in crate::ui) fn finish(theme: &Theme, ascii: bool, buf: &mut Buffer) {
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
        if ascii && let Some(twin) = twin(cell.symbol()) {
            cell.set_symbol(twin);
        }
    }
}

/// The twin of a sign that our screens use, as wide as it. Letters in somebody's name stay.
fn twin(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "─" | "━" | "–" | "—" => "-",
        "│" | "┃" => "|",
        "┬" | "┴" | "╭" | "╮" | "╰" | "╯" | "┌" | "┐" | "└" | "┘" | "├" | "┤" | "┼" => {
            "+"
        }
        "▸" | "›" | "→" => ">",
        "←" | "‹" => "<",
        "↑" => "^",
        "↓" => "v",
        "✓" => "*",
        "✗" | "×" => "x",
        "…" => "~",
        "·" | "•" => ".",
        "‘" | "’" => "'",
        "“" | "”" | "„" => "\"",
        "●" => "o",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn a_twin_is_one_sign_of_ascii() {
        for sign in ["─", "│", "╭", "▸", "✓", "…", "·", "‘", "→"] {
            let twin = twin(sign).unwrap();
            assert!(twin.is_ascii() && twin.len() == 1 && crate::app::cells(sign) == 1, "{sign}");
        }
        assert_eq!(twin("é"), None);
    }

    #[test]
    fn the_page_is_behind_what_has_no_colour() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 2, 1));
        buf[(1, 0)].bg = Color::Red;
        let mut theme = Theme::default();
        theme.page = theme.page.fg(Color::White).bg(Color::Blue);
        finish(&theme, false, &mut buf);
        assert_eq!((buf[(0, 0)].fg, buf[(0, 0)].bg), (Color::White, Color::Blue));
        assert_eq!(buf[(1, 0)].bg, Color::Red);
    }
}
