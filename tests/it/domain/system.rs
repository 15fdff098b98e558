//! Errors of the operating system, by kind.

use std::io::{self, ErrorKind};

use toegang::domain::SystemError;

#[test]
fn what_the_system_says_has_a_kind_with_or_without_its_number() {
    let by_number = [
        (2, SystemError::NotFound),
        (13, SystemError::NoRight),
        (17, SystemError::Exists),
        (20, SystemError::NoFolder),
        (21, SystemError::Folder),
        (23, SystemError::TooMany),
        (24, SystemError::TooMany),
        (28, SystemError::Full),
        (30, SystemError::ReadOnly),
    ];
    for (number, kind) in by_number {
        let error = io::Error::from_raw_os_error(number);
        assert_eq!(SystemError::from(&error), kind, "{number}");
        assert_eq!(SystemError::of(Some(number), String::new()), kind, "{number}");
    }
    let by_kind = [
        (ErrorKind::NotFound, SystemError::NotFound),
        (ErrorKind::QuotaExceeded, SystemError::Full),
        (ErrorKind::UnexpectedEof, SystemError::Ends),
        (ErrorKind::InvalidData, SystemError::Strange),
        (ErrorKind::TimedOut, SystemError::Other("timed out".to_owned())),
    ];
    for (error, kind) in by_kind {
        assert_eq!(SystemError::from(&error.into()), kind);
    }
    let own = SystemError::of(None, "no number".to_owned());
    assert_eq!(own, SystemError::Other("no number".to_owned()));
}
