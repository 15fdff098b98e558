//! A server on loopback that answers like the service of the Dutch trade register, or fails.

use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

/// The answer to every request whose path contains a text.
#[derive(Clone, Copy)]
pub(crate) enum KvkAnswer {
    /// Status 200 with this body.
    Json(&'static str),
    /// Another status, with an error as the service writes it.
    Status(u16),
    /// A redirect to this address.
    Redirect(SocketAddr),
    /// These bytes, and the end of the connection.
    Bytes(&'static [u8]),
    /// No answer; the connection stays open.
    Silence,
}

/// Results of a search for *donald*, in the public shape.
pub(crate) const KVK_RESULTS: &str = r#"{ "pagina": 1, "resultatenPerPagina": 48, "totaal": 3,
    "resultaten": [
    { "kvkNummer": "68750110", "vestigingsnummer": "000037178598", "naam": "Donald Duck Shop",
      "adres": { "binnenlandsAdres": { "type": "bezoekadres", "straatnaam": "Hizzaarderlaan",
        "plaats": "Lollum" } }, "type": "hoofdvestiging", "links": [] },
    { "kvkNummer": "68750110", "rsin": "857587973", "naam": "Test BV Donald",
      "type": "rechtspersoon", "links": [] },
    { "kvkNummer": "90001354", "naam": "Donalds Zaak", "actief": "Nee", "type": "rechtspersoon" }
    ] }"#;

/// The base profile of the first result.
pub(crate) const KVK_PROFILE: &str = r#"{ "kvkNummer": "68750110", "indNonMailing": "Ja",
    "naam": "Test BV Donald", "formeleRegistratiedatum": "20170519",
    "materieleRegistratie": { "datumAanvang": "20150101" }, "statutaireNaam": "Test BV Donald",
    "handelsnamen": [ { "naam": "Test BV Donald", "volgorde": 0 },
      { "naam": "Donald Duck Shop", "volgorde": 1 } ],
    "_embedded": { "hoofdvestiging": { "vestigingsnummer": "000037178598", "adressen": [
      { "type": "correspondentieadres", "indAfgeschermd": "Nee", "straatnaam": "Postbus",
        "postbusnummer": 200, "postcode": "1000AA", "plaats": "Utrecht", "land": "Nederland" },
      { "type": "bezoekadres", "indAfgeschermd": "Nee", "straatnaam": "Hizzaarderlaan",
        "huisnummer": 3, "huisletter": "A", "postcode": "8823SJ", "plaats": "Lollum",
        "land": "Nederland" } ] },
      "eigenaar": { "rsin": "857587973", "rechtsvorm": "BesloteVennootschap" } } }"#;

pub(crate) struct KvkServer {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
    ended: Arc<AtomicBool>,
}

impl KvkServer {
    /// Starts a server. The first text that a path contains decides; any other path gets 404.
    pub(crate) fn start(answers: Vec<(&'static str, KvkAnswer)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (requests, ended): (Arc<Mutex<Vec<String>>>, Arc<AtomicBool>) = Default::default();
        let (asked, stops) = (Arc::clone(&requests), Arc::clone(&ended));
        thread::spawn(move || {
            // Connections without an answer stay open until the server ends.
            let mut open = Vec::new();
            for stream in listener.incoming() {
                if stops.load(Ordering::SeqCst) {
                    break;
                }
                let Ok(stream) = stream else { continue };
                open.extend(serve(stream, &answers, &asked));
            }
        });
        Self { address, requests, ended }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/api", self.address)
    }

    /// Returns the heads of all requests so far.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

impl Drop for KvkServer {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
    }
}

/// Reads one request and answers it. Returns the connection if it stays open.
fn serve(
    mut stream: TcpStream,
    answers: &[(&'static str, KvkAnswer)],
    asked: &Mutex<Vec<String>>,
) -> Option<TcpStream> {
    let mut head = String::new();
    let mut lines = BufReader::new(stream.try_clone().ok()?);
    while lines.read_line(&mut head).ok()? > 0 && !head.ends_with("\r\n\r\n") {}
    let path = head.lines().next().unwrap_or_default().to_owned();
    asked.lock().unwrap().push(head);
    let found = answers.iter().find(|(part, _)| path.contains(part)).map(|(_, answer)| *answer);
    let error = r#"{ "fout": [ { "code": "IPD0000", "omschrijving": "Fout" } ] }"#;
    let (status, body, more) = match found.unwrap_or(KvkAnswer::Status(404)) {
        KvkAnswer::Json(body) => (200, body, String::new()),
        KvkAnswer::Status(status) => (status, error, String::new()),
        KvkAnswer::Redirect(to) => (302, "", format!("Location: http://{to}/api/elders\r\n")),
        KvkAnswer::Bytes(bytes) => {
            let _ = stream.write_all(bytes);
            return None;
        }
        KvkAnswer::Silence => return Some(stream),
    };
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n{more}Content-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    );
    None
}
