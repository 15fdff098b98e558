//! A frame as a picture, for the README: one rectangle for each run of background, one text for
//! each run of one style.

use std::fmt::Write;

use ratatui::{
    buffer::{Buffer, CellWidth},
    style::{Color, Modifier},
};

/// Width and height of a cell, in pixels.
const CELL: (usize, usize) = (9, 18);

pub(crate) fn svg(buffer: &Buffer) -> String {
    let (width, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let size = (width * CELL.0 + 24, height * CELL.1 + 24);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" \
         viewBox=\"0 0 {0} {1}\" font-family=\"ui-monospace, Menlo, Consolas, monospace\" \
         font-size=\"15\">\n<rect width=\"{0}\" height=\"{1}\" rx=\"8\" fill=\"#1e1e1e\"/>\n",
        size.0, size.1
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let style = buffer[(x, y)].style();
            let start = x;
            let mut text = String::new();
            while x < buffer.area.width && buffer[(x, y)].style() == style {
                text.push_str(buffer[(x, y)].symbol());
                x += buffer[(x, y)].cell_width().max(1);
            }
            let left = usize::from(start) * CELL.0 + 12;
            let wide = usize::from(x - start) * CELL.0;
            let top = usize::from(y) * CELL.1 + 12;
            if let Some(back) = style.bg.and_then(colour) {
                let high = CELL.1;
                let rect = format!("<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\"");
                writeln!(out, "{rect} height=\"{high}\" fill=\"{back}\"/>").unwrap();
            }
            if text.trim().is_empty() {
                continue;
            }
            let fill = style.fg.and_then(colour).unwrap_or_else(|| "#e4e4e4".to_owned());
            let bold = style.add_modifier.contains(Modifier::BOLD);
            let under = style.add_modifier.contains(Modifier::UNDERLINED);
            let weight = if bold { " font-weight=\"bold\"" } else { "" };
            let line = if under { " text-decoration=\"underline\"" } else { "" };
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            let place = format!("<text x=\"{left}\" y=\"{}\" textLength=\"{wide}\"", top + 14);
            writeln!(
                out,
                "{place} fill=\"{fill}\"{weight}{line} xml:space=\"preserve\">{text}</text>"
            )
            .unwrap();
        }
    }
    out + "</svg>\n"
}

fn colour(colour: Color) -> Option<String> {
    match colour {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}
