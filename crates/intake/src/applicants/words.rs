//! The words of headings in a list of people, in French, Arabic and English.

use crate::text::normalise_heading;
use std::collections::HashMap;
use std::sync::LazyLock;
use tasrih_domain::registration::Item;

/// Phrases by item, written as people write them: they are folded like the headings.
const PHRASES: &[(Item, &str)] = &[
    (
        Item::Surname,
        "Nom|Nom de famille|Nom (latin)|Nom en français|Nom en lettres latines|Nom patronymique|Surname|Last name\
         |Family name|Surname (Latin)|الاسم العائلي بالحروف اللاتينية|الاسم العائلي باللاتينية|النسب باللاتينية\
         |الاسم العائلي بالفرنسية|النسب بالفرنسية",
    ),
    (
        Item::GivenName,
        "Prénom|Prénoms|Prénom (latin)|Prénom en français|Prénom en lettres latines|Given name|First name|Forename\
         |Given name (Latin)|الاسم الشخصي بالحروف اللاتينية|الاسم الشخصي باللاتينية|الاسم الشخصي بالفرنسية",
    ),
    (
        Item::SurnameArabic,
        "Nom en arabe|Nom (arabe)|Nom arabe|Nom de famille en arabe|Surname in Arabic|Surname (Arabic)|Arabic surname\
         |Last name in Arabic|الاسم العائلي بالعربية|الاسم العائلي بالحروف العربية|النسب بالعربية|الاسم العائلي|النسب",
    ),
    (
        Item::GivenNameArabic,
        "Prénom en arabe|Prénom (arabe)|Prénom arabe|Given name in Arabic|Given name (Arabic)|Arabic given name\
         |First name in Arabic|الاسم الشخصي بالعربية|الاسم الشخصي بالحروف العربية|الاسم الشخصي",
    ),
    (
        Item::BirthDate,
        "Date de naissance|Né le|Née le|Né(e) le|Naissance|Date naissance|Date of birth|Birth date|Birthdate|DOB|Born on\
         |تاريخ الازدياد|تاريخ الميلاد|تاريخ الولادة|تاريخ الازدياد (يوم/شهر/سنة)",
    ),
    (Item::Sex, "Sexe|Sexe (F/M)|Genre|Sex|Sex (F/M)|Gender|الجنس|الجنس (F/M)|النوع"),
    (Item::Nationality, "Nationalité|Nationality|Citizenship|الجنسية"),
    (
        Item::Cin,
        "CIN|CNI|CNIE|N° CIN|N° CNI|N° CNIE|Carte nationale|Carte d'identité|N° carte nationale|N° carte d'identité\
         |Carte nationale d'identité|National id no. (CIN)|National id|National id no.|National id number|ID card number\
         |رقم البطاقة الوطنية|البطاقة الوطنية|رقم بطاقة التعريف الوطنية|بطاقة التعريف الوطنية|رقم البطاقة الوطنية للتعريف",
    ),
    (
        Item::Passport,
        "Passeport|N° passeport|N° de passeport|Numéro de passeport|Passport|Passport no.|Passport number\
         |جواز السفر|رقم جواز السفر",
    ),
    (
        Item::ResidenceCard,
        "Carte de séjour|N° carte de séjour|N° de carte de séjour|Titre de séjour|Carte de résidence|Residence card\
         |Residence card no.|Residence permit|Residence permit no.|بطاقة الإقامة|رقم بطاقة الإقامة|بطاقة التسجيل",
    ),
    (
        Item::HireDate,
        "Date d'embauche|Date d'entrée|Embauché le|Embauchée le|Embauché(e) le|Date de recrutement|Date d'engagement\
         |Date de début|Hire date|Hiring date|Start date|Date hired|First day of work|تاريخ التشغيل|تاريخ بداية العمل\
         |تاريخ التوظيف|تاريخ بدء العمل",
    ),
    (
        Item::Phone,
        "Téléphone|Tél|Tel|GSM|Portable|Mobile|N° de téléphone|Téléphone portable|Phone|Phone number|Mobile phone\
         |Telephone|الهاتف|رقم الهاتف|الهاتف النقال|رقم الهاتف النقال",
    ),
    (
        Item::Email,
        "E-mail|Email|Courriel|Mail|Adresse e-mail|Adresse mail|Email address|E-mail address|البريد الإلكتروني\
         |البريد الالكتروني|عنوان البريد الإلكتروني",
    ),
    (
        Item::Rib,
        "RIB|N° RIB|RIB (24 chiffres)|Relevé d'identité bancaire|Compte bancaire|Bank details (RIB)|Bank details\
         |Bank account|Bank account (RIB)|التعريف البنكي|رقم الحساب البنكي|الحساب البنكي|رقم التعريف البنكي",
    ),
];

/// Words that change nothing: how to write a day, and whether a column is needed.
const NOISE: &[&str] = &[
    "jj",
    "mm",
    "aaaa",
    "dd",
    "yyyy",
    "obligatoire",
    "facultatif",
    "optionnel",
    "required",
    "optional",
    "اختياري",
    "إلزامي",
    "الزامي",
];

static ITEMS: LazyLock<HashMap<String, Item>> = LazyLock::new(|| {
    let mut items = HashMap::new();
    for (item, phrases) in PHRASES {
        for phrase in phrases.split('|') {
            items.entry(normalise_heading(phrase)).or_insert(*item);
        }
    }
    items
});

/// Longest heading that is looked at, in bytes.
const HEADING_BYTES_MAX: usize = 200;

/// The item that a heading names.
pub fn understand(heading: &str) -> Option<Item> {
    if heading.is_empty() || heading.len() > HEADING_BYTES_MAX {
        return None;
    }
    let key = normalise_heading(heading);
    if let Some(item) = ITEMS.get(&key) {
        return Some(*item);
    }
    let plain: Vec<&str> = key.split(' ').filter(|word| !NOISE.contains(word)).collect();
    ITEMS.get(&plain.join(" ")).copied()
}
