//! From findings and refusals to words in the reader's language.

use tasrih_domain::{Finding, Lang, Refusal};
use tasrih_i18n::{Text, render_plain};

/// What a finding says, and what to do about it.
pub struct Words {
    pub message: String,
    pub help: String,
}

/// The words of a finding.
pub fn of_finding(lang: Lang, finding: &Finding) -> Words {
    let key = format!("rule-{}", finding.code);
    Words {
        help: render_plain(lang, &Text::new(format!("{key}.help"), finding.args.clone())),
        message: render_plain(lang, &Text::new(key, finding.args.clone())),
    }
}

/// The words of a refusal, and its stable code.
pub fn of_refusal(lang: Lang, refusal: &Refusal) -> (tasrih_domain::Code, Words) {
    let code = tasrih_rules::refusal_code(refusal.kind);
    let key = format!("refusal-{code}");
    let words = Words {
        help: render_plain(lang, &Text::new(format!("{key}.help"), refusal.args.clone())),
        message: render_plain(lang, &Text::new(key, refusal.args.clone())),
    };
    (code, words)
}
