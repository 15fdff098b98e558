//! Parsing of valid and deceptive public keys. The expected fingerprints come from ssh-keygen.

use toegang::domain::{BadKey, KeyKind, PublicKey, decode};

use crate::support::{key_body, key_line};

const SSH_KEYGEN_KEYS: &[(&str, &str)] = &[
    (
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIPwsFuuSjq8LhiIAi+txOy56kcsn4IehW4Rq0yl5fTW",
        "SHA256:2TfirOVxUcgzGXyCJz1uxGGHZJIjhqYHzzvqYXCkoy4",
    ),
    (
        "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBIWQgXsHZpYKpjcFB8f9Io69ubrng3E3Erpf1rsI4xL6KrtWEJLF+z9BmMbmtjCYtfBTvF4F5zOKPnDnaldrvDg=",
        "SHA256:zO+mkPJwC1U5sfSC9pzjhmOVA08rjwzYuMBzlGHEMjw",
    ),
    (
        "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBHs4Xs4sG1DGpomrB0TYL39N1DqhNTST0vrGluvPE90bErHEc6ajEDGvhTpOgiRr7NPURtDSrNc9gFfpjEVWyZ2uv8svMlvFnNGecAsJqQ1enuHTVwiGKN/w9Nn2Wtku1A==",
        "SHA256:CcK0dylhPS9OkgroGArrMV1J+ii7BXEn7PVz9qeA8YU",
    ),
    (
        "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAFf9yJ8p6YeTAGn3DN92kNYZ/VylIlo5Hl/zzAWVWZqwiGy5UWBtTF9yU0nr9us3oIs+sGMbgcDncTVADxMZ2GjIwHrt8sC0lvr+bI96HLsoYjomdW0zG1SxSgj5LzYQ4ZQkK2q/9yS6Np8JaUZfDLMDblwPUN5MZRvgCui0ErfRaVPkA==",
        "SHA256:xHg81/tZiCmUw/U29Z491kNdA7ZM+bvSv0b6jlvyQDQ",
    ),
    (
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCl1oeZrwu3bYh+H8H8Uckd9Xqv8FpnWZqKDB6e8CbG/liScxovzMLzFi07aFM61/tmLvnDRMu++8WAxMsXIOU0A8Cbr7++uhoRqicD+RW0/+2NV9cdMZiB6ThFX90rXJo+vlA4bw9gzxYTBZesJz0kFRgWH7JPHnd8IWkSHfeuMQGazurHQWhW8x7Aa0Bmy9ZQ3kmUkubcgKgqww4BzuIpp5Y2AANdeuZvzk+2C0Q2bDm2Lg6tIKYoeepf036DlgTbCAvg1qQOVUl+P+BkXu23kJyacua1qg7XGOGrrUmBBp3ZPjzzY9apxl6kGpk7g8mgPpUPMZs99INVtDDxuJjphvMdSMYI97mrYZ8ZWB4isMROLcQdVzhHLDeY4DpSqcca6iib6DqsVaWQE31lJEFqXig8uDRR7HB5amTpAPkbnA13TMTE6GeuCAdXj0blD5i2Mbjb0qhv9rdQ/hVOFjVIP6LdzBOs5RNRfjXL7YkZIRh2w+MoMxsHyjYQhYf7yK8=",
        "SHA256:QwEPUhQxHvCSH3bwT6btMyYDpi0GS7iqFMgHOgRXHr0",
    ),
];

#[test]
fn keys_of_ssh_keygen_parse_to_its_fingerprints() {
    for (line, fingerprint) in SSH_KEYGEN_KEYS {
        for (end, remark) in [("", None), (" \n", None), (" jan@laptop 2\n", Some("jan@laptop 2"))]
        {
            let key = PublicKey::parse(&format!("{line}{end}")).unwrap();
            assert_eq!(&*key.fingerprint(), *fingerprint);
            assert_eq!(key.to_string(), *line, "what sshd gets has no remark");
            assert_eq!(key.comment().map(|remark| &**remark), remark);
        }
    }
}

#[test]
fn security_key_types_are_parsed() {
    let name = "sk-ssh-ed25519@openssh.com";
    let line = format!("{name} {}", key_body(&[name.as_bytes(), &[7; 32], b"ssh:"]));
    assert_eq!(PublicKey::parse(&line).unwrap().kind(), KeyKind::SkEd25519);
    let name = "sk-ecdsa-sha2-nistp256@openssh.com";
    let point = [&[4][..], &[7; 64]].concat();
    let line = format!("{name} {}", key_body(&[name.as_bytes(), b"nistp256", &point, b"ssh:"]));
    assert_eq!(PublicKey::parse(&line).unwrap().kind(), KeyKind::SkEcdsa256);
    let without = format!("{name} {}", key_body(&[name.as_bytes(), b"nistp256", &point]));
    assert_eq!(PublicKey::parse(&without), Err(BadKey::InvalidBody));
}

fn parse_error(line: &str) -> BadKey {
    PublicKey::parse(line).expect_err(line)
}

/// Options and comments that sshd would interpret are refused.
#[test]
fn options_before_a_key_and_quotes_or_lines_after_it_are_refused() {
    let plain = key_line(1);
    for before in ["restrict,pty ", "command=\"sh\" ", "from=\"*\",command=\"a b\" ", "no-pty "] {
        assert_eq!(parse_error(&format!("{before}{plain}")), BadKey::Options);
    }
    for sign in ['"', '\'', '`', '\\'] {
        assert_eq!(
            parse_error(&format!("{plain} a{sign}b")),
            BadKey::ForbiddenCharacter { ch: sign }
        );
    }
    let second = key_line(2);
    for lines in [format!("{plain}\n{second}"), format!("{plain}\r\n{second}")] {
        assert_eq!(parse_error(&lines), BadKey::Several);
    }
    for sign in ['\r', '\u{1b}', '\u{0}', '\u{202e}', '\t', '\u{85}', '\u{2028}'] {
        assert_eq!(parse_error(&format!("{plain}{sign}x")), BadKey::InvalidComment, "{sign:?}");
    }
    assert_eq!(parse_error(&format!("{plain} {}", "a".repeat(201))), BadKey::InvalidComment);
}

#[test]
fn invalid_keys_are_refused_with_the_reason() {
    assert_eq!(parse_error(""), BadKey::Empty);
    assert_eq!(parse_error(" \n "), BadKey::Empty);
    assert_eq!(parse_error("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n"), BadKey::Secret);
    for kind in ["ssh-dss", "ssh-ed25519-cert-v01@openssh.com", "ssh-ed448", "SSH-ED25519", "x"] {
        assert_eq!(parse_error(&format!("{kind} AAAA")), BadKey::UnknownKind, "{kind}");
    }
    let error_of = |parts: &[&[u8]]| parse_error(&format!("ssh-ed25519 {}", key_body(parts)));
    let cases: &[&[&[u8]]] = &[
        &[],
        &[b"ssh-ed25519"],
        &[b"ssh-ed25519", &[1; 31]],
        &[b"ssh-ed25519", &[1; 33]],
        &[b"ssh-ed25519", &[1; 32], b"x"],
        &[b"ssh-rsa", &[1; 32]],
    ];
    for parts in cases {
        assert_eq!(error_of(parts), BadKey::InvalidBody, "{parts:?}");
    }
    let (line, _) = SSH_KEYGEN_KEYS[0];
    // Truncated, with an extra character, without padding, and with a length beyond the end.
    for line in
        [&line[..line.len() - 4], &format!("{line}A"), "ssh-ed25519", "ssh-ed25519 /////w=="]
    {
        assert_eq!(parse_error(line), BadKey::InvalidBody, "{line}");
    }
    let point = |size: usize, first: u8| {
        let mut point = vec![9; size];
        point[0] = first;
        let name = b"ecdsa-sha2-nistp256";
        parse_error(&format!("ecdsa-sha2-nistp256 {}", key_body(&[name, b"nistp256", &point])))
    };
    assert_eq!((point(64, 4), point(65, 2)), (BadKey::InvalidBody, BadKey::InvalidBody));
    let curve = key_body(&[b"ecdsa-sha2-nistp256", b"nistp384", &[4; 65]]);
    assert_eq!(parse_error(&format!("ecdsa-sha2-nistp256 {curve}")), BadKey::InvalidBody);
}

#[test]
fn a_short_rsa_key_is_refused_with_its_length() {
    let rsa = |number: &[u8]| {
        PublicKey::parse(&format!("ssh-rsa {}", key_body(&[b"ssh-rsa", &[1, 0, 1], number])))
    };
    let number = |first: &[u8], rest: usize| [first, &vec![0xff; rest]].concat();
    assert!(rsa(&number(&[0, 0x80], 383)).is_ok());
    assert_eq!(rsa(&number(&[0x7f], 383)), Err(BadKey::TooShort { bits: 3071 }));
    assert_eq!(rsa(&number(&[0, 0x80], 255)), Err(BadKey::TooShort { bits: 2048 }));
    assert_eq!(rsa(&[]), Err(BadKey::TooShort { bits: 0 }));
    assert_eq!(rsa(&number(&[0, 1], 2048)), Err(BadKey::InvalidBody), "longer than ssh takes");
}

/// Returns a key file in the format of `PuTTYgen`, with this comment header.
fn to_rfc4716(body: &str, comment: &str) -> String {
    let lines: Vec<&str> =
        body.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let (begin, end) = ("---- BEGIN SSH2 PUBLIC KEY ----", "---- END SSH2 PUBLIC KEY ----");
    format!("{begin}\n{comment}{}\n{end}\n", lines.join("\n"))
}

#[test]
fn a_putty_file_parses_to_the_key_of_its_line() {
    for (line, fingerprint) in SSH_KEYGEN_KEYS {
        let (_, body) = line.split_once(' ').unwrap();
        for (comment, remark) in [
            ("", None),
            ("Comment: \"jan@laptop\"\n", Some("jan@laptop")),
            ("Subject: jan\ncomment: jan@\\\nlaptop\nx-private: a\\\nb\n", Some("jan@laptop")),
        ] {
            let file = to_rfc4716(body, comment);
            for text in [file.clone(), file.replace('\n', "\r\n"), format!("\u{feff}{file}\n\n")] {
                let key = PublicKey::parse(&text).unwrap();
                assert_eq!(&*key.fingerprint(), *fingerprint);
                assert_eq!(key.comment().map(|remark| &**remark), remark);
                let remark = remark.map_or(String::new(), |remark| format!(" {remark}"));
                assert_eq!(key.line(), format!("{line}{remark}"), "what is kept is the line");
            }
        }
    }
    let (line, _) = SSH_KEYGEN_KEYS[0];
    let file = to_rfc4716(line.split_once(' ').unwrap().1, "");
    let whole = file.trim_end();
    assert_eq!(
        parse_error(&file.replace("---- END SSH2 PUBLIC KEY ----", "")),
        BadKey::InvalidBody
    );
    assert_eq!(parse_error(&format!("{file}{file}")), BadKey::Several);
    assert_eq!(parse_error(&format!("{whole}\n{line}")), BadKey::Several);
    assert_eq!(parse_error(&file.replace("AAAA", "AAA")), BadKey::InvalidBody);
    assert_eq!(
        parse_error(&to_rfc4716(&key_body(&[b"ssh-dss", &[1; 32]]), "")),
        BadKey::UnknownKind
    );
    assert_eq!(parse_error(&to_rfc4716("////", "")), BadKey::InvalidBody);
    let quoted = to_rfc4716(line.split_once(' ').unwrap().1, "Comment: \"a\"b\"\n");
    assert_eq!(parse_error(&quoted), BadKey::ForbiddenCharacter { ch: '"' });
    assert_eq!(&**PublicKey::parse_as(&quoted, "laptop").unwrap().comment().unwrap(), "laptop");
}

#[test]
fn a_key_wrapped_or_quoted_by_a_mail_program_is_rejoined() {
    for (line, fingerprint) in SSH_KEYGEN_KEYS {
        for width in [20, 60, 76] {
            let signs = line.as_bytes().chunks(width);
            let cut: Vec<&str> = signs.map(|part| std::str::from_utf8(part).unwrap()).collect();
            for (between, behind) in
                [("\n", ""), ("\r\n", " jan@laptop\r\n\r\n"), ("\n  ", "\n  jan@laptop")]
            {
                let text = format!("{}{behind}", cut.join(between));
                let key = PublicKey::parse(&text).unwrap_or_else(|why| panic!("{why:?}: {text}"));
                assert_eq!(&*key.fingerprint(), *fingerprint);
                assert_eq!(key.comment().is_some(), !behind.is_empty(), "{text}");
                let quoted = format!("> {}\n", text.trim_end().replace('\n', "\n> "));
                assert_eq!(PublicKey::parse(&quoted), Ok(key));
            }
        }
    }
    let (line, _) = SSH_KEYGEN_KEYS[0];
    assert_eq!(parse_error(&format!("{line}\n{}", SSH_KEYGEN_KEYS[1].0)), BadKey::Several);
    assert_eq!(parse_error(&format!("{line} jan\n{line}")), BadKey::Several);
    assert_eq!(parse_error(&format!("{line}\njan@laptop\npiet@laptop")), BadKey::Several);
    assert_eq!(parse_error(&format!("{}\ncommand=\"sh\"", &line[..40])), BadKey::InvalidBody);
    assert_eq!(
        parse_error(&format!("command=\"sh\"\n{line}")),
        BadKey::Several,
        "nothing before it"
    );
}

#[test]
fn a_file_with_a_byte_order_mark_is_decoded() {
    let line = key_line(1);
    let key = PublicKey::parse(&line).unwrap();
    let wide = |mark: char, unit: fn(u16) -> [u8; 2]| {
        let text = format!("{mark}{line}\r\n");
        text.encode_utf16().flat_map(unit).collect::<Vec<u8>>()
    };
    for bytes in [
        wide('\u{feff}', u16::to_le_bytes),
        wide('\u{feff}', u16::to_be_bytes),
        format!("\u{feff}{line}\n").into_bytes(),
        line.clone().into_bytes(),
    ] {
        assert_eq!(PublicKey::parse(&decode(&bytes).unwrap()), Ok(key.clone()));
    }
    for bytes in [&[0xff, 0xfe, b'x'][..], &[0xff, 0xfe, 0, 0xd8], &[0x80]] {
        assert_eq!(decode(bytes), None, "{bytes:?}");
    }
}

#[test]
fn pem_and_putty_files_are_refused_by_their_kind() {
    let error_of = |label: &str| {
        parse_error(&format!("-----BEGIN {label}-----\nAAAA\n-----END {label}-----\n"))
    };
    assert_eq!(error_of("PUBLIC KEY"), BadKey::Pem { format: "PKCS8" });
    assert_eq!(error_of("RSA PUBLIC KEY"), BadKey::Pem { format: "PEM" });
    assert_eq!(error_of("CERTIFICATE"), BadKey::UnknownKind);
    for secret in ["OPENSSH PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "x"] {
        assert_eq!(error_of(secret), BadKey::Secret, "{secret}");
    }
    assert_eq!(parse_error("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nAAAA"), BadKey::Secret);
    let line = key_line(1);
    let ppk =
        format!("\u{feff}PuTTY-User-Key-File-3: ssh-ed25519\r\nPrivate-Lines: 1\r\n{line}\r\n");
    assert_eq!(parse_error(&ppk), BadKey::Putty);
    assert_eq!(
        parse_error(&format!("{line}\n-----BEGIN OPENSSH PRIVATE KEY-----")),
        BadKey::Secret
    );
}
