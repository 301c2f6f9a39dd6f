//! Chromium, driven through Debian's chromedriver: the W3C WebDriver protocol, which is JSON over plain HTTP on
//! loopback. A client of a hundred lines: the published ones bring an async runtime and a TLS stack for it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// Longest wait for an element, a script or a page. Generous: a shared machine builds something else meanwhile.
const WAIT: Duration = Duration::from_secs(20);

/// Name under which the protocol hands over elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What the window looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// 1280 × 900.
    Desk,
    /// 360 × 740, touched by fingers.
    Phone,
}

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    Run,
    Off,
}

/// The running chromedriver; ends with the value.
pub struct Driver {
    child: Child,
    port: u16,
    chromium: PathBuf,
}

impl Driver {
    pub fn start() -> Self {
        let chromium = installed("chromium");
        let mut child = Command::new(installed("chromedriver"))
            .args(["--port=0", "--log-level=SEVERE"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver can be started");
        let mut output = BufReader::new(child.stdout.take().expect("its output is piped"));
        let port = announced_port(&mut output);
        // Whatever it says later must not fill the pipe.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        Self { child, port, chromium }
    }

    /// A window of its own, with a fresh profile.
    pub fn open(&self, site: &str, screen: Screen, scripts: Scripts) -> Browser {
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let mut options = json!({
            "binary": self.chromium,
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                "--hide-scrollbars", "--window-size=1280,900", format!("--user-data-dir={}", profile.path().display()),
            ],
        });
        // A finger is played by a script of the driver's: without scripts the window is only as narrow as a phone.
        if screen == Screen::Phone && scripts == Scripts::Run {
            options["mobileEmulation"] =
                json!({ "deviceMetrics": { "width": 360, "height": 740, "pixelRatio": 2, "touch": true } });
        }
        if scripts == Scripts::Off {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let wait = u64::try_from(WAIT.as_millis()).expect("seconds fit");
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "implicit": wait, "pageLoad": wait, "script": wait },
        } } });
        let answer = ask(self.port, "POST", "/session", &wanted).unwrap_or_else(|why| panic!("No window: {why}"));
        let session = answer["sessionId"].as_str().expect("a session has an id").to_owned();
        let browser = Browser { port: self.port, session, site: site.to_owned(), screen, _profile: profile };
        if screen == Screen::Phone && scripts == Scripts::Off {
            let metrics = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": false });
            browser.tools("Emulation.setDeviceMetricsOverride", &metrics);
        }
        browser
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Windows are closed by their own end; what is left is the driver itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Path of a program, or a sentence that says how to get it.
fn installed(program: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file());
    found.unwrap_or_else(|| {
        panic!(
            "`{program}` is missing: the browser tests need Debian's packages chromium and chromium-driver. \
             `bash tests/run` installs them, or: apt-get install chromium chromium-driver"
        )
    })
}

fn announced_port(output: &mut BufReader<ChildStdout>) -> u16 {
    let mut line = String::new();
    while output.read_line(&mut line).expect("chromedriver can be read") > 0 {
        if let Some((_, port)) = line.trim_end().trim_end_matches('.').rsplit_once("successfully on port ") {
            return port.parse().expect("a port is a number");
        }
        line.clear();
    }
    panic!("chromedriver ended without saying its port")
}

/// One command of the protocol. A connection each: they are local, and none is left half read.
fn ask(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let failed = |error: std::io::Error| format!("chromedriver does not answer: {error}");
    let body = if method == "POST" { body.to_string() } else { String::new() };
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(failed)?;
    stream.set_read_timeout(Some(3 * WAIT)).map_err(failed)?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .map_err(failed)?;
    let mut reader = BufReader::new(stream);
    let (mut line, mut length) = (String::new(), 0);
    while reader.read_line(&mut line).map_err(failed)? > 2 {
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().map_err(|error| format!("a length: {error}"))?;
        }
        line.clear();
    }
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes).map_err(failed)?;
    let mut answer: Value = serde_json::from_slice(&bytes).map_err(|error| format!("not JSON: {error}"))?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(format!("{error}: {}", value["message"].as_str().unwrap_or_default())),
        None => Ok(value),
    }
}

/// A window with a profile of its own; closes with the value.
pub struct Browser {
    port: u16,
    session: String,
    site: String,
    pub screen: Screen,
    _profile: tempfile::TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = ask(self.port, "DELETE", &format!("/session/{}", self.session), &Value::Null);
    }
}

impl Browser {
    pub fn command(&self, method: &str, path: &str, body: &Value) -> Value {
        ask(self.port, method, &format!("/session/{}{path}", self.session), body).unwrap_or_else(|why| {
            panic!("{method} {path} {body}\non {}\n{why}\n{}", self.address_or_nothing(), self.words())
        })
    }

    fn address_or_nothing(&self) -> String {
        let address = ask(self.port, "GET", &format!("/session/{}/url", self.session), &Value::Null);
        address.ok().and_then(|url| url.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// How the page begins, for whoever reads why a test stopped.
    fn words(&self) -> String {
        let script = json!({ "script": "return document.body.innerText.slice(0, 1500)", "args": [] });
        let said = ask(self.port, "POST", &format!("/session/{}/execute/sync", self.session), &script);
        said.ok().and_then(|words| words.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Opens an address of the site, as `/fr/`.
    pub fn open(&self, path: &str) {
        self.command("POST", "/url", &json!({ "url": format!("{}{path}", self.site) }));
    }

    pub fn reload(&self) {
        self.command("POST", "/refresh", &json!({}));
    }

    /// The address within the site.
    pub fn path(&self) -> String {
        let address = self.address_or_nothing();
        address.strip_prefix(&self.site).unwrap_or(&address).to_owned()
    }

    /// The first element that fits, waited for.
    pub fn find(&self, css: &str) -> Element<'_> {
        self.locate("css selector", css)
    }

    /// Like [`Self::find`], for what a style sheet cannot say.
    pub fn find_xpath(&self, xpath: &str) -> Element<'_> {
        self.locate("xpath", xpath)
    }

    fn locate(&self, using: &str, value: &str) -> Element<'_> {
        let found = self.command("POST", "/element", &json!({ "using": using, "value": value }));
        let id = found[ELEMENT].as_str().expect("an element has an id").to_owned();
        Element { browser: self, id }
    }

    /// Runs a function body in the page; `arguments` holds `args`. The policy of the page does not apply to it.
    pub fn run(&self, script: &str, args: &Value) -> Value {
        self.command("POST", "/execute/sync", &json!({ "script": script, "args": args }))
    }

    /// Like [`Self::run`], for a script that answers later, by calling its last argument.
    pub fn run_later(&self, script: &str, args: &Value) -> Value {
        self.command("POST", "/execute/async", &json!({ "script": script, "args": args }))
    }

    /// How many elements fit now, without waiting.
    pub fn count(&self, css: &str) -> u64 {
        self.run("return document.querySelectorAll(arguments[0]).length", &json!([css])).as_u64().unwrap_or_default()
    }

    /// Like [`Self::count`], for what a style sheet cannot say.
    pub fn count_xpath(&self, xpath: &str) -> u64 {
        let script = "return document.evaluate(`count(${arguments[0]})`, document, null, 1, null).numberValue";
        self.run(script, &json!([xpath])).as_u64().unwrap_or_default()
    }

    /// Waits until the address ends as said.
    pub fn until_path_ends(&self, end: &str) {
        let deadline = Instant::now() + WAIT;
        while !self.path().ends_with(end) {
            assert!(Instant::now() < deadline, "still on {} instead of …{end}", self.path());
        }
    }

    /// Does what leads to another page, and waits until that page stands: one sent to itself looks like the old one.
    pub fn leave_by(&self, act: impl FnOnce()) {
        self.run("document.documentElement.dataset.left = ''", &json!([]));
        act();
        let arrived = "return !('left' in document.documentElement.dataset) && document.readyState === 'complete'";
        let deadline = Instant::now() + WAIT;
        // A page on its way out answers with a fault: it is asked again.
        let is_there = || {
            let asked = json!({ "script": arrived, "args": [] });
            let path = format!("/session/{}/execute/sync", self.session);
            ask(self.port, "POST", &path, &asked).is_ok_and(|answer| answer == json!(true))
        };
        while !is_there() {
            assert!(Instant::now() < deadline, "still on the same page: {}", self.path());
        }
    }

    /// Fetches what a link leads to with the person's cookies: its type, and its bytes as Latin-1 text.
    pub fn download(&self, css: &str) -> (String, String) {
        let link = self.find(css).property("href");
        let answer = self.run_later(
            "const done = arguments[1];
             fetch(arguments[0]).then(async (answer) => done([
               answer.status, answer.headers.get('content-type'),
               new TextDecoder('latin1').decode(await answer.arrayBuffer()),
             ]))",
            &json!([link]),
        );
        assert_eq!(answer[0], 200, "{link}");
        let text = |at: usize| answer[at].as_str().unwrap_or_default().to_owned();
        (text(1), text(2))
    }

    /// What the browser complained about since it was last asked: scripts, policies, missing files.
    pub fn complaints(&self) -> Vec<String> {
        let log = self.command("POST", "/se/log", &json!({ "type": "browser" }));
        let severe = log.as_array().into_iter().flatten().filter(|entry| entry["level"] == "SEVERE");
        severe.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// A command of the developer tools' protocol.
    pub fn tools(&self, command: &str, params: &Value) -> Value {
        self.command("POST", "/goog/cdp/execute", &json!({ "cmd": command, "params": params }))
    }

    /// A picture of the window.
    pub fn picture(&self, file: &Path) {
        let shot = self.command("GET", "/screenshot", &Value::Null);
        let bytes = STANDARD.decode(shot.as_str().unwrap_or_default()).expect("a picture in base64");
        std::fs::write(file, bytes).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}

/// An element of the page that is open.
pub struct Element<'b> {
    browser: &'b Browser,
    id: String,
}

impl Element<'_> {
    fn command(&self, method: &str, path: &str, body: &Value) -> Value {
        self.browser.command(method, &format!("/element/{}{path}", self.id), body)
    }

    pub fn click(&self) {
        // Brought into view by the driver alone, it may lie under what sticks to the end of the window.
        self.browser.run("arguments[0].scrollIntoView({ block: 'center' })", &json!([{ ELEMENT: self.id }]));
        self.command("POST", "/click", &json!({}));
    }

    /// Types into it; for a choice of file, the file's path.
    pub fn write(&self, text: &str) {
        self.command("POST", "/value", &json!({ "text": text }));
    }

    /// Types instead of what it holds.
    pub fn rewrite(&self, text: &str) {
        self.command("POST", "/clear", &json!({}));
        if !text.is_empty() {
            self.write(text);
        }
    }

    /// What a person sees of it.
    pub fn text(&self) -> String {
        self.command("GET", "/text", &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    pub fn property(&self, name: &str) -> String {
        self.command("GET", &format!("/property/{name}"), &Value::Null).as_str().unwrap_or_default().to_owned()
    }
}
