//! Nationalities that a form offers: those that work in Morocco in numbers, and `XX` for any other.

use std::str::FromStr;

/// A nationality by its two letters of ISO 3166-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nationality([u8; 2]);

/// Codes with the words that files write, lower case.
const KNOWN: &[(&str, &str)] = &[
    ("MA", "mar|maroc|marocain|marocaine|moroccan|morocco|مغربي|مغربية|المغرب"),
    ("DZ", "dza|algérie|algerie|algérien|algérienne|algerian|algeria|جزائري|جزائرية|الجزائر"),
    ("BE", "bel|belgique|belge|belgian|belgium|بلجيكي|بلجيكية|بلجيكا"),
    ("BJ", "ben|bénin|benin|béninois|béninoise|beninese|بنيني|بنينية|بنين"),
    ("BF", "bfa|burkina|burkina faso|burkinabé|burkinabè|بوركينابي|بوركينا فاسو"),
    ("CM", "cmr|cameroun|camerounais|camerounaise|cameroonian|cameroon|كاميروني|كاميرونية|الكاميرون"),
    ("CA", "can|canada|canadien|canadienne|canadian|كندي|كندية|كندا"),
    ("CF", "caf|centrafrique|centrafricain|centrafricaine|أفريقيا الوسطى"),
    ("CN", "chn|chine|chinois|chinoise|chinese|china|صيني|صينية|الصين"),
    ("KM", "com|comores|comorien|comorienne|comorian|قمري|قمرية|جزر القمر"),
    ("CG", "cog|congo|congolais|congolaise|congolese|كونغولي|كونغولية|الكونغو"),
    ("CD", "cod|rdc|rd congo|الكونغو الديمقراطية"),
    ("CI", "civ|côte d'ivoire|cote d'ivoire|ivoirien|ivoirienne|ivorian|إيفواري|إيفوارية|ساحل العاج"),
    ("DJ", "dji|djibouti|djiboutien|djiboutienne|جيبوتي|جيبوتية"),
    ("EG", "egy|égypte|egypte|égyptien|égyptienne|egyptian|egypt|مصري|مصرية|مصر"),
    ("ES", "esp|espagne|espagnol|espagnole|spanish|spain|إسباني|إسبانية|إسبانيا"),
    ("US", "usa|états-unis|etats-unis|américain|américaine|american|أمريكي|أمريكية|الولايات المتحدة"),
    ("FR", "fra|france|français|française|francais|francaise|french|فرنسي|فرنسية|فرنسا"),
    ("GA", "gab|gabon|gabonais|gabonaise|gabonese|غابوني|غابونية|الغابون"),
    ("GM", "gmb|gambie|gambien|gambienne|gambian|غامبي|غامبية|غامبيا"),
    ("DE", "deu|allemagne|allemand|allemande|german|germany|ألماني|ألمانية|ألمانيا"),
    ("GH", "gha|ghana|ghanéen|ghanéenne|ghanaian|غاني|غانية|غانا"),
    ("GN", "gin|guinée|guinee|guinéen|guinéenne|guinean|غيني|غينية|غينيا"),
    ("IN", "ind|inde|indien|indienne|indian|india|هندي|هندية|الهند"),
    ("IQ", "irq|irak|irakien|irakienne|iraqi|iraq|عراقي|عراقية|العراق"),
    ("IT", "ita|italie|italien|italienne|italian|italy|إيطالي|إيطالية|إيطاليا"),
    ("JO", "jor|jordanie|jordanien|jordanienne|jordanian|jordan|أردني|أردنية|الأردن"),
    ("LB", "lbn|liban|libanais|libanaise|lebanese|lebanon|لبناني|لبنانية|لبنان"),
    ("LY", "lby|libye|libyen|libyenne|libyan|libya|ليبي|ليبية|ليبيا"),
    ("MG", "mdg|madagascar|malgache|malagasy|مدغشقري|مدغشقر"),
    ("ML", "mli|mali|malien|malienne|malian|مالي|مالية"),
    ("MR", "mrt|mauritanie|mauritanien|mauritanienne|mauritanian|موريتاني|موريتانية|موريتانيا"),
    ("NE", "ner|niger|nigérien|nigérienne|نيجري|نيجرية|النيجر"),
    ("NG", "nga|nigéria|nigeria|nigérian|nigériane|nigerian|نيجيري|نيجيرية|نيجيريا"),
    ("NL", "nld|pays-bas|néerlandais|néerlandaise|dutch|هولندي|هولندية|هولندا"),
    ("PH", "phl|philippines|philippin|philippine|filipino|فلبيني|فلبينية|الفلبين"),
    ("PS", "pse|palestine|palestinien|palestinienne|palestinian|فلسطيني|فلسطينية|فلسطين"),
    ("PT", "prt|portugal|portugais|portugaise|portuguese|برتغالي|برتغالية|البرتغال"),
    ("GB", "gbr|royaume-uni|britannique|british|بريطاني|بريطانية|المملكة المتحدة"),
    ("SN", "sen|sénégal|senegal|sénégalais|sénégalaise|senegalese|سنغالي|سنغالية|السنغال"),
    ("SY", "syr|syrie|syrien|syrienne|syrian|syria|سوري|سورية|سوريا"),
    ("TD", "tcd|tchad|tchadien|tchadienne|chadian|تشادي|تشادية|تشاد"),
    ("TG", "tgo|togo|togolais|togolaise|togolese|طوغولي|طوغولية|الطوغو"),
    ("TN", "tun|tunisie|tunisien|tunisienne|tunisian|tunisia|تونسي|تونسية|تونس"),
    ("TR", "tur|turquie|turc|turque|turkish|turkey|تركي|تركية|تركيا"),
    ("YE", "yem|yémen|yéménite|yemeni|يمني|يمنية|اليمن"),
    ("XX", "autre|other|أخرى|جنسية أخرى"),
];

impl Nationality {
    /// Moroccan.
    pub const MOROCCAN: Self = Self(*b"MA");

    /// Those that a form offers, Moroccan first, any other last.
    pub fn all() -> impl Iterator<Item = Self> {
        KNOWN.iter().filter_map(|(code, _)| code.parse().ok())
    }

    /// Stable name, as stored and as in message keys.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XX")
    }

    /// From a code or a word of a file in French, Arabic or English.
    pub fn understand(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(code) = text.to_ascii_uppercase().parse() {
            return Some(code);
        }
        let text = text.to_lowercase().replace('’', "'");
        let found = KNOWN.iter().find(|(_, words)| words.split('|').any(|word| word == text))?;
        found.0.parse().ok()
    }
}

impl FromStr for Nationality {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let bytes: [u8; 2] = text.as_bytes().try_into().map_err(drop)?;
        KNOWN.iter().any(|(code, _)| *code == text).then_some(Self(bytes)).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_codes_name_the_same_nationality() {
        for text in ["MA", "ma", "Marocaine", "مغربية", "Moroccan"] {
            assert_eq!(Nationality::understand(text), Some(Nationality::MOROCCAN), "{text}");
        }
        assert_eq!(Nationality::understand("Côte d’Ivoire").map(|one| one.code().to_owned()), Some("CI".to_owned()));
        assert_eq!(Nationality::understand("ZZ"), None);
    }

    #[test]
    fn no_code_and_no_word_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for word in KNOWN.iter().flat_map(|(code, words)| std::iter::once(*code).chain(words.split('|'))) {
            assert!(seen.insert(word), "{word} stands twice");
        }
    }
}
