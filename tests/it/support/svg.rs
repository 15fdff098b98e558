//! Renders frames as SVG for the README: a rectangle per run of equal background, and a text per
//! run of equal style.

use std::fmt::Write;

use ratatui::{
    buffer::{Buffer, CellWidth},
    style::{Color, Modifier},
};

/// Width and height of a cell, in pixels.
const CELL_SIZE: (usize, usize) = (9, 18);

/// Default background and foreground colours of a picture.
#[derive(Clone, Copy)]
pub(crate) struct Paper(pub(crate) &'static str, pub(crate) &'static str);

/// The colours of a dark terminal.
pub(crate) const DARK: Paper = Paper("#1e1e1e", "#e4e4e4");
/// The colours of a light terminal.
pub(crate) const LIGHT: Paper = Paper("#ffffff", "#1f1f1f");

/// Renders one frame as an SVG image.
pub(crate) fn render_svg(buffer: &Buffer, paper: Paper) -> String {
    format!("{}{}</svg>\n", render_head(buffer, paper), render_cells(buffer, paper))
}

/// Renders an endless animation of frames, each shown for its number of seconds.
pub(crate) fn render_animation(frames: &[(Buffer, f64)], paper: Paper) -> String {
    let whole: f64 = frames.iter().map(|(_, seconds)| seconds).sum();
    let mut out = render_head(&frames[0].0, paper);
    let mut start = 0.0;
    for (at, (buffer, seconds)) in frames.iter().enumerate() {
        let (from, to) = (start / whole * 100.0, (start + seconds) / whole * 100.0);
        start += seconds;
        writeln!(
            out,
            "<style>@keyframes f{at}{{0%{{visibility:hidden}}{from:.3}%{{visibility:visible}}\
             {to:.3}%,100%{{visibility:hidden}}}}\
             #f{at}{{animation:f{at} {whole:.1}s step-end infinite}}</style>"
        )
        .unwrap();
        // Viewers without animation show only the last frame, because each frame has an opaque
        // background.
        let back = format!("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>", paper.0);
        writeln!(out, "<g id=\"f{at}\">{back}\n{}</g>", render_cells(buffer, paper)).unwrap();
    }
    out + "</svg>\n"
}

fn render_head(buffer: &Buffer, paper: Paper) -> String {
    let (width, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let size = (width * CELL_SIZE.0 + 24, height * CELL_SIZE.1 + 24);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" \
         viewBox=\"0 0 {0} {1}\" font-family=\"ui-monospace, Menlo, Consolas, monospace\" \
         font-size=\"15\">\n<rect width=\"{0}\" height=\"{1}\" rx=\"8\" fill=\"{2}\"/>\n",
        size.0, size.1, paper.0
    )
}

fn render_cells(buffer: &Buffer, paper: Paper) -> String {
    let mut out = String::new();
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
            let left = usize::from(start) * CELL_SIZE.0 + 12;
            let wide = usize::from(x - start) * CELL_SIZE.0;
            let top = usize::from(y) * CELL_SIZE.1 + 12;
            let (mut fill, mut back) = (style.fg.and_then(to_hex), style.bg.and_then(to_hex));
            if style.add_modifier.contains(Modifier::REVERSED) {
                let ground = back.unwrap_or_else(|| paper.0.to_owned());
                back = Some(fill.unwrap_or_else(|| paper.1.to_owned()));
                fill = Some(ground);
            }
            if let Some(back) = back {
                let high = CELL_SIZE.1;
                let rect = format!("<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\"");
                writeln!(out, "{rect} height=\"{high}\" fill=\"{back}\"/>").unwrap();
            }
            if text.trim().is_empty() {
                continue;
            }
            let fill = fill.unwrap_or_else(|| paper.1.to_owned());
            let bold = style.add_modifier.contains(Modifier::BOLD);
            let under = style.add_modifier.contains(Modifier::UNDERLINED);
            let dim = style.add_modifier.contains(Modifier::DIM);
            let weight = if bold { " font-weight=\"bold\"" } else { "" };
            let line = if under { " text-decoration=\"underline\"" } else { "" };
            let faint = if dim { " opacity=\"0.6\"" } else { "" };
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            let place = format!("<text x=\"{left}\" y=\"{}\" textLength=\"{wide}\"", top + 14);
            writeln!(
                out,
                "{place} fill=\"{fill}\"{weight}{line}{faint} xml:space=\"preserve\">{text}</text>"
            )
            .unwrap();
        }
    }
    out
}

/// Returns the colour as xterm shows it; `None` for the default colour.
fn to_hex(colour: Color) -> Option<String> {
    match colour {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        Color::Indexed(grey @ 232..) => {
            let level = 8 + (grey - 232) * 10;
            Some(format!("#{level:02x}{level:02x}{level:02x}"))
        }
        Color::Indexed(cube @ 16..) => {
            let level = |step: u8| [0, 95, 135, 175, 215, 255][usize::from(step % 6)];
            let (red, green, blue) = ((cube - 16) / 36, (cube - 16) / 6, cube - 16);
            Some(format!("#{:02x}{:02x}{:02x}", level(red), level(green), level(blue)))
        }
        Color::Black => Some("#000000".to_owned()),
        Color::Red => Some("#cd0000".to_owned()),
        Color::Green => Some("#00cd00".to_owned()),
        Color::Yellow => Some("#cdcd00".to_owned()),
        Color::Blue => Some("#0000ee".to_owned()),
        Color::Magenta => Some("#cd00cd".to_owned()),
        Color::Cyan => Some("#00cdcd".to_owned()),
        Color::White => Some("#e5e5e5".to_owned()),
        _ => None,
    }
}
