//! Five invented employers of different sizes, and the people who act for them.

use tasrih_app::invented::Person;
use tasrih_domain::access::Post;
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::EmployerId;
use tasrih_domain::{AffiliateNumber, Month};

/// What the demo does with an employer's past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Past {
    /// Filed every month, as many as said.
    Filed(u32),
    /// Filed one month long ago and nothing since: as many months are missing.
    Arrears(u32),
    /// Begins this month.
    New,
}

/// How an employer paid what it filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paid {
    /// Every month, the day before its last day.
    InTime,
    /// Half of it, weeks too late.
    HalfAndLate,
    /// In time, and too much.
    TooMuch,
}

/// An invented employer.
pub struct Company {
    /// First six digits of the affiliate number; the key follows.
    pub number: u32,
    pub name: &'static str,
    pub name_ar: &'static str,
    pub ice_body: u64,
    pub activity: &'static str,
    pub address: &'static str,
    pub city: &'static str,
    pub postal_code: &'static str,
    pub people: u32,
    pub past: Past,
    pub paid: Paid,
    pub has_own_health_cover: bool,
    pub is_agricultural: bool,
    pub has_preestablished: bool,
    /// Wage of one of its people who works half time this month: a warning worth accepting.
    pub half_time_wage: Option<&'static str>,
    /// Address and name of its HR officer.
    pub officer: (&'static str, &'static str),
}

/// The accounting firm that acts for the others, an employer itself.
pub const FIRM: Company = Company {
    number: 967_524,
    name: "CABINET AMAL SARL",
    name_ar: "مكتب أمل للمحاسبة ش.م.م",
    ice_body: 2_905_331_000_000,
    activity: "COMPTABILITE ET CONSEIL",
    address: "22 RUE IBN BATOUTA",
    city: "CASABLANCA",
    postal_code: "20100",
    people: 4,
    past: Past::Filed(1),
    paid: Paid::InTime,
    has_own_health_cover: false,
    is_agricultural: false,
    has_preestablished: false,
    half_time_wage: None,
    officer: ("cabinet@amal.example", "Nawal Amal"),
};

/// Address, name and post of the fund's agents.
pub const AGENTS: [((&str, &str), Post); 5] = [
    (("guichet@caisse.example", "Mounir Guichet"), Post::Counter),
    (("immatriculation@caisse.example", "Latifa Registre"), Post::Registrations),
    (("affiliation@caisse.example", "Karim Affilies"), Post::Accounts),
    (("superviseur@caisse.example", "Zineb Contrôle"), Post::Supervisor),
    (("superviseur2@caisse.example", "Anas Contrôle"), Post::Supervisor),
];

/// Password of every demo person.
pub const PASSWORD: &str = "tasrih-demo";

pub const COMPANIES: [Company; 5] = [
    Company {
        number: 412_058,
        name: "ATELIER ZELLIGE SARL",
        name_ar: "شركة ورشة الزليج ش.م.م",
        ice_body: 1_520_031_000_000,
        activity: "ARTISANAT ET DECORATION",
        address: "14 DERB EL HORRA MEDINA",
        city: "FES",
        postal_code: "30110",
        people: 6,
        past: Past::Filed(3),
        paid: Paid::InTime,
        has_own_health_cover: false,
        is_agricultural: false,
        has_preestablished: false,
        half_time_wage: None,
        officer: ("rh@zellige.example", "Samira Idrissi"),
    },
    Company {
        number: 523_107,
        name: "TRANSPORTS DU SOUSS SA",
        name_ar: "شركة نقل سوس ش.م",
        ice_body: 1_870_442_000_000,
        activity: "TRANSPORT DE MARCHANDISES",
        address: "KM 4 ROUTE DE TAROUDANT",
        city: "AGADIR",
        postal_code: "80000",
        people: 45,
        past: Past::Arrears(3),
        paid: Paid::HalfAndLate,
        has_own_health_cover: false,
        is_agricultural: false,
        has_preestablished: false,
        half_time_wage: None,
        officer: ("rh@souss.example", "Brahim Amzil"),
    },
    Company {
        number: 634_219,
        name: "CONSERVERIES DE L ATLANTIQUE SA",
        name_ar: "شركة مصبرات الأطلسي ش.م",
        ice_body: 1_233_907_000_000,
        activity: "CONSERVES DE POISSON",
        address: "QUAI NORD PORT DE PECHE",
        city: "SAFI",
        postal_code: "46000",
        people: 20_000,
        past: Past::Filed(1),
        paid: Paid::InTime,
        has_own_health_cover: false,
        is_agricultural: false,
        has_preestablished: false,
        half_time_wage: None,
        officer: ("rh@atlantique.example", "Hanane Sebti"),
    },
    Company {
        number: 745_302,
        name: "RIF CONSEIL SARL",
        name_ar: "شركة الريف للاستشارة ش.م.م",
        ice_body: 2_410_556_000_000,
        activity: "CONSEIL EN GESTION",
        address: "7 AVENUE MOHAMMED V",
        city: "TETOUAN",
        postal_code: "93000",
        people: 13,
        past: Past::Filed(1),
        paid: Paid::TooMuch,
        has_own_health_cover: true,
        is_agricultural: false,
        has_preestablished: true,
        half_time_wage: Some("2000,00"),
        officer: ("rh@rif-conseil.example", "Adil Skalli"),
    },
    Company {
        number: 856_413,
        name: "FERME OUED SEBOU",
        name_ar: "ضيعة واد سبو",
        ice_body: 2_688_120_000_000,
        activity: "AGRUMES",
        address: "DOUAR OULAD SLAMA",
        city: "KENITRA",
        postal_code: "14000",
        people: 120,
        past: Past::New,
        paid: Paid::InTime,
        has_own_health_cover: false,
        is_agricultural: true,
        has_preestablished: false,
        half_time_wage: None,
        officer: ("rh@sebou.example", "Rajae Cherkaoui"),
    },
];

impl Company {
    /// The affiliate number with a right key.
    pub fn affiliate(&self) -> AffiliateNumber {
        (0..10)
            .filter_map(|key| AffiliateNumber::from_value(self.number * 10 + key))
            .find(|number| number.key_fits())
            .expect("one of ten last digits is the key")
    }

    /// The addresses that the fund has on file: its direction's mail, and a telephone that rings nowhere.
    pub fn on_file(&self) -> [String; 2] {
        let host = self.officer.0.split('@').next_back().unwrap_or_default();
        [format!("direction@{host}"), format!("+2126000{:05}", self.number % 100_000)]
    }

    /// The ICE: fifteen digits, the whole number divisible by 97.
    pub fn ice(&self) -> String {
        format!("{:015}", (self.ice_body * 100).next_multiple_of(97))
    }

    /// The invented people, none of them working for two companies.
    pub fn people(&self) -> Vec<Person> {
        let first = self.number / 100_000 * 1_000_000;
        (first..first + self.people).map(Person).collect()
    }

    /// The employer as the store keeps it.
    pub fn employer(&self, id: EmployerId, working: Month) -> Employer {
        let back = match self.past {
            Past::Filed(months) => months,
            Past::Arrears(missing) => missing + 1,
            Past::New => 0,
        };
        Employer {
            id,
            affiliate: self.affiliate(),
            name: self.name.to_owned(),
            name_ar: self.name_ar.to_owned(),
            ice: self.ice(),
            activity: self.activity.to_owned(),
            address: self.address.to_owned(),
            city: self.city.to_owned(),
            postal_code: self.postal_code.to_owned(),
            branch_code: "01".to_owned(),
            health_exempt: self.has_own_health_cover,
            agricultural: self.is_agricultural,
            declares_from: (0..back).fold(working, |month, _| month.previous()),
        }
    }
}
