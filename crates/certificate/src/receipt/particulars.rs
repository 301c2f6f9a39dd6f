//! What a receipt says of the employer and of the filing.

use crate::content::ReceiptContent;
use crate::fonts::Weight;
use crate::identity::{Between, Holder, identity, value_setting};
use crate::layout::Sheet;
use crate::legible::legible;
use crate::len::Len;
use crate::page::Ink;
use crate::paper::{setting, word};
use tasrih_domain::Lang::{Ar, Fr};
use tasrih_domain::finding::Arg;
use tasrih_i18n::{Text, format, render};
use time::UtcOffset;

/// Whose, for which month, when and by whom. Gives the place below them.
pub fn particulars(sheet: &mut Sheet, content: &ReceiptContent, y: Len) -> Len {
    let values = vec![
        ("receipt-affiliate", Between::plain(&content.affiliate.to_string())),
        ("receipt-ice", ice(content)),
        ("receipt-month", Between::Both(format::month(content.month, Fr), format::month(content.month, Ar))),
        ("receipt-kind", kind(content)),
        ("receipt-filed-at", Between::plain(&filed_at(content))),
        ("receipt-due-on", Between::plain(&format::date(content.due_on))),
        ("receipt-filed-by", Between::plain(&legible(&content.filed_by))),
        ("receipt-file", file(legible(&content.file_name))),
        ("receipt-hash", hash(content)),
    ];
    let holder = Holder { key: "receipt-employer", latin: &content.employer, arabic: &content.employer_ar };
    identity(sheet, &holder, values, y)
}

fn file(name: String) -> Between {
    let setting = value_setting(Fr, 92).cut_in_the_middle();
    Between::One(name, setting)
}

fn hash(content: &ReceiptContent) -> Between {
    Between::One(content.file_hash.to_string(), setting(Fr, Weight::Regular, 72, Ink::Black))
}

fn ice(content: &ReceiptContent) -> Between {
    if content.ice.is_empty() {
        Between::Both(word(Fr, "receipt-ice-unknown"), word(Ar, "receipt-ice-unknown"))
    } else {
        Between::plain(&legible(&content.ice))
    }
}

fn kind(content: &ReceiptContent) -> Between {
    let text = if content.kind.is_main() {
        Text::of("receipt-kind-main")
    } else {
        Text::of("receipt-kind-complementary").with("number", Arg::Text(content.kind.number().to_string()))
    };
    Between::Both(render(Fr, &text), render(Ar, &text))
}

/// To the second: the moment decides whether it was on time.
fn filed_at(content: &ReceiptContent) -> String {
    let seconds = content.filed_at.to_offset(UtcOffset::from_hms(1, 0, 0).unwrap_or(UtcOffset::UTC)).second();
    format!("{}:{seconds:02} (UTC+1)", format::instant(content.filed_at))
}
