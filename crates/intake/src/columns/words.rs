//! The words of headings in French, Arabic and English.

use super::share::Named;
use super::{Meaning, Quality};
use crate::text::normalise_heading;
use tasrih_domain::{Branch, Field};

use Field as F;
use Meaning::{Is, Name, PerhapsInsured};
use Quality::{Exact, Weak};

/// Phrases by meaning. Written as people write them: they are folded like the headings.
///
/// `Salaire brut imposable` (SBI), `Salaire de base` and `Net à payer` are left out on purpose: none of them is the
/// wage that contributions are computed on.
pub const PHRASES: &[(Meaning, Quality, &str)] = &[
    (
        Is(F::InsuredNumber),
        Exact,
        "N° CNSS|N° immatriculation|Immatriculation|Immatriculation CNSS|N° immatriculation CNSS|Matricule CNSS\
         |N° matricule CNSS|N° assuré|N° assuré CNSS|N° sécurité sociale|Identifiant CNSS|ID CNSS|Code CNSS|NCNSS|NUMCNSS\
         |N° affiliation salarié|N° SS|N° d'assuré social|CNSS N°|N° CNSS salarié|N° immatriculation salarié\
         |Insured number|CNSS number|Social security number|Insurance number|SSN|Registration number\
         |رقم التسجيل|رقم الضمان الاجتماعي|رقم الصندوق الوطني للضمان الاجتماعي|رقم ص.و.ض.ج|رقم ض.ج|رقم المؤمن له\
         |رقم التسجيل بالصندوق|رقم التسجيل في الضمان الاجتماعي|رقم المؤمن|رقم CNSS|رقم الانخراط في الضمان الاجتماعي\
         |رقم تسجيل الأجير|رقم التسجيل بالضمان الاجتماعي|رقم التسجيل CNSS",
    ),
    (PerhapsInsured, Weak, "CNSS|Matricule|N° matricule|Affiliation CNSS|Identifiant|ID|الضمان الاجتماعي"),
    (
        Is(F::FullName),
        Exact,
        "Nom et prénom|Nom prénom|Nom complet|Nom & prénom|Nom et prénom salarié|Nom salarié|Nom employé|Identité\
         |Prénom et nom|Prénom nom|Nom assuré|Nom et prénom assuré|Nom et prénom agent|Désignation salarié\
         |Full name|Employee name|Surname and given name|Surname given name|Last name first name|First name last name\
         |الاسم الكامل|الاسم العائلي والشخصي|الاسم الشخصي والعائلي|الإسم الكامل|الاسم والنسب|النسب والاسم\
         |اسم الأجير|الاسم و النسب|اسم المستخدم|اسم العامل|الاسم العائلي والاسم الشخصي|الاسم الكامل للأجير\
         |الاسم الشخصي والاسم العائلي",
    ),
    (Name, Exact, "Nom|Name|الاسم|الإسم|Salarié|Employé|Noms"),
    (
        Is(F::Surname),
        Exact,
        "Nom de famille|Nom patronymique|Surname|Last name|Family name\
         |الاسم العائلي|النسب|اللقب|إسم العائلة|اسم العائلة",
    ),
    (
        Is(F::GivenName),
        Exact,
        "Prénom|Prénoms|Prénom usuel|Given name|First name|Forename|الاسم الشخصي|الإسم الشخصي|الاسم الأول",
    ),
    (
        Is(F::Cin),
        Exact,
        "CIN|CNI|CNIE|N° CIN|N° CNI|N° CNIE|Carte nationale|Carte d'identité|Carte d'identité nationale|C.I.N.|C.N.I.\
         |C.N.I.E.|Carte nationale d'identité|N° carte nationale|N° carte d'identité|N° carte d'identité nationale\
         |N° carte nationale d'identité|Pièce d'identité|N° pièce d'identité|N° d'identité|Identité nationale\
         |National id|National id number|ID card|Identity card|Identity card number|ID number|CIN number\
         |رقم البطاقة الوطنية|البطاقة الوطنية|رقم بطاقة التعريف الوطنية|بطاقة التعريف الوطنية|رقم ب.ت.و|ب.ت.و\
         |رقم البطاقة الوطنية للتعريف|رقم بطاقة التعريف|رقم البطاقة الوطنية للتعريف الإلكترونية|ر.ب.و|رقم ب.و\
         |رقم البطاقة|رقم ب.و.ت|ب.و|البطاقة الوطنية للتعريف",
    ),
    (
        Is(F::Days),
        Exact,
        "Jours|Nb jours|NJ|Nbre de jours déclarés|Jours déclarés|Nombre de jours|Jours travaillés|NBJ|N.J.|J.T.\
         |Nombre de jours travaillés|Nb jours CNSS|Jours CNSS|Jours ouvrés|Jours du mois|Jours de travail|JT|JD\
         |Jours payés|Nb jours payés|Nb jours ouvrés|Nb j|Nbre j|NJT|NJD|Jours déclarés CNSS|Jours effectifs\
         |Jours prestés|Nb jours de travail|Durée jours|Journées|Nb journées\
         |Days|Days worked|Worked days|Days declared|Declared days|Number of days|Working days|Number of days worked\
         |عدد الأيام|الأيام|أيام العمل|الأيام المصرح بها|عدد الأيام المصرح بها|عدد أيام العمل|أيام الشغل|عدد أيام الشغل\
         |عدد أيام|الأيام المشتغلة|عدد الأيام المشتغلة|أيام مصرح بها",
    ),
    (
        Is(F::GrossWage),
        Exact,
        "Salaire brut|Salaire réel|Salaire déclaré|Salaire brut mensuel|Brut|Brut CNSS|Salaire brut CNSS|Brut déclaré\
         |Salaire brut déclaré|Salaire réel déclaré|Salaire déclaré CNSS|Salaire brut global|Brut mensuel|Sal brut|SB\
         |Salaire non plafonné|Brut social|Salaire brut réel|Salaire soumis CNSS|Salaire soumis à cotisation\
         |Rémunération brute|Brut soumis CNSS|Brut soumis à cotisation|Salaire brut soumis|Salaire réel brut\
         |Salaire brut social|Montant brut|Brut total|Total brut|Gain brut|Salaire brut soumis CNSS|Masse brute\
         |Salaire mensuel brut|Salaire CNSS|Brut cotisable|Salaire cotisable|Salaire brut cotisable\
         |Gross|Gross wage|Gross salary|Gross pay|Actual wage|Declared wage|Declared salary|Actual salary\
         |Monthly gross|Gross monthly salary|Gross earnings\
         |الأجر الحقيقي|الأجر الخام|الأجر الإجمالي|الأجر المصرح به|إجمالي الأجر|الأجرة الخام|الأجرة الإجمالية\
         |الأجر الشهري الخام|الراتب الإجمالي|الراتب الخام|الأجر الشهري الإجمالي|الأجرة الحقيقية|الأجرة المصرح بها\
         |مجموع الأجر|الأجر الخام الشهري|الأجر الإجمالي الشهري",
    ),
    (
        Is(F::GrossWage),
        Weak,
        "Salaire|Salaire mensuel|Rémunération|Wage|Salary|Pay|الأجر|الأجرة|الراتب|الأجر الشهري|الأجور|Montant salaire",
    ),
    (
        Is(F::CappedWage),
        Exact,
        "Salaire plafonné|Plafonné|Sal plafonné|Brut plafonné|Salaire brut plafonné|Base plafonnée|Assiette plafonnée\
         |Salaire plafonné CNSS|Brut plafonné CNSS|Base CNSS plafonnée|Salaire réel plafonné|Salaire déclaré plafonné\
         |Salaire CNSS plafonné|Montant plafonné|Plafonné CNSS|SP|Assiette CNSS plafonnée\
         |Capped wage|Capped salary|Capped gross|Capped|Ceiling wage|Capped pay|Wage capped|Salary capped\
         |الأجر المسقف|الأجرة المسقفة|الأجر في حدود السقف|المسقف|الراتب المسقف|الأجر الخام المسقف",
    ),
    (
        Is(F::Situation),
        Exact,
        "Situation|Code situation|Situation CNSS|Situation salarié|Situation du mois|Code situation CNSS|L_Situation\
         |Motif|Motif d'absence|Code absence|Situation assuré|Code sit\
         |Status|Situation code|الوضعية|رمز الوضعية|الحالة|وضعية الأجير|وضعية|السبب|سبب الغياب",
    ),
    (
        Is(F::AffiliateNumber),
        Exact,
        "N° affilié|Affilié|N° affiliation|N° d'affiliation CNSS|N° affilié CNSS|Affiliation|N° employeur|N° adhérent\
         |N° CNSS employeur|N° affiliation employeur|N° CNSS société|N° CNSS entreprise|Code affilié|N° affilié employeur\
         |Affiliate number|Employer number|Affiliate|Employer CNSS number\
         |رقم الانخراط|المنخرط|رقم المنخرط|رقم المشغل|رقم انخراط المشغل|رقم الإنخراط",
    ),
    (
        Is(F::Period),
        Exact,
        "Période|Mois|Période déclarée|Mois déclaré|Mois de paie|Période de paie|Période de déclaration|Mois travaillé\
         |Mois de travail|Mois année|Mois et année|Period|Month|Pay period|Declared month|Payroll month\
         |الفترة|الشهر|شهر التصريح|الفترة المصرح بها|فترة التصريح|شهر",
    ),
    (
        Is(F::Children),
        Exact,
        "Enfants|Nb enfants|Nombre d'enfants|Enfants à charge|Nb enfants à charge|N_Enfants|Nombre d'enfants à charge\
         |Children|Number of children|عدد الأطفال|الأبناء|عدد الأبناء|الأبناء المعالون",
    ),
    (Is(F::AllowanceToPay), Exact, "AF à payer|Allocations familiales à payer|N_AF_A_Payer"),
    (Is(F::AllowanceToDeduct), Exact, "AF à déduire|Allocations familiales à déduire|N_AF_A_Deduire"),
    (
        Is(F::AllowanceNet),
        Exact,
        "AF net|AF net à payer|AF nettes|Allocations familiales nettes|Net allocations familiales|N_AF_Net_A_Payer",
    ),
    (Is(F::AllowanceToReturn), Exact, "AF à reverser|Allocations familiales à reverser|AF à restituer|N_AF_A_Reverser"),
];

/// Phrases for a branch, as [`PHRASES`].
pub const BRANCHES: &[(Named, &str)] = &[
    (
        Named::Branch(Branch::FamilyAllowances),
        "prestation familial|allocation familial|pf|af|family allowance|التعويضات العائلية|تعويض عائلي|family benefit",
    ),
    (Named::ShortTerm, "court terme|prestation court terme|ct|pct|short term|تعويضات قصيره امد|قصيره امد"),
    (
        Named::ShortTermAndJobLoss,
        "court terme ipe|prestation court terme ipe|ct ipe|short term job loss|court terme perte emploi|pct ipe",
    ),
    (
        Named::Branch(Branch::JobLoss),
        "ipe|perte emploi|indemnite perte emploi|indemnite ipe|job loss|تعويض عن فقدان شغل|فقدان شغل|ipe perte emploi",
    ),
    (Named::Branch(Branch::LongTerm), "long terme|prestation long terme|lt|plt|long term|تعويضات طويله امد|طويله امد"),
    (
        Named::Branch(Branch::HealthBasic),
        "amo base|base amo obligatoire|basic health|health basic|تامين اجباري اساسي عن مرض|تامين اجباري اساسي",
    ),
    (
        Named::Branch(Branch::HealthSolidarity),
        "amo solidarite|solidarite amo|solidarite|participation amo|amo participation|solidarity|health solidarity|تضامن\
         |amo solidarity",
    ),
    (
        Named::Branch(Branch::TrainingLevy),
        "tfp|taxe formation professionnel|formation professionnel|taxe fp|training levy|رسم تكوين مهني|تكوين مهني",
    ),
    (
        Named::Health,
        "amo|assurance maladie|assurance maladie obligatoire|health|تامين اجباري عن مرض|amo cnss|cnss amo sante",
    ),
    (Named::SocialSecurity, "cnss|prestation social|social security|ضمان اجتماعي"),
    (Named::All, "cnss amo|cnss et amo|social|cnss amo tfp"),
];

/// The words of a heading in the form in which they are compared.
pub fn canonical(heading: &str) -> Vec<String> {
    let split = split_capitals(heading);
    let joined = join_initials(&normalise_heading(&split));
    joined.split(' ').filter(|word| !word.is_empty() && !is_article(word)).map(one_form).collect()
}

/// `NbJours` as `Nb Jours`, `NumCNSS` as `Num CNSS`.
fn split_capitals(heading: &str) -> String {
    let mut split = String::with_capacity(heading.len() + 4);
    let mut after_lower = false;
    for c in heading.chars() {
        if after_lower && c.is_uppercase() {
            split.push(' ');
        }
        after_lower = c.is_lowercase();
        split.push(c);
    }
    split
}

/// `c i n` as `cin`: single letters in a row are the initials of an abbreviation.
fn join_initials(normalised: &str) -> String {
    let is_letter = |word: &str| word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let mut joined = String::with_capacity(normalised.len());
    let mut after_letter = false;
    let words: Vec<&str> = normalised.split(' ').collect();
    for (at, word) in words.iter().enumerate() {
        let letter = is_letter(word);
        // `prenom s` and `n d assure` have one letter beside a word: those stay apart.
        let run = letter && (after_letter || words.get(at + 1).is_some_and(|next| is_letter(next)));
        let continues = run && after_letter;
        if !joined.is_empty() && !continues {
            joined.push(' ');
        }
        joined.push_str(word);
        after_letter = run;
    }
    joined
}

/// Words between words, plural marks in brackets, currencies.
fn is_article(word: &str) -> bool {
    matches!(
        word,
        "de" | "du"
            | "des"
            | "d"
            | "la"
            | "le"
            | "les"
            | "l"
            | "un"
            | "une"
            | "en"
            | "au"
            | "aux"
            | "a"
            | "et"
            | "s"
            | "e"
            | "es"
            | "of"
            | "the"
            | "and"
            | "to"
            | "dh"
            | "dhs"
            | "mad"
            | "dirham"
            | "dirhams"
            | "pour"
            | "par"
            | "درهم"
            | "و"
            | "ب"
            | "في"
            | "من"
    )
}

/// One form for the abbreviations and inflections of a word.
fn one_form(word: &str) -> String {
    let singular = match word.strip_suffix('s') {
        Some(stem) if word.len() >= 4 && !stem.ends_with('s') => stem,
        _ => without_arabic_article(word),
    };
    let form = match singular {
        "n" | "nd" | "no" | "nr" | "num" | "numero" | "number" | "رقم" => "n",
        "nb" | "nbr" | "nbre" | "nombre" | "nbe" => "nb",
        "j" | "jr" | "jrs" | "jour" => "jour",
        "sal" | "salaire" | "slr" => "salaire",
        "imm" | "immat" | "immatr" | "immatricul" | "immatriculation" | "immatricule" => "immatriculation",
        "mat" | "mle" | "matr" | "matricule" => "matricule",
        "cot" | "cotis" | "coti" | "cotisation" | "contribution" | "اشتراك" | "اشتراكات" | "مساهمه" | "مساهمات" => {
            "cotisation"
        }
        "part" | "quote" | "share" | "حصه" => "part",
        "pat" | "patr" | "patron" | "patronal" | "patronale" | "patronaux" | "employeur" | "employer" | "مشغل" => {
            "employeur"
        }
        "salarial" | "salariale" | "salariaux" | "salarie" | "salariee" | "ouvrier" | "ouvriere" | "employe"
        | "employee" | "اجير" | "اجراء" => "salarie",
        "plaf" | "plafonne" | "plafonnee" => "plafonne",
        "decl" | "declare" | "declaree" => "declare",
        "trav" | "travaille" | "travaillee" => "travaille",
        "prest" | "prestation" => "prestation",
        "alloc" | "allocation" => "allocation",
        "fam" | "familial" | "familiale" | "familiaux" => "familial",
        "sit" | "situ" | "situation" => "situation",
        "mens" | "mensuel" | "mensuelle" => "mensuel",
        "prof" | "professionnel" | "professionnelle" | "pro" => "professionnel",
        "brute" => "brut",
        "reelle" => "reel",
        "sociale" | "sociaux" => "social",
        "enf" => "enfant",
        "pren" | "prnom" => "prenom",
        "tot" | "مجموع" => "total",
        other => other,
    };
    form.to_owned()
}

/// `الأجر` as `أجر`; short words keep their beginning, which may be their root.
fn without_arabic_article(word: &str) -> &str {
    match word.strip_prefix("ال").or_else(|| word.strip_prefix("لل")) {
        Some(rest) if rest.chars().count() >= 2 => rest,
        _ => word,
    }
}

/// Words beside a phrase that change nothing of it.
pub fn is_noise(word: &str) -> bool {
    matches!(
        word,
        "cnss"
            | "moi"
            | "mensuel"
            | "declare"
            | "salarie"
            | "assure"
            | "agent"
            | "personnel"
            | "travailleur"
            | "periode"
            | "obligatoire"
            | "requi"
            | "facultatif"
            | "optionnel"
            | "chiffre"
            | "required"
            | "optional"
            | "month"
            | "monthly"
            | "colonne"
            | "col"
            | "janvier"
            | "fevrier"
            | "mar"
            | "avril"
            | "mai"
            | "juin"
            | "juillet"
            | "aout"
            | "septembre"
            | "octobre"
            | "novembre"
            | "decembre"
            | "شهر"
            | "شهري"
            | "مستخدم"
    ) || word.bytes().all(|b| b.is_ascii_digit())
}

/// Words of contribution columns beside branch and payer.
pub fn is_share_noise(word: &str) -> bool {
    matches!(
        word,
        "cotisation"
            | "part"
            | "montant"
            | "charge"
            | "total"
            | "due"
            | "mt"
            | "somme"
            | "amount"
            | "مبلغ"
            | "deduction"
    )
}
