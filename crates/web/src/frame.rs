//! What every page shares: language, address, person, and the way from values to words.

use crate::{assets, routes};
use askama::filters::HtmlSafe;
use std::fmt;
use tasrih_app::company::Company;
use tasrih_domain::access::Power;
use tasrih_domain::finding::{Arg, Args, Code};
use tasrih_domain::id::FileHash;
use tasrih_domain::{AffiliateNumber, Column, Field, InsuredNumber, Lang, Money, Month};
use tasrih_i18n::{Text, format, render};
use time::{Date, OffsetDateTime};

/// The frame around a page.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Language of the page.
    pub lang: Lang,
    /// Address after the language, from its stroke on: the switch leads to the same page.
    pub path: String,
    /// Name of the person signed in.
    pub person: Option<String>,
    /// The company that the page is about, with its other rooms.
    pub company: Option<CompanyNav>,
    /// The mandate under which the person sees a client's page.
    pub acting: Option<Acting>,
}

/// For whom, and under which mandate, a firm's person is there.
#[derive(Debug, Clone)]
pub struct Acting {
    /// Name of the client.
    pub company: String,
    /// First day of the mandate.
    pub from: Date,
    /// Page of the mandate.
    pub href: String,
}

/// The rooms of a company, in the order of its navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Months and declarations.
    Months,
    /// What is owed and paid.
    Account,
    /// Where it stands, and who may see it.
    Standing,
    /// Requests to register employees.
    Registrations,
    /// The register of employees.
    Employees,
    /// Attestations.
    Attestations,
    /// Who may act for it.
    People,
    /// What people at the door ask of its administrators.
    Requests,
    /// Mandates.
    Mandates,
    /// What was done and seen.
    Activity,
}

impl Room {
    /// All that are there.
    const ALL: &[Self] = &[
        Self::Months,
        Self::Account,
        Self::Standing,
        Self::Employees,
        Self::Registrations,
        Self::Attestations,
        Self::People,
        Self::Requests,
        Self::Mandates,
        Self::Activity,
    ];

    /// The ending of its message key, `room-<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Months => "months",
            Self::Account => "account",
            Self::Standing => "standing",
            Self::Registrations => "registrations",
            Self::Employees => "employees",
            Self::People => "people",
            Self::Requests => "requests",
            Self::Mandates => "mandates",
            Self::Activity => "activity",
            Self::Attestations => "attestations",
        }
    }

    /// What it takes to enter.
    const fn power(self) -> Power {
        match self {
            Self::Months
            | Self::Attestations
            | Self::Standing
            | Self::Account
            | Self::Employees
            | Self::Registrations
            | Self::People
            | Self::Mandates
            | Self::Activity => Power::Read,
            Self::Requests => Power::Administer,
        }
    }

    /// Every room, with its address.
    pub fn all_of(lang: Lang, affiliate: AffiliateNumber) -> Vec<(Self, String)> {
        Self::ALL.iter().map(|room| (*room, room.href(lang, affiliate))).collect()
    }

    fn href(self, lang: Lang, affiliate: AffiliateNumber) -> String {
        match self {
            Self::Months => routes::company(&lang, &affiliate),
            Self::Account => routes::account::account(&lang, &affiliate),
            Self::Standing => routes::standing::standing(&lang, &affiliate),
            Self::Registrations => routes::registrations::list(&lang, &affiliate),
            Self::Employees => routes::employees::list(&lang, &affiliate),
            Self::Attestations => routes::attestations::list(&lang, &affiliate),
            Self::People => routes::members::people(&lang, &affiliate),
            Self::Requests => routes::signup::door_questions(&lang, &affiliate),
            Self::Mandates => routes::members::mandates(&lang, &affiliate),
            Self::Activity => routes::members::activity(&lang, &affiliate),
        }
    }
}

/// The way between the rooms of a company.
#[derive(Debug, Clone)]
pub struct CompanyNav {
    /// Its name in the language of the page.
    pub name: String,
    /// Its number.
    pub affiliate: AffiliateNumber,
    /// The firm that the person acts through.
    pub firm: Option<String>,
    /// The rooms that the person may enter, and their addresses.
    pub rooms: Vec<(Room, String)>,
    /// Where they are.
    pub here: Room,
}

impl CompanyNav {
    /// The rooms of a company for somebody with these powers.
    pub fn new(lang: Lang, company: &Company, here: Room) -> Self {
        let rooms = Room::ALL.iter().filter(|room| company.powers.contains(&room.power()));
        let affiliate = company.employer.affiliate;
        Self {
            name: company.employer.name_in(lang).to_owned(),
            affiliate,
            firm: company.firm.as_ref().map(|firm| firm.name_in(lang).to_owned()),
            rooms: rooms.map(|room| (*room, room.href(lang, affiliate))).collect(),
            here,
        }
    }
}

/// A value that pages show.
pub trait Value {
    /// The value as an argument of a message.
    fn arg(&self) -> Arg;
}

impl<T: Value + ?Sized> Value for &T {
    fn arg(&self) -> Arg {
        (**self).arg()
    }
}

macro_rules! values {
    ($($kind:ty: $value:ident => $arg:expr),+ $(,)?) => {
        $(impl Value for $kind { fn arg(&self) -> Arg { let $value = self; $arg } })+
    };
}

values! {
    Money: value => Arg::Money(*value),
    i64: value => Arg::Count(*value),
    u32: value => Arg::Count(i64::from(*value)),
    u16: value => Arg::Count(i64::from(*value)),
    u8: value => Arg::Count(i64::from(*value)),
    u64: value => Arg::Count(i64::try_from(*value).unwrap_or(i64::MAX)),
    usize: value => Arg::Count(i64::try_from(*value).unwrap_or(i64::MAX)),
    Date: value => Arg::Date(*value),
    Month: value => Arg::Month(*value),
    OffsetDateTime: value => Arg::Text(format::instant(*value)),
    AffiliateNumber: value => Arg::Text(value.to_string()),
    InsuredNumber: value => Arg::Text(value.to_string()),
    Code: value => Arg::Text(value.to_string()),
    Column: value => Arg::Text(value.to_string()),
    FileHash: value => Arg::Text(value.to_string()),
    Field: value => Arg::Field(*value),
    str: value => Arg::Text(value.to_owned()),
    String: value => Arg::Text(value.clone()),
}

/// HTML made of escaped parts.
#[derive(Debug, Clone)]
pub struct Html(String);

impl Html {
    /// Markup made by the program itself, of nothing that came from outside.
    pub(crate) const fn made(markup: String) -> Self {
        Self(markup)
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

/// A message with its values, on its way into a template.
#[derive(Debug, Clone)]
pub struct Say {
    lang: Lang,
    text: Text,
}

impl Say {
    /// The same message with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Value) -> Self {
        self.text = self.text.with(name, value.arg());
        self
    }
}

impl fmt::Display for Say {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&render(self.lang, &self.text))
    }
}

impl Frame {
    /// The frame of the page at that address, which is shown in answer to a form sent elsewhere.
    #[must_use]
    pub fn at(self, address: &str) -> Self {
        let path = address.get(1..).and_then(|rest| rest.find('/').map(|at| rest[at..].to_owned()));
        Self { path: path.unwrap_or(self.path), ..self }
    }

    /// The frame of a page that is about no company in particular.
    pub fn new(lang: Lang, path: String, person: Option<String>) -> Self {
        Self { lang, path, person, company: None, acting: None }
    }

    /// Is it a page of the fund's agents?
    pub fn is_office(&self) -> bool {
        self.path.strip_prefix("/agent").is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    }

    /// A message of the pages.
    pub fn t(&self, key: &'static str) -> Say {
        Say { lang: self.lang, text: Text::of(key) }
    }

    /// A message whose key ends in a code.
    pub fn coded(&self, prefix: &str, code: impl fmt::Display) -> Say {
        Say { lang: self.lang, text: Text::coded(prefix, &code.to_string()) }
    }

    /// A message made elsewhere, to be given more values or shown.
    pub fn text(&self, text: Text) -> Say {
        Say { lang: self.lang, text }
    }

    /// A text made elsewhere.
    pub fn say(&self, text: &Text) -> String {
        render(self.lang, text)
    }

    /// A value, isolated so that it keeps its order inside Arabic text.
    pub fn v(&self, value: impl Value) -> Html {
        let figure = |text: String| Html(format!("<bdi class=\"figure\" dir=\"ltr\">{text}</bdi>"));
        match value.arg() {
            Arg::Money(amount) => figure(format::money(amount)),
            Arg::Count(number) => figure(format::count(number)),
            Arg::Date(day) => figure(format::date(day)),
            Arg::Percent(decimals) => figure(format::percent(&decimals)),
            Arg::Month(month) => Html(format!("<bdi>{}</bdi>", format::month(month, self.lang))),
            Arg::Field(field) => {
                Html(format!("<bdi>{}</bdi>", escape(&self.coded("field-", field.code()).to_string())))
            }
            Arg::Text(text) => Html(format!("<bdi>{}</bdi>", escape(&text))),
        }
    }

    /// An identifier: digits and signs in their own order, not broken over lines.
    pub fn id(&self, value: impl fmt::Display) -> Html {
        Html(format!("<bdi class=\"figure\" dir=\"ltr\">{}</bdi>", escape(&value.to_string())))
    }

    /// A rate, from its decimals.
    pub fn percent(&self, decimals: &str) -> Html {
        self.id(format::percent(decimals))
    }

    /// The address of a file of the pages.
    pub fn asset(&self, path: &str) -> &'static str {
        assets::address(path)
    }

    /// The same page in the other language.
    pub fn other(&self) -> Lang {
        if self.lang == Lang::Fr { Lang::Ar } else { Lang::Fr }
    }

    /// The help of a rule or refusal, from the text of its message.
    pub fn help(&self, text: &Text) -> String {
        render(self.lang, &Text::new(format!("{}.help", text.key()), Args::clone(text.args())))
    }
}

fn escape(text: &str) -> String {
    askama::filters::escape(text, askama::filters::Html).map(|safe| safe.to_string()).unwrap_or_default()
}
