//! Fuzz target: arbitrary answers of the service of the Dutch trade register.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

use toegang::{domain::Day, register::KvkService};

/// Maximum number of rows that the target asks for.
const LIMIT: usize = 3;
/// Bytes that answer a question in full, so that no question waits for the time limit.
const END: &[u8] = b"end";

/// Answers a search and a look-up with these bytes. The first byte chooses whether they are the
/// body of an answer, or everything that the server sends.
pub(crate) fn target(bytes: &[u8]) {
    let Some((kind, answer)) = bytes.split_first() else { return };
    let answer = if kind % 2 == 0 {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", answer.len());
        [head.as_bytes(), answer].concat()
    } else {
        answer.to_vec()
    };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let mut head = [0; 4096];
            let count = stream.read(&mut head).unwrap_or(0);
            if head[..count] == *END {
                break;
            }
            let _ = stream.write_all(&answer);
        }
    });
    let service = KvkService::new(&format!("http://{address}/api"), "sleutel");
    if let Ok((rows, _)) = service.search("donald", LIMIT) {
        assert!(rows.len() <= LIMIT);
        let is_number = |text: &str| text.len() == 8 && text.bytes().all(|it| it.is_ascii_digit());
        assert!(rows.iter().all(|row| is_number(&row.number)), "{rows:?}");
    }
    if let Ok(Some(entry)) = service.entry("68750110", Day::new(2026, 11, 23).unwrap()) {
        assert_eq!(entry.enterprise.number, "68750110", "the answer is about the number asked for");
    }
    TcpStream::connect(address).unwrap().write_all(END).unwrap();
    server.join().unwrap();
}
