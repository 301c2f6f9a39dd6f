//! Words of names that everybody in Morocco writes alike. The first Latin spelling is the one that is proposed.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Arabic, then its Latin spellings, the proposed one first.
const NAMES: &[(&str, &str)] = &[
    // Particles that stay words of their own
    ("آيت", "AIT"),
    ("بن", "BEN"),
    ("بنت", "BENT"),
    ("أولاد", "OULAD OULED"),
    ("ولد", "OULD"),
    ("سيدي", "SIDI"),
    ("مولاي", "MOULAY MY"),
    ("لالة", "LALLA"),
    ("أبو", "ABOU"),
    ("عبد", "ABD"),
    // One word in Latin, two in Arabic
    ("عبد الله", "ABDELLAH ABDALLAH"),
    ("عبد العزيز", "ABDELAZIZ"),
    ("عبد الإله", "ABDELILAH"),
    ("عبد الحق", "ABDELHAK"),
    ("عبد الكريم", "ABDELKRIM ABDELKARIM"),
    ("عبد القادر", "ABDELKADER"),
    ("عبد اللطيف", "ABDELLATIF"),
    ("عبد الحميد", "ABDELHAMID"),
    ("عبد الرحيم", "ABDERRAHIM"),
    ("عبد الرحمان", "ABDERRAHMANE ABDERRAHMAN"),
    ("عبد الرزاق", "ABDERRAZAK"),
    ("عبد السلام", "ABDESSLAM ABDESSALAM"),
    ("عبد الواحد", "ABDELOUAHED"),
    // Given names
    ("محمد", "MOHAMED MOHAMMED"),
    ("أحمد", "AHMED"),
    ("علي", "ALI"),
    ("عمر", "OMAR"),
    ("حسن", "HASSAN"),
    ("حسين", "HOUSSINE HOUSSEIN"),
    ("لحسن", "LAHCEN LAHSEN"),
    ("يوسف", "YOUSSEF YOUSEF"),
    ("كريم", "KARIM"),
    ("رشيد", "RACHID"),
    ("سعيد", "SAID"),
    ("مصطفى", "MUSTAPHA MOSTAFA MUSTAFA"),
    ("إبراهيم", "BRAHIM IBRAHIM"),
    ("إدريس", "DRISS IDRISS"),
    ("أنس", "ANAS"),
    ("إلياس", "ILYAS ILYASS"),
    ("حمزة", "HAMZA"),
    ("رضا", "REDA RIDA"),
    ("طارق", "TARIK TARIQ"),
    ("ياسين", "YASSINE YASSIN"),
    ("عادل", "ADIL"),
    ("مهدي", "MEHDI"),
    ("أيوب", "AYOUB"),
    ("هشام", "HICHAM"),
    ("خالد", "KHALID"),
    ("جمال", "JAMAL"),
    ("نبيل", "NABIL"),
    ("أمين", "AMINE AMIN"),
    ("بلال", "BILAL"),
    ("زكرياء", "ZAKARIA ZAKARIAE"),
    ("فاطمة", "FATIMA"),
    ("الزهراء", "ZAHRA ZOHRA"),
    ("خديجة", "KHADIJA"),
    ("عائشة", "AICHA"),
    ("مريم", "MERYEM MARYAM MERIEM"),
    ("نادية", "NADIA"),
    ("سلمى", "SALMA"),
    ("حنان", "HANANE HANAN"),
    ("إيمان", "IMANE IMAN"),
    ("لطيفة", "LATIFA"),
    ("سكينة", "SOUKAINA"),
    ("نعيمة", "NAIMA"),
    ("حفصة", "HAFSA"),
    ("غيثة", "GHITA"),
    ("زينب", "ZINEB ZAINAB"),
    ("رجاء", "RAJAE RAJAA"),
    ("سميرة", "SAMIRA"),
    ("وفاء", "WAFAE WAFAA"),
    ("لبنى", "LOUBNA LUBNA"),
    ("بشرى", "BOUCHRA"),
    ("كوثر", "KAOUTAR KAWTAR"),
    ("أسماء", "ASMAE ASMAA"),
    ("هدى", "HOUDA"),
    ("سناء", "SANAE SANAA"),
    ("أمينة", "AMINA"),
    // Family names
    ("علوي", "ALAOUI"),
    ("بنعلي", "BENALI"),
    ("بنجلون", "BENJELLOUN"),
    ("تازي", "TAZI"),
    ("فاسي", "FASSI"),
    ("برادة", "BERRADA"),
    ("شرايبي", "CHRAIBI"),
    ("إدريسي", "IDRISSI"),
    ("وزاني", "OUAZZANI"),
    ("سبتي", "SEBTI"),
    ("لحلو", "LAHLOU"),
    ("بناني", "BENNANI"),
    ("قادري", "KADIRI"),
    ("منصوري", "MANSOURI"),
    ("عمراني", "AMRANI"),
    ("طاهري", "TAHIRI"),
    ("حجي", "HAJJI"),
    ("ناصري", "NACIRI NASSIRI"),
    ("سعيدي", "SAIDI"),
    ("زروالي", "ZEROUALI"),
    ("فيلالي", "FILALI"),
    ("خطابي", "KHATTABI"),
    ("شرقاوي", "CHERKAOUI"),
    ("حدادي", "HADDADI"),
    ("كريمي", "KARIMI"),
    ("رشيدي", "RACHIDI"),
    ("يعقوبي", "YACOUBI"),
];

static ARABIC: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    NAMES.iter().flat_map(|(arabic, latin)| latin.split(' ').map(move |latin| (latin, *arabic))).collect()
});

static LATIN: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| NAMES.iter().filter_map(|(arabic, latin)| Some((*arabic, latin.split(' ').next()?))).collect());

/// The Arabic word of a Latin one, in capitals without accents.
pub fn arabic_of(latin: &str) -> Option<&'static str> {
    ARABIC.get(latin).copied()
}

/// The Latin word of an Arabic one, without vowel marks.
pub fn latin_of(arabic: &str) -> Option<&'static str> {
    LATIN.get(arabic).copied()
}

/// Each Arabic word with its proposed Latin one.
#[cfg(test)]
pub fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.iter().filter_map(|(arabic, latin)| Some((latin.split(' ').next()?, *arabic)))
}
