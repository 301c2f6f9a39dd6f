//! The words of headings in a table of bank movements, in French, Arabic and English.

use crate::text::normalise_heading;
use std::collections::HashMap;
use std::sync::LazyLock;
use tasrih_domain::payment::Column;

/// Phrases by column, written as banks write them: they are folded like the headings.
const PHRASES: &[(Column, &str)] = &[
    (
        Column::Booked,
        "Date|Date opération|Date d'opération|Date op|Date de l'opération|Date comptable|Date comptabilisation\
         |Date de comptabilisation|Date mouvement|Date écriture|Date d'écriture|Jour|Booking date|Booked on|Posting date\
         |Transaction date|Operation date|التاريخ|تاريخ العملية|تاريخ التسجيل|تاريخ القيد",
    ),
    (
        Column::Value,
        "Date valeur|Date de valeur|Valeur|Date val|Value date|Value|تاريخ القيمة|القيمة بتاريخ|تاريخ الاستحقاق",
    ),
    (
        Column::Label,
        "Libellé|Libellé opération|Libellé de l'opération|Libellé complémentaire|Libellé mouvement|Désignation|Description\
         |Détail|Détails|Détail de l'opération|Nature|Nature opération|Nature de l'opération|Motif|Motif du virement\
         |Opération|Communication|Label|Details|Narrative|Particulars|Remittance information|Payment details\
         |البيان|بيان العملية|نوع العملية|الوصف|العملية|سبب التحويل|موضوع التحويل",
    ),
    (
        Column::Amount,
        "Montant|Montant opération|Montant de l'opération|Montant (MAD)|Montant (DH)|Montant MAD|Montant DH|Amount\
         |Amount (MAD)|المبلغ|مبلغ العملية|المبلغ بالدرهم",
    ),
    (
        Column::Debit,
        "Débit|Débits|Débit (MAD)|Débit (DH)|Montant débit|Montant au débit|Mouvement débit|Débit MAD|Débit DH|Debit|Withdrawal\
         |Debit amount|Paid out|مدين|المدين|مبلغ مدين|الجانب المدين|سحب",
    ),
    (
        Column::Credit,
        "Crédit|Crédits|Crédit (MAD)|Crédit (DH)|Montant crédit|Montant au crédit|Mouvement crédit|Crédit MAD|Crédit DH|Credit\
         |Deposit|Credit amount|Paid in|دائن|الدائن|مبلغ دائن|الجانب الدائن|إيداع",
    ),
    (
        Column::Sense,
        "Sens|Sens opération|Sens de l'opération|D/C|C/D|Débit/Crédit|Crédit/Débit|Type|Sign|Debit/Credit|Credit/Debit|DC\
         |Dr/Cr|الاتجاه|مدين/دائن|دائن/مدين",
    ),
    (
        Column::Reference,
        "Référence|Réf|Référence opération|Référence de l'opération|Réf opération|Référence banque|N° opération|N° pièce\
         |N° d'opération|N° écriture|N° mouvement|Numéro d'opération|Bank reference|Reference|Transaction id|Transaction reference\
         |المرجع|مرجع العملية|رقم العملية",
    ),
    (
        Column::EndToEnd,
        "Référence client|Référence du client|Réf client|Référence donneur d'ordre|Référence du donneur d'ordre\
         |Référence de bout en bout|Référence paiement|Référence du paiement|End to end id|End-to-end reference\
         |Customer reference|Payment reference|مرجع الأداء|مرجع الزبون",
    ),
    (
        Column::Counterparty,
        "Donneur d'ordre|Nom donneur d'ordre|Nom du donneur d'ordre|Émetteur|Nom émetteur|Nom de l'émetteur|Débiteur\
         |Nom du débiteur|Tiers|Nom|Nom du tiers|Contrepartie|Payeur|Counterparty|Payer|Ordering party|Debtor|Name\
         |الآمر بالتحويل|اسم الآمر|المدين الآمر|الاسم|صاحب التحويل",
    ),
    (
        Column::Account,
        "RIB|RIB donneur d'ordre|RIB du donneur d'ordre|RIB émetteur|RIB tiers|IBAN|IBAN donneur d'ordre|IBAN émetteur\
         |Compte donneur d'ordre|Compte du donneur d'ordre|Compte émetteur|Compte tiers|Compte contrepartie\
         |Counterparty account|Payer account|Debtor account|التعريف البنكي|حساب الآمر|رقم الحساب الآمر",
    ),
    (Column::Currency, "Devise|Monnaie|Code devise|Currency|Ccy|العملة|رمز العملة"),
];

static COLUMNS: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
    let mut columns = HashMap::new();
    for (column, phrases) in PHRASES {
        for phrase in phrases.split('|') {
            columns.entry(normalise_heading(phrase)).or_insert(*column);
        }
    }
    columns
});

/// Longest heading that is looked at, in bytes.
const HEADING_BYTES_MAX: usize = 200;

/// What a heading names.
pub fn understand(heading: &str) -> Option<Column> {
    if heading.is_empty() || heading.len() > HEADING_BYTES_MAX {
        return None;
    }
    COLUMNS.get(&normalise_heading(heading)).copied()
}

/// Words that a row of no movement begins with: balances, totals, carried forward.
const ASIDE: &[&str] = &[
    "total",
    "totaux",
    "solde",
    "soldes",
    "report",
    "a reporter",
    "balance",
    "opening",
    "closing",
    "المجموع",
    "الرصيد",
];

/// Is it the label of a balance or of a total?
pub fn is_aside(label: &str) -> bool {
    let key = normalise_heading(label.get(..HEADING_BYTES_MAX).unwrap_or(label));
    ASIDE.iter().any(|word| {
        let word = normalise_heading(word);
        key.strip_prefix(&word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}
