//! Fuzz target: arbitrary bytes from a terminal, in reads with pauses between them.

use std::time::Duration;

use toegang::{
    app::Key,
    term::{Parser, TerminalEvent},
};

/// The first byte selects whether a multiplexer is in between. `0xfe` and the next byte make a
/// pause. After any input, the parser still recognizes a key.
pub(crate) fn target(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let mut parser = Parser::new(first % 2 == 1);
    let mut now = Duration::from_secs(1);
    let mut pause = |parser: &mut Parser, milliseconds: u64| {
        let pause = Duration::from_millis(milliseconds);
        now += pause;
        if parser.timeout().is_some_and(|patience| patience <= pause) {
            parser.time_out();
        }
        now
    };
    for read in bytes.split(|byte| *byte == 0xfe) {
        let (wait, read) = read.split_first().map_or((0, read), |(wait, rest)| (*wait, rest));
        let now = pause(&mut parser, wait.into());
        let inputs = parser.feed(read, now);
        assert!(inputs.len() <= read.len() + 2, "{read:?}: {inputs:?}");
    }
    pause(&mut parser, 1_000);
    // End a paste that is still open.
    let now = pause(&mut parser, 0);
    parser.feed(b"\x1b[201~", now);
    let now = pause(&mut parser, 1_000);
    assert_eq!(parser.feed(b"j", now), [TerminalEvent::Key(Key::char('j'))]);
}
