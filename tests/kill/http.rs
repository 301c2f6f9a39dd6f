//! A person's browser, as far as a killed gateway can tell: one connection for each request, nothing tried again.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// A gateway that says nothing for so long hangs: no wait of its own is as long.
const SILENCE_MAX: Duration = Duration::from_mins(1);

/// What is sent along.
pub enum Body<'a> {
    Nothing,
    /// An encoded form.
    Form(&'a str),
    /// The form with a file.
    File(&'a [u8]),
}

/// A whole answer.
pub struct Answer {
    pub status: u16,
    /// Where it leads to, within the site.
    pub location: String,
    /// The cookie that it leaves, name and value.
    pub cookie: Option<String>,
    pub body: String,
}

/// Asks, and reads the answer to its end.
///
/// # Errors
/// Nobody listens, or the answer breaks off.
pub fn ask(address: SocketAddr, cookie: &str, path: &str, body: &Body<'_>) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(SILENCE_MAX))?;
    stream.set_write_timeout(Some(SILENCE_MAX))?;
    stream.write_all(&request(address, cookie, path, body))?;
    let answer = read(BufReader::new(stream));
    if let Err(error) = &answer {
        assert!(error.kind() != io::ErrorKind::WouldBlock, "no answer to {path} within {SILENCE_MAX:?}");
    }
    answer
}

fn request(address: SocketAddr, cookie: &str, path: &str, body: &Body<'_>) -> Vec<u8> {
    const EDGE: &str = "edge-of-a-part";
    let (method, kind, content) = match body {
        Body::Nothing => ("GET", "", Vec::new()),
        Body::Form(text) => ("POST", "application/x-www-form-urlencoded", text.as_bytes().to_vec()),
        Body::File(bytes) => {
            let head = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"paie.csv\"\r\n\
                 Content-Type: text/csv\r\n\r\n"
            );
            let parts = [head.as_bytes(), bytes, format!("\r\n--{EDGE}--\r\n").as_bytes()].concat();
            ("POST", "multipart/form-data; boundary=edge-of-a-part", parts)
        }
    };
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for (name, value) in [("Cookie", cookie), ("Content-Type", kind)] {
        if !value.is_empty() {
            let _ = write!(head, "{name}: {value}\r\n");
        }
    }
    let _ = write!(head, "Content-Length: {}\r\n\r\n", content.len());
    [head.into_bytes(), content].concat()
}

fn read(mut reader: BufReader<TcpStream>) -> io::Result<Answer> {
    let broken = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
    let mut answer = Answer { status, location: String::new(), cookie: None, body: String::new() };
    let mut length = None;
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "location" => value.clone_into(&mut answer.location),
            "set-cookie" => answer.cookie = value.split(';').next().map(str::to_owned),
            "content-length" => length = value.parse().ok(),
            _ => {}
        }
    }
    // The line that ends the head is there in a head that is whole.
    let mut body = vec![0; length.filter(|_| line == "\r\n").ok_or_else(broken)?];
    reader.read_exact(&mut body)?;
    answer.body = String::from_utf8_lossy(&body).into_owned();
    Ok(answer)
}
