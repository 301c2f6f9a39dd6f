//! Samples of the second step and of the security of an account.

use super::{Sample, add as push, fault, frame};
use crate::Frame;
use crate::pages::security::{CodesPage, PasskeyPage, PasswordPage, SecurityPage, TotpPage};
use crate::pages::session::SecondPage;
use tasrih_app::security::{
    Device, Overview, PasskeySetup, PasskeyView, SecondView, SessionView, TotpSetup, TrustedDeviceView,
};
use tasrih_domain::Lang;
use tasrih_domain::id::{PasskeyId, SessionId, TrustedDeviceId};
use tasrih_i18n::Text;
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

const MORNING: OffsetDateTime = datetime!(2026-11-05 08:15 UTC);

pub(super) fn add(lang: Lang, samples: &mut Vec<Sample>) {
    second(lang, samples);
    let show =
        |overview, done, faults| SecurityPage { frame: frame(lang, "/account/security"), overview, done, faults };
    push(samples, "security", &show(overview(lang), None, vec![]));
    push(samples, "security-bare", &show(bare(), Some("password"), vec![]));
    push(
        samples,
        "security-fault",
        &show(
            Overview { needs_second: true, codes_left: 0, devices: vec![], ..overview(lang) },
            None,
            vec![fault("totp-password", Text::of("fault-security-password"))],
        ),
    );
    let path = "/account/security/password";
    push(samples, "password", &PasswordPage { frame: frame(lang, path), faults: vec![] });
    let faults = vec![fault("new", Text::of("fault-password-known"))];
    push(samples, "password-fault", &PasswordPage { frame: frame(lang, path), faults });
    let totp = |setup, faults| TotpPage { frame: frame(lang, "/account/security/totp"), setup, faults };
    push(samples, "totp-begin", &totp(None, vec![]));
    push(samples, "totp", &totp(Some(setup()), vec![fault("code", Text::of("fault-second-code"))]));
    let passkey = |setup, faults| PasskeyPage {
        frame: frame(lang, "/account/security/passkeys/new"),
        setup,
        name: name(lang),
        faults,
    };
    let wrong = vec![fault("password", Text::of("fault-security-password"))];
    push(samples, "passkey-begin", &passkey(None, wrong));
    let setup = PasskeySetup { name: name(lang), options: "{\"publicKey\":{}}".to_owned() };
    push(samples, "passkey", &passkey(Some(setup), vec![]));
    let codes = ["7K2M-01PQ-11AB", "QJ7D-4M2X-90AC", "5T6Y-ZZ3K-8H1V"].map(str::to_owned).to_vec();
    push(samples, "codes", &CodesPage { frame: frame(lang, "/account/security"), codes, added: Some("totp") });
}

fn second(lang: Lang, samples: &mut Vec<Sample>) {
    let page = |ways, faults| SecondPage {
        frame: Frame { person: None, ..frame(lang, "/sign-in/second") },
        ways,
        next: String::new(),
        faults,
    };
    let all = SecondView { has_totp: true, has_passkey: true, codes_left: 9 };
    push(samples, "second", &page(all, vec![]));
    let codes = SecondView { has_passkey: false, codes_left: 1, ..all };
    push(samples, "second-codes", &page(codes, vec![fault("code", Text::of("fault-second-code"))]));
    let spent = SecondView { has_totp: false, codes_left: 0, ..all };
    push(samples, "second-passkey", &page(spent, vec![fault("passkey", Text::of("fault-second-passkey"))]));
}

fn name(lang: Lang) -> String {
    if lang == Lang::Ar { "هاتف سلمى".to_owned() } else { "Téléphone de Salma".to_owned() }
}

fn setup() -> TotpSetup {
    let groups = ["JBSW", "Y3DP", "EHPK", "3PXP", "JBSW", "Y3DP", "EHPK", "3PXP"].map(str::to_owned).to_vec();
    let secret = groups.concat();
    TotpSetup { url: format!("otpauth://totp/Tasrih:paie%40atlas.example?secret={secret}&issuer=Tasrih"), groups }
}

fn session(n: u128, device: &str, is_this: bool) -> SessionView {
    SessionView {
        id: SessionId(Uuid::from_u128(n)),
        device: Device::read(device),
        created_at: MORNING,
        last_seen_at: MORNING + time::Duration::minutes(7),
        is_this,
    }
}

fn bare() -> Overview {
    Overview {
        totp_since: None,
        passkeys: vec![],
        codes_left: 0,
        devices: vec![],
        sessions: vec![session(1, "firefox.windows", true)],
        offers_passkeys: true,
        needs_second: false,
    }
}

fn overview(lang: Lang) -> Overview {
    let key =
        |n, name: String, used_at| PasskeyView { id: PasskeyId(Uuid::from_u128(n)), name, added_at: MORNING, used_at };
    let trusted = |n, device| TrustedDeviceView {
        id: TrustedDeviceId(Uuid::from_u128(n)),
        device: Device::read(device),
        used_at: MORNING,
        expires_at: MORNING + time::Duration::days(30),
    };
    Overview {
        totp_since: Some(MORNING),
        passkeys: vec![key(11, name(lang), Some(MORNING)), key(12, String::new(), None)],
        codes_left: 9,
        devices: vec![trusted(21, "chrome.android")],
        sessions: vec![session(1, "firefox.windows", true), session(2, "other.other", false)],
        ..bare()
    }
}
