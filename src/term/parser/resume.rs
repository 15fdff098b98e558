//! Decides whether late bytes continue a sequence that timed out. A terminal sends a sequence at
//! once, so the rest arrives in one read, up to its end; keys typed by a person arrive one by one.

use super::{ControlString, Progress};

/// Returns whether a read continues the sequence `timed_out`.
pub(super) fn continues(timed_out: &Progress, bytes: &[u8]) -> bool {
    match timed_out {
        Progress::Ground | Progress::Letter(..) | Progress::Paste(_) | Progress::Ss3 => false,
        Progress::Esc => match bytes {
            [b'[', next, ..] => can_begin_csi(*next) || b"ABCDFHIMOZ".contains(next),
            [b']', b'0'..=b'9' | b'l' | b'L', ..] => ends_text(ControlString::Osc, bytes),
            [b'P', ..] => ends_text(ControlString::Dcs, bytes),
            [b'_', b'G', ..] => ends_text(ControlString::Apc, bytes),
            _ => false,
        },
        Progress::Csi(begun) if begun.is_empty() => {
            matches!(bytes, [next, _, ..] if can_begin_csi(*next)) && ends_csi(bytes)
        }
        Progress::Csi(_) => ends_csi(bytes),
        Progress::LinuxKey => matches!(bytes, [b'A'..=b'E', ..]),
        Progress::X10Mouse(_) => true,
        Progress::Text(text) if text.bytes.is_empty() => {
            bytes.len() > 2 && ends_text(text.kind, bytes)
        }
        Progress::Text(text) if text.after_esc && bytes.starts_with(b"\\") => true,
        Progress::Text(text) => ends_text(text.kind, bytes),
    }
}

fn can_begin_csi(byte: u8) -> bool {
    byte.is_ascii_digit() || b"<=?>".contains(&byte)
}

/// Returns whether the bytes end an `ESC [` sequence of a kind that terminals send.
fn ends_csi(bytes: &[u8]) -> bool {
    let last = bytes.iter().find(|byte| !(0x20..=0x3f).contains(*byte));
    last.is_some_and(|last| b"ABCDHFPQRSMmcnotuxy~".contains(last))
}

/// Returns whether the bytes contain the terminator of a control string: ST, or for an OSC also
/// BEL.
fn ends_text(kind: ControlString, bytes: &[u8]) -> bool {
    (kind == ControlString::Osc && bytes.contains(&0x07))
        || bytes.contains(&0x9c)
        || bytes.windows(2).any(|two| two == b"\x1b\\")
}
