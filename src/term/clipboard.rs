//! The clipboard of the terminal, over ssh too.

use std::{
    io::{self, Write, stdout},
    process::{Command, Stdio},
};

use crossterm::{clipboard::CopyToClipboard, execute};

use crate::{config::Terminal, domain::Safe};

/// Copies a text: by OSC 52, which a terminal may or may not allow; inside tmux by tmux, which
/// takes no OSC 52 of programs unless it is told to. Only the terminal gets it when nothing
/// may stay on this host.
pub(super) fn copy(text: &Safe, only_terminal: bool) -> io::Result<()> {
    if !only_terminal && Terminal::of_the_environment().tmux && by_tmux(text).is_ok_and(|done| done)
    {
        return Ok(());
    }
    execute!(stdout(), CopyToClipboard::to_clipboard_from(&**text))
}

fn by_tmux(text: &str) -> io::Result<bool> {
    let mut tmux = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut pipe) = tmux.stdin.take() {
        pipe.write_all(text.as_bytes())?;
    }
    Ok(tmux.wait()?.success())
}
