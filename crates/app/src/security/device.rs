//! What a device is, in two words made from its browser's name of itself: enough for its holder to recognise it.

use std::fmt;

/// Browser and system, as stored: `firefox.android`. Nothing that the browser sent is kept as it was.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Device {
    browser: &'static str,
    system: &'static str,
}

/// Marks of browsers, the more particular first: nearly all call themselves by the names of others, too.
const BROWSERS: [(&str, &str); 11] = [
    ("Edg", "edge"),
    ("OPR/", "opera"),
    ("SamsungBrowser/", "samsung"),
    ("YaBrowser/", "yandex"),
    ("Firefox/", "firefox"),
    ("FxiOS/", "firefox"),
    ("CriOS/", "chrome"),
    ("HeadlessChrome/", "chrome"),
    ("Chrome/", "chrome"),
    ("Safari/", "safari"),
    ("curl/", "program"),
];

/// Marks of systems, the more particular first.
const SYSTEMS: [(&str, &str); 8] = [
    ("iPhone", "iphone"),
    ("iPad", "ipad"),
    ("Android", "android"),
    ("Windows", "windows"),
    ("Macintosh", "mac"),
    ("CrOS", "chromeos"),
    ("Linux", "linux"),
    ("X11", "linux"),
];

/// What neither list knows.
const OTHER: &str = "other";

impl Device {
    /// From the `User-Agent` of a request.
    pub fn of(user_agent: &str) -> Self {
        let known = |marks: &[(&str, &'static str)]| {
            marks.iter().find(|(mark, _)| user_agent.contains(mark)).map_or(OTHER, |(_, code)| code)
        };
        Self { browser: known(&BROWSERS), system: known(&SYSTEMS) }
    }

    /// As stored; what has no meaning any more is another device.
    pub fn read(stored: &str) -> Self {
        let (browser, system) = stored.split_once('.').unwrap_or_default();
        let known = |marks: &[(&str, &'static str)], word| {
            marks.iter().find(|(_, code)| *code == word).map_or(OTHER, |(_, code)| *code)
        };
        Self { browser: known(&BROWSERS, browser), system: known(&SYSTEMS, system) }
    }

    /// The end of a message key: `device-browser-…`.
    pub const fn browser(&self) -> &'static str {
        self.browser
    }

    /// The end of a message key: `device-system-…`.
    pub const fn system(&self) -> &'static str {
        self.system
    }
}

impl Default for Device {
    fn default() -> Self {
        Self { browser: OTHER, system: OTHER }
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.browser, self.system)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_told_from_those_whose_names_it_borrows() {
        let cases = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                "edge.windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                "samsung.android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "safari.iphone",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
                "chrome.iphone",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "firefox.linux"),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                "safari.mac",
            ),
            ("<script>", "other.other"),
            ("", "other.other"),
        ];
        for (user_agent, stored) in cases {
            let device = Device::of(user_agent);
            assert_eq!(device.to_string(), stored, "{user_agent}");
            assert_eq!(Device::read(stored), device);
        }
        assert_eq!(Device::read("lynx.amiga"), Device::default());
    }
}
