//! The fund's agents: a request to register somebody decided, and an access given at the counter with a second
//! agent's word.

use crate::driver::{Browser, Screen, Scripts};
use crate::people::{describe, this_month};
use crate::{House, follow, follow_xpath, sign_in};

/// Number of RIF CONSEIL.
const RIF: &str = "7453020";
/// Number of ATELIER ZELLIGE, and its ICE.
const ZELLIGE: (&str, &str) = ("4120581", "152003100000074");
/// Who comes to the counter.
const LEILA: &str = "leila@zellige.example";
/// A password that no list knows.
const PASSWORD: &str = "sept chèvres au soleil";
/// The smallest JPEG that says its size.
const PHOTOGRAPH: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\
    \xff\xc0\0\x11\x08\0\x10\0\x10\x03\x01\x22\0\x02\x11\x01\x03\x11\x01\xff\xd9";

/// The case of a person, from the queue.
fn open_case(agent: &Browser, lang: &str, person: &str) {
    agent.open(&format!("/{lang}/agent/registrations"));
    agent.find("table");
    agent.look("queue");
    follow_xpath(agent, &format!("//tbody//tr[contains(., '{person}')]//a"));
}

/// Somebody who bears the name and the day of birth of a person of the register, with another card and a photograph of
/// it: sent, and its page.
fn ask_for_a_namesake(officer: &Browser, photograph: &str) -> String {
    officer.open(&format!("/ar/employers/{RIF}/registrations/new"));
    let hired = this_month(officer);
    let fields = [
        ("surname", "Mansouri"),
        ("given_name", "Salma"),
        ("birth_date", "1998-05-14"),
        ("sex", "female"),
        ("nationality", "MA"),
        ("cin", "CD482913"),
        ("hire_date", hired.as_str()),
    ];
    describe(officer, &fields);
    follow(officer, "form.narrow button[type=submit]");
    officer.find("#known");
    let document = officer.find("#document");
    officer.leave_by(|| document.write(photograph));
    officer.look("registration-check-alike");
    assert_eq!(officer.count("ul.downloads li"), 1, "the photograph is attached as soon as it is chosen");
    follow(officer, "section.declare button[type=submit]");
    assert_eq!(officer.count(".panel"), 0, "no number before an agent has compared");
    officer.look("registration-sent");
    officer.path()
}

#[test]
fn an_agent_asks_is_answered_from_an_arabic_phone_and_gives_a_number_in_french() {
    let house = House::own();
    let officer = house.browser(Screen::Phone, Scripts::Run);
    sign_in(&officer, "ar", "rh@rif-conseil.example");
    let photograph = house.site.sample("745302").folder.join("carte.jpg");
    std::fs::write(&photograph, PHOTOGRAPH).expect("a photograph can be kept");
    let request = ask_for_a_namesake(&officer, &photograph.display().to_string());

    let agent = house.browser(Screen::Desk, Scripts::Run);
    sign_in(&agent, "fr", "immatriculation@caisse.example");
    agent.look("office");
    open_case(&agent, "fr", "CONSEIL");
    agent.look("case");
    let sides = ".split-even > section";
    assert!(agent.find(&format!("{sides}:first-child")).text().contains("carte.jpg"));
    let alike = agent.find(&format!("{sides}:last-child")).text();
    assert!(alike.contains("MANSOURI SALMA") && alike.contains("XA700101"), "{alike}");
    let case = agent.path();
    follow(&agent, "button[value=ask]");
    agent.find(".summary");
    agent.look("case-faults");
    agent.find("#words").write("Est-ce la même personne ?");
    follow(&agent, "button[value=ask]");
    agent.open(&case);
    agent.look("case-asked");
    assert_eq!(agent.count("button[value=accept]"), 0, "nothing is decided while the question stands");

    officer.open(&request);
    officer.look("registration-question");
    assert!(officer.find(".note-warn").text().contains("Est-ce la même personne ?"));
    officer.find("#answer").write("لا، هي شخص آخر.");
    follow(&officer, "form:has(#answer) button");
    officer.look("registration-answered");

    agent.open(&case);
    assert!(agent.find("ol.history").text().contains("لا، هي شخص آخر."));
    follow(&agent, "button[value=accept]");
    agent.open(&case);
    agent.look("case-accepted");
    let number = agent.find(".hero-tags > span:last-child").text();
    let number = number.split_whitespace().last().expect("the number ends the line").to_owned();
    assert_eq!(number.len(), 9, "{number}");
    officer.open(&request);
    officer.look("registration-accepted-by-agent");
    assert_eq!(officer.find(".panel .receipt-number").text(), number, "both see the number");
}

#[test]
fn an_agent_refuses_in_arabic_with_a_reason_that_the_company_reads_in_french_on_a_phone() {
    let house = House::own();
    let agent = house.browser(Screen::Desk, Scripts::Run);
    sign_in(&agent, "ar", "immatriculation@caisse.example");
    open_case(&agent, "ar", "KONE");
    agent.look("case");
    follow(&agent, "button[value=refuse]");
    agent.find(".summary");
    agent.look("case-faults");
    let reason = "بطاقة الإقامة منتهية الصلاحية.";
    agent.find("#words").write(reason);
    follow(&agent, "button[value=refuse]");
    agent.open("/ar/agent/registrations?state=refused");
    agent.look("queue-refused");
    follow_xpath(&agent, "//tbody//tr[contains(., 'KONE')]//a");
    agent.look("case-refused");
    assert_eq!(agent.count("#words"), 0, "what is refused is not decided again");

    let officer = house.browser(Screen::Phone, Scripts::Run);
    sign_in(&officer, "fr", "rh@zellige.example");
    officer.open(&format!("/fr/employers/{}/registrations", ZELLIGE.0));
    follow_xpath(&officer, "//ul[@class='tasks']//a[contains(., 'KONE')]");
    assert!(officer.find(".note-stop").text().contains(reason));
    officer.look("registration-refused");
}

/// The counter asks, a supervisor approves, the counter draws: the code on the slip.
fn code_at_the_counter(house: &House) -> String {
    let counter = house.browser(Screen::Desk, Scripts::Run);
    sign_in(&counter, "fr", "guichet@caisse.example");
    counter.open(&format!("/fr/agent/employers/{}", ZELLIGE.0));
    counter.find("#code-address").write(LEILA);
    counter.look("employer-record");
    follow(&counter, "form:has(#code-address) button");
    counter.look("proposal-own");
    let proposal = counter.path();
    assert_eq!(counter.count("button[value=yes]"), 0, "nobody approves what they ask for");

    let supervisor = house.browser(Screen::Desk, Scripts::Run);
    sign_in(&supervisor, "fr", "superviseur@caisse.example");
    supervisor.open("/fr/agent/approvals");
    supervisor.look("approvals");
    follow_xpath(&supervisor, &format!("//tbody//a[contains(@href, '{proposal}')]"));
    supervisor.look("proposal");
    follow(&supervisor, "button[value=yes]");
    supervisor.look("proposal-approved");

    counter.open(&proposal);
    counter.look("proposal-to-draw");
    follow(&counter, "form[action$='/code'] button");
    counter.look("slip");
    counter.find(".panel .receipt-number").text()
}

#[test]
fn a_code_from_the_counter_approved_by_a_second_agent_opens_the_company_on_a_phone_without_scripts() {
    let house = House::own();
    let code = code_at_the_counter(&house);
    let person = house.browser(Screen::Phone, Scripts::Off);
    person.open("/ar/sign-up");
    let fields =
        [("affiliate", ZELLIGE.0), ("ice", ZELLIGE.1), ("name", "ليلى مثال"), ("login", LEILA), ("password", PASSWORD)];
    for (field, text) in fields {
        person.find(&format!("#{field}")).write(text);
    }
    follow(&person, "main form.card button[type=submit]");
    person.find("input[value=counter]").click();
    follow(&person, "main form.card button[type=submit]");
    person.find("#code").write(&code.to_lowercase());
    follow(&person, "main form.card button[type=submit]");
    assert_eq!(person.path(), "/ar/", "the code of the slip opens the company");
    person.open(&format!("/ar/employers/{}/people", ZELLIGE.0));
    person.find("#address");
    assert_eq!(person.count("li:has(option[value=administrator][selected])"), 2, "who came is an administrator");
}
