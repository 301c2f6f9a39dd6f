//! Messages of the demo's mailbox, as a newcomer reads them.

use crate::driver::Browser;
use crate::follow_xpath;
use std::time::{Duration, Instant};

/// Longest wait for a message, which a job of the queue brings.
const BRINGING_MAX: Duration = Duration::from_secs(15);

/// Looks into the mailbox until it holds what the path leads to.
fn await_letter(browser: &Browser, lang: &str, xpath: &str) {
    let deadline = Instant::now() + BRINGING_MAX;
    loop {
        browser.open(&format!("/{lang}/mailbox"));
        if browser.count_xpath(xpath) > 0 {
            return;
        }
        assert!(Instant::now() < deadline, "nothing came: {xpath}");
    }
}

/// The code of the latest message to that address.
pub fn code_sent_to(browser: &Browser, lang: &str, address: &str) -> String {
    let code = format!("(//article[contains(., '{address}')]//p[@class='code-shown'])[1]");
    await_letter(browser, lang, &code);
    browser.find_xpath(&code).text()
}

/// Follows the link of the latest message to that address that leads to such a place.
pub fn follow_letter(browser: &Browser, lang: &str, (address, place): (&str, &str)) {
    let link = format!("(//article[contains(., '{address}')]//a[contains(@href, '{place}')])[1]");
    await_letter(browser, lang, &link);
    follow_xpath(browser, &link);
}
