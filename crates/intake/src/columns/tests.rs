use super::*;
use tasrih_domain::Field as F;

fn meaning(heading: &str) -> Option<Meaning> {
    match understand(heading, None) {
        Reading::Means(meaning, _) => Some(meaning),
        Reading::Unknown | Reading::SetAside => None,
    }
}

#[test]
fn headings_of_payroll_files_are_understood_in_three_languages() {
    for (field, headings) in [
        (
            F::InsuredNumber,
            "N° CNSS|n°cnss|Nº CNSS|No CNSS|NUM_CNSS|NumCNSS|Numéro CNSS|N° immatriculation|N° d'immatriculation\
             |Immatriculation CNSS|N° Immat. CNSS|IMMATRICULATION|Matricule CNSS|رقم التسجيل|رقم الضمان الاجتماعي\
             |N° C.N.S.S.|Insured number|NUMCNSS|N° CNSS (9 chiffres)|N° CNSS *|N° CNSS du salarié|Imatriculation CNSS",
        ),
        (
            F::FullName,
            "Nom et prénom|NOM & PRENOM|Nom/Prénom|Noms et prénoms|Nom et prénom(s)|NomPrenom|nom_complet|الاسم الكامل\
             |الإسم الكامل|Full name|Nom et Prénom du salarié|الاسم والنسب|Nom et prenon",
        ),
        (F::Surname, "Nom de famille|الاسم العائلي|Surname|Last name"),
        (F::GivenName, "Prénom|PRENOM|Prénoms|Prénom(s)|الاسم الشخصي|First name|Given name"),
        (F::Cin, "CIN|C.I.N|N° CIN|CNI|C.N.I.E|N°CNIE|رقم البطاقة الوطنية|Carte d'identité nationale|ID card"),
        (
            F::Days,
            "Jours|NB JOURS|Nbre de jours déclarés|NJ|N.J|Nombre de jours|Jours travaillés|Jrs|Nb. jrs|nb_jours\
             |عدد الأيام|الأيام المصرح بها|أيام العمل|Days worked|JOURS DECLARES|Nbr jours|Nb J|Jours (mars 2026)",
        ),
        (
            F::GrossWage,
            "Salaire brut|SALAIRE BRUT (DH)|Salaire réel|Sal. brut|SalaireBrut|salaire_brut|Brut|Brut CNSS|Salarie brut\
             |Salaire brut mensuel|Salaire déclaré|Salaire|الأجر الحقيقي|الأجر المصرح به|الأجر|Gross wage|Salire brut\
             |Salaire brut en DH|Salaire réel (MAD)|Salaire brut mars 2026",
        ),
        (F::CappedWage, "Salaire plafonné|Sal. plaf.|Plafonné|الأجر المسقف|Capped wage|salaire_plafonne|Brut plafonné"),
        (F::Situation, "Situation|Code situation|SITUATION|Sit.|الوضعية"),
        (F::AffiliateNumber, "N° affilié|N° d'affiliation|رقم الانخراط|Affiliate number|N° CNSS employeur"),
        (F::Period, "Période|Mois|الفترة|Period"),
        (F::Children, "Nombre d'enfants|Enfants à charge"),
        (F::AllowanceToReturn, "AF à reverser"),
    ] {
        for heading in headings.split('|') {
            assert_eq!(meaning(heading), Some(Meaning::Is(field)), "{heading} {:?}", canonical(heading));
        }
    }
    for heading in ["Nom", "NOM", "الاسم", "Name", "Salarié"] {
        assert_eq!(meaning(heading), Some(Meaning::Name), "{heading}");
    }
    // A counter of rows is not the name of anybody.
    for heading in ["CNSS", "Matricule", "ID", "Id"] {
        assert_eq!(meaning(heading), Some(Meaning::PerhapsInsured), "{heading}");
    }
}

#[test]
fn contribution_columns_name_their_branch_and_their_payer() {
    use Branch as B;
    use Payer::{Both, Employee, Employer};
    for (expected, headings) in [
        (share(ShareOf::All, Employee), "Cotisation salariale|Part salariale|Total cotisations salariales|حصة الأجير"),
        (
            share(ShareOf::All, Employer),
            "Part patronale|Cotisations patronales|Charges patronales|Cot. pat.|حصة المشغل|Employer share|PART PATRONALE DH",
        ),
        (share(ShareOf::All, Both), "Total cotisations|Cotisations|Total contributions|مجموع الاشتراكات"),
        (
            share(ShareOf::SocialSecurity, Employee),
            "CNSS salarié|CNSS part salariale|Retenue CNSS|Cotisation CNSS salariale",
        ),
        (Meaning::EmployerSocialSecurity, "CNSS patronale|CNSS employeur|CNSS part patronale"),
        (Meaning::EmployerHealth, "AMO employeur|AMO patronale|Part patronale AMO|AMO PP"),
        (branch(B::HealthBasic, Employee), "AMO salarié|AMO part salariale|AMO (2,26%) salariale|Retenue AMO"),
        (branch(B::HealthBasic, Employer), "AMO de base employeur"),
        (branch(B::HealthSolidarity, Employer), "AMO solidarité|Solidarité AMO|Participation AMO|التضامن"),
        (branch(B::JobLoss, Both), "IPE|Indemnité pour perte d'emploi|Total IPE"),
        (branch(B::JobLoss, Employee), "IPE salarié|IPE part salariale"),
        (
            branch(B::TrainingLevy, Employer),
            "TFP|Taxe de formation professionnelle|Taxe formation prof.|رسم التكوين المهني",
        ),
        (
            branch(B::FamilyAllowances, Employer),
            "Prestations familiales|Allocations familiales|التعويضات العائلية|Alloc. fam.",
        ),
        (branch(B::LongTerm, Employer), "Long terme patronal|Prestations long terme part patronale"),
        (Meaning::ShortTerm(Employer), "Court terme employeur|Prestations à court terme patronale"),
        (share(ShareOf::ShortTermAndJobLoss, Employee), "Court terme + IPE salarié|CT et IPE part salariale"),
    ] {
        for heading in headings.split('|') {
            assert_eq!(meaning(heading), Some(expected), "{heading} {:?}", canonical(heading));
        }
    }
}

#[test]
fn other_columns_of_a_payroll_journal_are_left_alone() {
    for heading in [
        "",
        "N°",
        "Observations",
        "Salaire brut imposable",
        "SBI",
        "Salaire de base",
        "Net à payer",
        "Salaire net",
        "Situation familiale",
        "Date de naissance",
        "Taux AMO",
        "% patronal",
        "Plafond",
        "Base AMO",
        "AMO",
        "Fonction",
        "Employeur",
        "Date d'embauche",
        "Jours de congé",
        "Nom de la banque",
        "Nom du père",
        "Nom de jeune fille",
        "IR",
        "Prime d'ancienneté",
        "Assiette AMO",
        "Total",
        "Montant",
        "Emploi",
        "RIB",
        "N° compte",
        "ملاحظات",
        "تاريخ الازدياد",
        "Heures supplémentaires",
        "Taux",
        "Nombre d'heures",
        "Société",
        "Adresse",
        "Ville",
        "Code",
        "Brut imposable",
    ] {
        assert_eq!(meaning(heading), None, "{heading} {:?}", canonical(heading));
    }
}

#[test]
fn an_exact_heading_is_surer_than_a_close_one() {
    let quality = |heading| match understand(heading, None) {
        Reading::Means(_, quality) => quality,
        other => panic!("{heading}: {other:?}"),
    };
    assert_eq!(quality("Salaire brut"), Quality::Exact);
    assert!(quality("Salaire brut de mars") < Quality::Exact);
    assert!(quality("Salaire") < quality("Salaire brut de mars"));
}

#[test]
fn what_the_person_said_goes_before_the_words() {
    let mapping = ColumnMapping::from([
        (normalise_heading("Salaire net"), Some(F::GrossWage)),
        (normalise_heading("Salaire brut"), None),
    ]);
    assert_eq!(understand("SALAIRE  NET", Some(&mapping)), Reading::Means(Meaning::Is(F::GrossWage), Quality::Mapped));
    assert_eq!(understand("Salaire brut", Some(&mapping)), Reading::SetAside);
}

#[test]
fn no_phrase_has_two_meanings() {
    let mut clashes = Vec::new();
    for (meaning, quality, phrases) in PHRASES {
        for phrase in phrases.split('|') {
            let words = canonical(phrase);
            if SYNONYMS.get(&words.join(" ")) != Some(&(*meaning, *quality)) {
                clashes.push((phrase, words));
            }
        }
    }
    assert!(clashes.is_empty(), "{clashes:?}");
}
