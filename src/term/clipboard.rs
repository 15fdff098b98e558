//! The terminal's clipboard, also over ssh.

use std::{
    io::{self, Write, stdout},
    process::{Command, Stdio},
};

use crossterm::{clipboard::CopyToClipboard, execute};

use crate::{config::Terminal, domain::SanitizedText};

/// Copies a text by OSC 52, which the terminal may refuse; inside tmux by `tmux load-buffer`,
/// because tmux ignores OSC 52 unless configured. With `only_terminal` the text never goes to tmux,
/// so that none of it stays on this host.
pub(super) fn copy(text: &SanitizedText, only_terminal: bool) -> io::Result<()> {
    if !only_terminal && Terminal::from_env().tmux && copy_through_tmux(text).is_ok_and(|done| done)
    {
        return Ok(());
    }
    execute!(stdout(), CopyToClipboard::to_clipboard_from(&**text))
}

fn copy_through_tmux(text: &str) -> io::Result<bool> {
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
