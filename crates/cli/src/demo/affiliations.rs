//! Requests of new employers that the demo's agents find in their queue.

use super::companies::COMPANIES;
use super::papers::pdf;
use tasrih_app::{App, Client, Spool};
use tasrih_domain::Lang;
use tasrih_domain::affiliation::{Item, Paper, Step, Typed};
use time::{Date, Duration};

/// An invented new employer. Without an ICE of its own it bears that of the demo's second company: an agent has to
/// look twice.
struct NewEmployer {
    lang: Lang,
    ice: Option<&'static str>,
    items: &'static [(Item, &'static str)],
}

const NEW: [NewEmployer; 2] = [
    NewEmployer {
        lang: Lang::Fr,
        ice: Some("002345678000027"),
        items: &[
            (Item::Name, "MENUISERIE DES OUDAYAS SARL"),
            (Item::NameAr, "نجارة الأوداية ش.م.م"),
            (Item::LegalForm, "sarl"),
            (Item::TaxId, "40123456"),
            (Item::Register, "98765"),
            (Item::BusinessTax, "25678901"),
            (Item::Activity, "MENUISERIE"),
            (Item::Headcount, "4"),
            (Item::Address, "3 RUE DES TONNELIERS"),
            (Item::City, "RABAT"),
            (Item::PostalCode, "10000"),
            (Item::Manager, "NADIA BENKIRANE"),
            (Item::ManagerCin, "XA700201"),
            (Item::Rib, "007780000123456789012396"),
            (Item::Contact, "contact@oudayas.example"),
        ],
    },
    NewEmployer {
        lang: Lang::Ar,
        ice: None,
        items: &[
            (Item::Name, "TRANSPORT DU RIF SARL AU"),
            (Item::NameAr, "نقل الريف ش.م.م"),
            (Item::LegalForm, "sarl_au"),
            (Item::TaxId, "40654321"),
            (Item::Register, "4321"),
            (Item::BusinessTax, "25109876"),
            (Item::Activity, "TRANSPORT DE MARCHANDISES"),
            (Item::Headcount, "11"),
            (Item::Address, "18 AVENUE DU PORT"),
            (Item::City, "NADOR"),
            (Item::PostalCode, "62000"),
            (Item::Manager, "YASSINE AZZOUZI"),
            (Item::ManagerCin, "XS700202"),
            (Item::Rib, "011810000987654321098714"),
            (Item::Contact, "bureau@rif-transport.example"),
        ],
    },
];

/// Fills them in, with their documents, and sends them.
pub async fn ask(app: &App, today: Date) -> anyhow::Result<()> {
    for new in NEW {
        let token = app.begin_affiliation(new.lang, Client::default()).await?;
        let ice = new.ice.map_or_else(|| COMPANIES[1].ice(), str::to_owned);
        let items = new.items.iter().map(|(item, text)| (*item, (*text).to_owned()));
        let first_hire = (today - Duration::days(5)).to_string();
        let typed: Typed = items.chain([(Item::Ice, ice), (Item::FirstHire, first_hire)]).collect();
        for step in Step::ALL {
            app.save_affiliation(&token, (*step, &typed), Client::default()).await?;
        }
        for paper in Paper::ALL {
            let name = format!("{}.pdf", paper.code());
            app.attach_to_affiliation(&token, (*paper, Client::default()), (&name, Spool::of(&pdf(&name))?)).await?;
        }
        app.submit_affiliation(&token).await?;
    }
    Ok(())
}
