//! People at the door with more than a password: a passkey of Chromium's virtual authenticator, codes of an
//! application, recovery codes.

use crate::driver::{Browser, Screen, Scripts};
use crate::site::PASSWORD;
use crate::{House, follow, sign_in};
use serde_json::json;
use tasrih_app::security::TotpSetup;
use time::OffsetDateTime;

fn type_password(browser: &Browser, field: &str) {
    browser.find(field).write(PASSWORD);
}

fn sign_out(browser: &Browser) {
    follow(browser, "form[action$='/sign-out'] button");
    browser.find("#email");
}

#[test]
fn a_passkey_is_made_and_signs_in_alone_in_french_at_a_desk() {
    let house = House::own();
    let browser = house.browser(Screen::Desk, Scripts::Run);
    browser.add_authenticator();
    sign_in(&browser, "fr", "rh@zellige.example");
    follow(&browser, "a.who-name");
    browser.look("security-bare");

    follow(&browser, "a[href$='/passkeys/new']");
    browser.look("passkey-begin");
    browser.find("#name").write("Ordinateur du bureau");
    type_password(&browser, "#password");
    follow(&browser, "main form button[type=submit]");
    browser.look("passkey-create");
    follow(&browser, "#passkey button");
    assert_eq!(browser.count(".codes li"), 10);
    browser.look("codes");
    follow(&browser, "form.actions a");
    assert!(browser.find(".things").text().contains("Ordinateur du bureau"));
    browser.look("security");

    // Alone, without address and password.
    sign_out(&browser);
    browser.look("sign-in-passkey");
    follow(&browser, "#passkey button");
    browser.find("a.who-name");
    sign_out(&browser);

    // After the password, as the second step.
    sign_in(&browser, "fr", "rh@zellige.example");
    browser.until_path_ends("/sign-in/second");
    browser.look("second-passkey");
    follow(&browser, "#passkey button");
    browser.find("a.who-name");

    // Removed, it opens nothing any more.
    browser.open("/fr/account/security");
    browser.find(".things details summary").click();
    type_password(&browser, ".things input[type=password]");
    follow(&browser, ".things button.button-stop");
    browser.find(".note-good");
    browser.look("security-removed");
    sign_out(&browser);
    follow(&browser, "#passkey button");
    browser.find(".summary");
    browser.look("sign-in-passkey-unknown");
    sign_in(&browser, "fr", "rh@zellige.example");
    browser.find("a.who-name");
}

#[test]
fn codes_of_an_application_and_of_recovery_sign_in_in_arabic_on_a_phone() {
    let house = House::own();
    let browser = house.browser(Screen::Phone, Scripts::Run);
    sign_in(&browser, "ar", "rh@zellige.example");
    follow(&browser, "a.who-name");
    follow(&browser, "a[href$='/account/security/totp']");
    browser.look("totp-begin");
    type_password(&browser, "#password");
    follow(&browser, "main form button[type=submit]");
    browser.look("totp");
    let groups = browser.find(".secret").text().split_whitespace().map(str::to_owned).collect();
    let telephone = TotpSetup { url: String::new(), groups };
    browser.find("#code").write("000000");
    follow(&browser, "main form button[type=submit]");
    browser.look("totp-fault");
    let code = now(&telephone);
    browser.find("#code").write(&code);
    follow(&browser, "main form button[type=submit]");
    let recovery = browser.find(".codes li").text();
    browser.look("codes");
    sign_out(&browser);

    // The code of the set-up was taken: a recovery code does, typed as a person types.
    sign_in(&browser, "ar", "rh@zellige.example");
    browser.until_path_ends("/sign-in/second");
    browser.look("second");
    browser.find("#code").write(&code);
    follow(&browser, "form:has(#code) button");
    browser.find(".summary");
    browser.look("second-fault");
    browser.find("details summary").click();
    browser.find("#recovery").write(&recovery.to_lowercase());
    follow(&browser, "form:has(#recovery) button");
    follow(&browser, "a.who-name");
    browser.look("security");
    sign_out(&browser);

    // The next code, on a device that is trusted from then on.
    sign_in(&browser, "ar", "rh@zellige.example");
    browser.find("#trust").click();
    browser.find("#code").write(&next(&telephone, &code));
    follow(&browser, "form:has(#code) button");
    follow(&browser, "a.who-name");
    sign_out(&browser);
    sign_in(&browser, "ar", "rh@zellige.example");
    browser.find("a.who-name");
}

#[expect(clippy::disallowed_methods, reason = "the telephone's clock is that of the gateway")]
fn now(telephone: &TotpSetup) -> String {
    telephone.code_at(OffsetDateTime::now_utc()).expect("the secret is on the page")
}

/// The code after the one that was taken; it is near enough at once.
#[expect(clippy::disallowed_methods, reason = "the telephone's clock is that of the gateway")]
fn next(telephone: &TotpSetup, taken: &str) -> String {
    let later = |seconds| telephone.code_at(OffsetDateTime::now_utc() + time::Duration::seconds(seconds));
    let code = later(0).filter(|code| code != taken).or_else(|| later(30));
    code.expect("the secret is on the page")
}

impl Browser {
    /// A device that keeps passkeys and asks nobody for a finger.
    fn add_authenticator(&self) {
        let device = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserConsenting": true, "isUserVerified": true,
        });
        self.command("POST", "/webauthn/authenticator", &device);
    }
}
