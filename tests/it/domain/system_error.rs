//! Errors of the operating system, by kind.

use std::io::{self, ErrorKind};

use toegang::domain::SystemError;

#[test]
fn system_errors_are_classified_by_number_or_by_kind() {
    let by_number = [
        (2, SystemError::NotFound),
        (13, SystemError::PermissionDenied),
        (17, SystemError::Exists),
        (20, SystemError::NoFolder),
        (21, SystemError::IsAFolder),
        (23, SystemError::TooManyFiles),
        (24, SystemError::TooManyFiles),
        (28, SystemError::Full),
        (30, SystemError::ReadOnly),
    ];
    for (number, kind) in by_number {
        let error = io::Error::from_raw_os_error(number);
        assert_eq!(SystemError::from(&error), kind, "{number}");
        assert_eq!(SystemError::from_number(Some(number), String::new()), kind, "{number}");
    }
    let by_kind = [
        (ErrorKind::NotFound, SystemError::NotFound),
        (ErrorKind::QuotaExceeded, SystemError::Full),
        (ErrorKind::UnexpectedEof, SystemError::UnexpectedEnd),
        (ErrorKind::InvalidData, SystemError::InvalidData),
        (ErrorKind::TimedOut, SystemError::Other("timed out".to_owned())),
    ];
    for (error, kind) in by_kind {
        assert_eq!(SystemError::from(&error.into()), kind);
    }
    let own = SystemError::from_number(None, "no number".to_owned());
    assert_eq!(own, SystemError::Other("no number".to_owned()));
}
