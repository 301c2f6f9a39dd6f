//! A person's browser that keeps its connection: only what the load needs of HTTP.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};

pub struct Client {
    stream: BufReader<TcpStream>,
    host: SocketAddr,
    from: Ipv4Addr,
    cookie: String,
    line: String,
}

/// What is of use in an answer.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub body: Vec<u8>,
}

impl Client {
    /// Connects and signs in. Behind a proxy the gateway counts the tries by `from`.
    pub fn sign_in((host, from): (SocketAddr, Ipv4Addr), email: &str, password: &str) -> Self {
        let stream = TcpStream::connect(host).expect("the gateway listens");
        stream.set_nodelay(true).expect("a socket");
        let mut client =
            Self { stream: BufReader::new(stream), host, from, cookie: String::new(), line: String::new() };
        let form = format!("email={}&password={}", email.replace('@', "%40"), password.replace(' ', "+"));
        let answer = client.post("/fr/sign-in", "application/x-www-form-urlencoded", form.as_bytes());
        assert_eq!(answer.status, 303, "{email} signs in");
        client
    }

    pub fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, "", &[])
    }

    /// Sends a file to the upload page of a month.
    pub fn upload(&mut self, path: &str, csv: &str) -> Answer {
        let body = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"paie.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n{csv}\r\n--edge--\r\n"
        );
        self.post(path, "multipart/form-data; boundary=edge", body.as_bytes())
    }

    fn post(&mut self, path: &str, kind: &str, body: &[u8]) -> Answer {
        self.ask("POST", path, kind, body)
    }

    fn ask(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> Answer {
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nX-Real-IP: {}\r\n", self.host, self.from);
        for (name, value) in [("Cookie", self.cookie.as_str()), ("Content-Type", kind)] {
            if !value.is_empty() {
                let _ = write!(head, "{name}: {value}\r\n");
            }
        }
        let _ = write!(head, "Content-Length: {}\r\n\r\n", body.len());
        let mut request = head.into_bytes();
        request.extend_from_slice(body);
        self.stream.get_mut().write_all(&request).expect("the gateway listens");
        self.answer()
    }

    fn answer(&mut self) -> Answer {
        self.next_line();
        let status = self.line.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status line");
        let (mut location, mut length) = (String::new(), 0);
        loop {
            self.next_line();
            let Some((name, value)) = self.line.trim_end().split_once(": ") else { break };
            match name {
                "location" => value.clone_into(&mut location),
                "content-length" => length = value.parse().expect("a length"),
                "set-cookie" => self.cookie = value.split(';').next().unwrap_or_default().to_owned(),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).expect("a whole answer");
        Answer { status, location, body }
    }

    fn next_line(&mut self) {
        self.line.clear();
        self.stream.read_line(&mut self.line).expect("an answer");
    }
}
