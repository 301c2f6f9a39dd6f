//! People who sign in, upload, look, mend and file, month after month, and remember what they were told.

use crate::dice::Dice;
use crate::http::{Answer, Body, ask};
use crate::payroll::{MENDED_DAYS, Parcel, Sort};
use std::fmt::Write;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::DeclarationId;
use tasrih_domain::{AffiliateNumber, Month};
use tasrih_testkit::{PASSWORD, address};

/// First month that is declared: the first one with confirmed rates.
pub const FIRST_MONTH: Month = Month::at(2017, 1);
/// Months of each employer.
pub const MONTHS: u32 = 100;
/// Pause before a check or a database is looked at again.
const PAUSE: Duration = Duration::from_millis(15);

/// What people share while a round lasts.
#[derive(Default)]
pub struct Round {
    /// Requests sent by all.
    pub requests: AtomicU32,
    /// The gateway is gone, or the round has ended.
    pub is_over: AtomicBool,
    /// Nothing new is begun: what is begun is brought to its end.
    pub is_last: bool,
}

/// One file on its way to a receipt.
pub struct Filing {
    pub employer: Employer,
    pub month: Month,
    pub sort: Sort,
    pub parcel: Parcel,
    /// The filed declaration that it is to replace.
    pub corrects: Option<DeclarationId>,
    /// Its faulty cell is mended rather than left out.
    pub is_mended: bool,
    /// The next request, which is sent until it is answered.
    pub step: Step,
    pub asked: Asked,
    pub told: Told,
    /// What was in the store after a kill though nobody had been told: a repeated request has to lead to it.
    pub found: Found,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Upload,
    Look,
    Mend { seen: u32 },
    File { form: String },
    Receipt,
    Done,
}

/// What was sent, answered or not.
#[derive(Debug, Default, Clone, Copy)]
pub struct Asked {
    pub upload: bool,
    pub mend: bool,
    pub file: bool,
}

/// What was answered.
#[derive(Debug, Default, Clone)]
pub struct Told {
    pub uploaded: Option<DeclarationId>,
    /// Version of the declaration whose figures were shown.
    pub verdict: Option<u32>,
    pub receipt: Option<String>,
}

#[derive(Debug, Default, Clone)]
pub struct Found {
    pub id: Option<DeclarationId>,
    pub receipt: Option<String>,
}

/// The gateway went away, or said that its database has.
struct Interrupted;

pub struct Person {
    name: String,
    employers: Vec<Employer>,
    /// Two people who send the same files for the same employer, as one person does from two windows.
    is_twin: bool,
    dice: Dice,
    cookie: Option<String>,
    months: u32,
    pub filings: Vec<Filing>,
}

impl Person {
    pub fn new(name: &str, employers: Vec<Employer>, is_twin: bool, dice: Dice) -> Self {
        Self { name: name.to_owned(), employers, is_twin, dice, cookie: None, months: 0, filings: Vec::new() }
    }

    /// Works until the round is over, or, in the last one, until what was begun is done.
    pub fn work(&mut self, gateway: SocketAddr, round: &Round) {
        while !round.is_over.load(Ordering::Relaxed) {
            if self.filings.last().is_none_or(|filing| filing.step == Step::Done) {
                if round.is_last {
                    return;
                }
                let next = self.next_filing();
                self.filings.push(next);
            }
            round.requests.fetch_add(1, Ordering::Relaxed);
            if self.take_step(gateway).is_err() {
                std::thread::sleep(PAUSE);
            }
        }
    }

    fn next_filing(&mut self) -> Filing {
        let last = self.filings.last();
        if let Some(last) = last
            && !self.is_twin
            && last.corrects.is_none()
            && self.dice.below(4) == 0
        {
            let (employer, month, corrects) = (last.employer.clone(), last.month, last.told.uploaded);
            return self.filing((employer, month), Sort::Clean, corrects);
        }
        let (nth, month) = (self.months / MONTHS, self.months % MONTHS);
        let month = (0..month).fold(FIRST_MONTH, |month, _| month.next());
        let employer = self.employers.get(nth as usize).expect("employers enough for every round").clone();
        self.months += 1;
        // Of a second large one, more people would be missing later than findings are kept of one rule.
        let has_large = self.filings.iter().any(|one| one.employer.id == employer.id && one.sort == Sort::Large);
        let sort = match self.dice.below(20) {
            0..=2 if !has_large => Sort::Large,
            3..=8 => Sort::Faulty,
            9..=12 => Sort::Warned,
            _ => Sort::Clean,
        };
        self.filing((employer, month), sort, None)
    }

    fn filing(&mut self, of: (Employer, Month), sort: Sort, corrects: Option<DeclarationId>) -> Filing {
        let parcel = Parcel::of(sort, &mut self.dice);
        // Twins leave out what the other one would mend under their eyes.
        let is_mended = self.dice.below(2) == 0 && sort == Sort::Faulty && !self.is_twin;
        Filing {
            employer: of.0,
            month: of.1,
            sort,
            parcel,
            corrects,
            is_mended,
            step: Step::Upload,
            asked: Asked::default(),
            told: Told::default(),
            found: Found::default(),
        }
    }

    fn take_step(&mut self, gateway: SocketAddr) -> Result<(), Interrupted> {
        let cookie = match &self.cookie {
            Some(cookie) => cookie.clone(),
            None => self.sign_in(gateway)?,
        };
        let filing = self.filings.last_mut().expect("something is being filed");
        filing.take_step(&Browser { gateway, cookie })
    }

    fn sign_in(&mut self, gateway: SocketAddr) -> Result<String, Interrupted> {
        let form = format!("email={}&password={}", encode(&address(&self.name)), encode(PASSWORD));
        let browser = Browser { gateway, cookie: String::new() };
        let answer = browser.send("/fr/sign-in", &Body::Form(&form))?;
        let cookie = answer.cookie.unwrap_or_else(|| panic!("{} is not signed in: {}", self.name, answer.status));
        self.cookie = Some(cookie.clone());
        Ok(cookie)
    }
}

struct Browser {
    gateway: SocketAddr,
    cookie: String,
}

impl Browser {
    fn send(&self, path: &str, body: &Body<'_>) -> Result<Answer, Interrupted> {
        let answer = ask(self.gateway, &self.cookie, path, body).map_err(|_| Interrupted)?;
        assert!(answer.status != 500, "{path}: an incident");
        assert!(!answer.location.contains("/sign-in"), "{path}: the session is forgotten");
        if answer.status == 503 { Err(Interrupted) } else { Ok(answer) }
    }

    fn get(&self, path: &str) -> Result<Answer, Interrupted> {
        self.send(path, &Body::Nothing)
    }
}

impl Filing {
    fn id(&self) -> DeclarationId {
        self.told.uploaded.expect("the upload was answered")
    }

    pub fn about(&self) -> String {
        format!("{:?} of {} {}: {:?}, {:?}", self.sort, self.employer.affiliate, self.month, self.step, self.told)
    }

    fn take_step(&mut self, browser: &Browser) -> Result<(), Interrupted> {
        match self.step.clone() {
            Step::Upload => self.upload(browser),
            Step::Look => self.look(browser),
            Step::Mend { seen } => self.mend(browser, seen),
            Step::File { form } => self.file(browser, &form),
            Step::Receipt => self.fetch_receipt(browser),
            Step::Done => Ok(()),
        }
    }

    fn upload(&mut self, browser: &Browser) -> Result<(), Interrupted> {
        let mut path = format!("/fr/employers/{}/{}/upload", self.employer.affiliate, self.month);
        if let Some(corrected) = self.corrects {
            path = format!("{path}?correcting={corrected}");
        }
        self.asked.upload = true;
        let answer = browser.send(&path, &Body::File(&self.parcel.bytes))?;
        assert_eq!(answer.status, 303, "{}: {}", self.about(), words(&answer.body));
        let id = answer.location.split('/').nth(3).and_then(|id| id.parse().ok()).expect("it leads to a declaration");
        assert!(self.found.id.is_none_or(|found| found == id), "{}: sent again, it became another", self.about());
        self.told.uploaded = Some(id);
        self.step = Step::Look;
        Ok(())
    }

    /// Waits for the verdict, and reads the figures.
    fn look(&mut self, browser: &Browser) -> Result<(), Interrupted> {
        let path = format!("/fr/declarations/{}", self.id());
        let answer = browser.get(&path)?;
        if answer.status == 200 {
            self.step = Step::Receipt;
            return Ok(());
        }
        if answer.location.ends_with("/progress") {
            std::thread::sleep(PAUSE);
            return Ok(());
        }
        let page = browser.get(&format!("{path}/check"))?;
        // The twin has filed it meanwhile, or it is checked once more.
        if page.status == 409 {
            return Ok(());
        }
        assert_eq!(page.status, 200, "{}: {}", self.about(), words(&page.body));
        let seen = values(&page.body, "name=\"seen\" value=\"").first().and_then(|seen| seen.parse().ok());
        let seen = seen.expect("the figures have a version");
        self.told.verdict = Some(seen);
        let is_blocked = page.body.contains("name=\"leave_out\"");
        self.step = if is_blocked && self.is_mended {
            Step::Mend { seen }
        } else {
            let mut form = format!("seen={seen}&late_seen=yes");
            for code in values(&page.body, "name=\"accept\" value=\"") {
                form = format!("{form}&accept={code}");
            }
            Step::File { form: if is_blocked { form + "&leave_out=yes" } else { form } }
        };
        Ok(())
    }

    fn mend(&mut self, browser: &Browser, seen: u32) -> Result<(), Interrupted> {
        let row = self.parcel.faulty_row().expect("a row to mend");
        let form = format!("seen={seen}&row={row}&field=days&text={MENDED_DAYS}");
        self.asked.mend = true;
        let answer = browser.send(&format!("/fr/declarations/{}/edit", self.id()), &Body::Form(&form))?;
        // Mended already, before the answer was lost: what the page showed has changed.
        assert!([303, 409].contains(&answer.status), "{}: {}", self.about(), words(&answer.body));
        self.step = Step::Look;
        Ok(())
    }

    fn file(&mut self, browser: &Browser, form: &str) -> Result<(), Interrupted> {
        self.asked.file = true;
        let answer = browser.send(&format!("/fr/declarations/{}/submit", self.id()), &Body::Form(form))?;
        // What the queue learnt from a large month before tells more about this one: the figures are looked at again.
        if answer.status == 409 {
            self.step = Step::Look;
            return Ok(());
        }
        assert_eq!(answer.status, 303, "{}: {}", self.about(), words(&answer.body));
        self.step = Step::Receipt;
        Ok(())
    }

    fn fetch_receipt(&mut self, browser: &Browser) -> Result<(), Interrupted> {
        let page = browser.get(&format!("/fr/declarations/{}/filed", self.id()))?;
        assert_eq!(page.status, 200, "{}: {}", self.about(), words(&page.body));
        let shown = page.body.split("receipt-number\">").nth(1).unwrap_or_default();
        let beginning = receipt_beginning(self.month, self.employer.affiliate);
        let number = shown.split(['<', '>']).find(|text| text.starts_with(&beginning)).expect("a receipt number");
        let expected = self.found.receipt.as_deref().unwrap_or(number);
        assert_eq!(number, expected, "{}: another receipt", self.about());
        self.told.receipt = Some(number.to_owned());
        self.step = Step::Done;
        Ok(())
    }
}

/// How the receipt numbers of a month begin.
fn receipt_beginning(month: Month, affiliate: AffiliateNumber) -> String {
    format!("{}-{affiliate}-", month.number())
}

/// What stands between each occurrence of `before` and the next quotation mark.
fn values<'a>(page: &'a str, before: &'a str) -> Vec<&'a str> {
    page.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The main heading of a page, for a failure's message.
fn words(page: &str) -> &str {
    page.split("<main").nth(1).and_then(|main| main.get(..600)).unwrap_or(page)
}

/// Percent-encoding of every byte.
fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        write!(encoded, "%{byte:02X}").expect("writing into a String cannot fail");
    }
    encoded
}
