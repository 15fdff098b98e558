//! The terminal's events, as messages. Read on a thread of its own: half a sequence may block the
//! reader, and must not block anything else.

use std::{io, sync::mpsc::Sender, thread};

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};
use ratatui::layout::Position;

use super::{
    background::{Answer, Part},
    run::News,
};
use crate::app::{Key, Msg};

/// Rows that one turn of the wheel scrolls.
const WHEEL: i16 = 3;

/// Starts the thread that reads the terminal. It ends with the program.
pub(super) fn spawn(news: Sender<News>) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        let mut answer = Answer::default();
        while let Ok(event) = event::read() {
            let heard = match answer.take(&event) {
                Part::None => translate(event).map(News::Happened),
                Part::Some => None,
                Part::End(back) => back.map(News::Background),
            };
            let Some(heard) = heard else { continue };
            if news.send(heard).is_err() {
                break;
            }
        }
    })?;
    Ok(())
}

fn translate(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => translate_key(key).map(Msg::Key),
        Event::Paste(text) => Some(Msg::Pasted(text)),
        Event::Mouse(mouse) => translate_mouse(mouse),
        _ => None,
    }
}

fn translate_mouse(mouse: MouseEvent) -> Option<Msg> {
    let at = Position::new(mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            Some(Msg::Clicked { at, ctrl: mouse.modifiers.contains(KeyModifiers::CONTROL) })
        }
        MouseEventKind::ScrollUp => Some(Msg::Wheel { at, rows: -WHEEL }),
        MouseEventKind::ScrollDown => Some(Msg::Wheel { at, rows: WHEEL }),
        _ => None,
    }
}

fn translate_key(key: KeyEvent) -> Option<Key> {
    if key.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let name = match key.code {
        // Terminals that send 0x08 for Backspace are seen as Ctrl+H.
        KeyCode::Char('h') if ctrl => return Key::named("backspace"),
        // What these are everywhere else; a terminal that tells all keys apart says it otherwise.
        KeyCode::Char('[') if ctrl => return Key::named("esc"),
        KeyCode::Char('i') if ctrl => return Key::named("tab"),
        KeyCode::Char('m') if ctrl => return Key::named("enter"),
        KeyCode::Char(' ') => "space",
        KeyCode::Char(sign) => return Some(Key { ctrl, ..Key::char(sign) }),
        KeyCode::Enter => "enter",
        KeyCode::Esc => "esc",
        KeyCode::Up => "up",
        KeyCode::Down => "down",
        KeyCode::Left => "left",
        KeyCode::Right => "right",
        KeyCode::Home => "home",
        KeyCode::End => "end",
        KeyCode::PageUp => "pgup",
        KeyCode::PageDown => "pgdn",
        KeyCode::Tab => "tab",
        KeyCode::BackTab => "shift-tab",
        KeyCode::Backspace => "backspace",
        KeyCode::Delete => "delete",
        KeyCode::Insert => "insert",
        KeyCode::F(number) => return Key::function(number).map(|plain| Key { ctrl, ..plain }),
        _ => return None,
    };
    Key::named(name).map(|plain| Key { ctrl, ..plain })
}
