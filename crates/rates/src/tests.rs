//! The worked example, both sides of every date, and the laws of the calculation.

use super::*;
use proptest::prelude::*;
use tasrih_domain::declaration::{BranchDue, Totals};
use tasrih_domain::{Branch, Money, Payer, ShareOf};

const NOW: Month = Month::at(2026, 3);

fn money(text: &str) -> Money {
    let (dirhams, centimes) = text.split_once('.').unwrap();
    Money::from_centimes(dirhams.parse::<i64>().unwrap() * 100 + centimes.parse::<i64>().unwrap())
}

fn totals(gross: &str, capped: &str) -> Totals {
    Totals { gross: money(gross), capped: money(capped), ..Totals::default() }
}

fn example() -> Contributions {
    contributions(NOW, &totals("100000.00", "60000.00"), HealthCover::Compulsory).unwrap()
}

fn of(due: &Contributions, branch: Branch) -> &BranchDue {
    due.branches.iter().find(|due| due.branch == branch).unwrap()
}

#[test]
fn the_worked_example_comes_out_to_the_centime() {
    let due = example();
    let check = |branch, employer: &str, employee: &str| {
        let found = of(&due, branch);
        assert_eq!((found.employer, found.employee), (money(employer), money(employee)), "{branch:?}");
    };
    check(Branch::FamilyAllowances, "6400.00", "0.00");
    check(Branch::ShortTerm, "402.00", "198.00");
    check(Branch::JobLoss, "228.00", "114.00");
    check(Branch::LongTerm, "4758.00", "2376.00");
    check(Branch::HealthBasic, "2260.00", "2260.00");
    check(Branch::HealthSolidarity, "1850.00", "0.00");
    check(Branch::TrainingLevy, "1600.00", "0.00");
    assert_eq!(due.employer(), money("17498.00"));
    assert_eq!(due.employee(), money("4948.00"));
    assert_eq!(due.due(), money("22446.00"));
    // As usually printed: short term and job loss in one.
    let wages = Wages { gross: money("100000.00"), capped: money("60000.00") };
    let printed = |payer| share(NOW, (ShareOf::ShortTermAndJobLoss, payer), wages, HealthCover::Compulsory).unwrap();
    assert_eq!((printed(Payer::Employer), printed(Payer::Employee)), (money("630.00"), money("312.00")));
}

#[test]
fn the_bases_are_the_gross_and_the_capped_wage() {
    let due = example();
    let capped = [Branch::ShortTerm, Branch::JobLoss, Branch::LongTerm];
    for branch in &due.branches {
        let expected = if capped.contains(&branch.branch) { "60000.00" } else { "100000.00" };
        assert_eq!(branch.base, money(expected), "{:?}", branch.branch);
    }
    assert_eq!(due.branches.iter().map(|due| due.branch).collect::<Vec<_>>(), Branch::ALL);
}

#[test]
fn the_rates_add_up_as_published() {
    let rates = rates_at(NOW).unwrap();
    let percent = |of, payer| rates.percent(of, payer).to_string();
    assert_eq!(percent(ShareOf::All, Payer::Employer), "21.0900");
    assert_eq!(percent(ShareOf::All, Payer::Employee), "6.7400");
    assert_eq!(percent(ShareOf::All, Payer::Both), "27.8300");
    assert_eq!(percent(ShareOf::ShortTermAndJobLoss, Payer::Employer), "1.0500");
    assert_eq!(percent(ShareOf::ShortTermAndJobLoss, Payer::Employee), "0.5200");
    assert_eq!(percent(ShareOf::SocialSecurity, Payer::Employee), "4.4800");
    assert_eq!(percent(ShareOf::Health, Payer::Employer), "4.1100");
}

#[test]
fn an_own_health_cover_spares_the_basic_health_and_nothing_else() {
    let totals = totals("100000.00", "60000.00");
    let (all, spared) = (example(), contributions(NOW, &totals, HealthCover::OwnBeforeAmo).unwrap());
    for branch in Branch::ALL {
        if branch == Branch::HealthBasic {
            let found = of(&spared, branch);
            assert_eq!((found.base, found.employer, found.employee), (Money::ZERO, Money::ZERO, Money::ZERO));
        } else {
            assert_eq!(of(&spared, branch), of(&all, branch));
        }
    }
    assert_eq!(spared.due(), money("17926.00"));
}

#[test]
fn a_month_before_2017_is_refused_with_the_first_month() {
    let refused = RateError::NotInForce { month: Month::at(2016, 12), first: Month::at(2017, 1) };
    let (month, wages) = (Month::at(2016, 12), Wages::default());
    assert_eq!(rates_at(month), Err(refused));
    assert_eq!(ceiling_at(month), Err(refused));
    assert_eq!(contributions(month, &Totals::default(), HealthCover::Compulsory), Err(refused));
    assert_eq!(explain(month, wages, HealthCover::Compulsory), Err(refused));
    assert_eq!(share(month, (ShareOf::All, Payer::Both), wages, HealthCover::Compulsory), Err(refused));
    assert!(listing(month).is_err());
    assert_eq!(refused.to_string(), "no confirmed rate for 2016-12: the first month with confirmed rates is 2017-01");

    let first = Month::at(2017, 1);
    assert_eq!(first_month(), first);
    assert_eq!(ceiling_at(first), Ok(Money::from_dirhams(6000)));
    assert_eq!(contributions(first, &totals("100000.00", "60000.00"), HealthCover::Compulsory), Ok(example()));
}

#[test]
fn the_minimum_wage_changes_on_its_days() {
    let check = |sector, (year, month), before: &str, after: &str| {
        let at = |month: Month| minimum_wage(month, sector, 26).unwrap().value;
        let month = Month::at(year, month);
        assert_eq!((at(month.previous()), at(month)), (money(before), money(after)), "{sector:?} {month}");
    };
    let general = Sector::General;
    check(general, (2019, 7), "2570.86", "2698.83");
    check(general, (2020, 7), "2698.83", "2828.71");
    check(general, (2022, 9), "2828.71", "2970.05");
    check(general, (2023, 9), "2970.05", "3111.39");
    check(general, (2025, 1), "3111.39", "3266.10");
    check(general, (2026, 1), "3266.10", "3422.72");
    let farms = Sector::Agricultural;
    check(farms, (2019, 7), "1812.98", "1903.72");
    check(farms, (2020, 7), "1903.72", "1994.20");
    check(farms, (2022, 9), "1994.20", "2193.62");
    check(farms, (2023, 9), "2193.62", "2303.08");
    check(farms, (2025, 4), "2303.08", "2418.00");
    check(farms, (2026, 4), "2418.00", "2533.44");
    for sector in Sector::ALL {
        assert!(minimum_wage(Month::at(2015, 7), sector, 26).is_some());
        assert!(minimum_wage(Month::at(2015, 6), sector, 26).is_none());
    }
}

#[test]
fn the_minimum_wage_follows_the_days() {
    let check = |sector, days, expected: &str| {
        assert_eq!(minimum_wage(NOW, sector, days).unwrap().value, money(expected), "{sector:?} {days}");
    };
    check(Sector::General, 0, "0.00");
    check(Sector::General, 1, "131.64"); // 3422.72 / 26 = 131.643…
    check(Sector::General, 13, "1711.36");
    check(Sector::Agricultural, 1, "93.00");
    check(Sector::Agricultural, 13, "1209.00");
}

#[test]
fn an_explanation_shows_the_ceiling_where_it_cuts_and_adds_up() {
    let wages = Wages { gross: money("8000.00"), capped: money("6000.00") };
    let steps = explain(NOW, wages, HealthCover::Compulsory).unwrap();
    // Seven employer shares and the four branches that employees pay.
    assert_eq!(steps.len(), 11);
    for step in &steps {
        let capped = step.base == Base::Capped;
        assert_eq!(step.ceiling, capped.then_some(money("6000.00")), "{:?}", step.branch);
        assert_eq!(step.base_amount, if capped { wages.capped } else { wages.gross });
    }
    let long_term = steps.iter().find(|step| step.branch == Branch::LongTerm && step.payer == Payer::Employee).unwrap();
    assert_eq!(long_term.rate.percent(), "3.96");
    assert_eq!(long_term.product.to_string(), "237.600000");
    assert_eq!(long_term.amount, money("237.60"));
    let due = contributions(NOW, &totals("8000.00", "6000.00"), HealthCover::Compulsory).unwrap();
    assert_eq!(steps.iter().map(|step| step.amount).sum::<Money>(), due.due());
}

#[test]
fn an_explanation_says_who_is_exempt_and_is_silent_on_a_ceiling_that_does_not_cut() {
    let wages = Wages { gross: money("6000.00"), capped: money("6000.00") };
    let steps = explain(NOW, wages, HealthCover::OwnBeforeAmo).unwrap();
    assert!(steps.iter().all(|step| step.ceiling.is_none()));
    let exempt: Vec<_> = steps.iter().filter(|step| step.is_exempt).collect();
    assert_eq!(exempt.len(), 2);
    assert!(exempt.iter().all(|step| step.branch == Branch::HealthBasic && step.amount.is_zero()));
}

#[test]
fn a_half_centime_moves_away_from_zero() {
    let rate = Rate::parse("0.0050").unwrap();
    let check = |base: i64, expected: i64| {
        let share = rate.apply(Money::from_centimes(base), Rounding::HalfAwayFromZero);
        assert_eq!(share, Money::from_centimes(expected), "{base}");
    };
    check(99, 0);
    check(100, 1);
    check(299, 1);
    check(300, 2);
    check(-99, 0);
    check(-100, -1);
    check(-300, -2);
}

#[test]
fn a_rate_is_a_fraction_with_at_most_six_decimals() {
    assert_eq!(Rate::parse("0.0640").unwrap().percent(), "6.40");
    assert_eq!(Rate::parse("0.005").unwrap().percent(), "0.50");
    assert_eq!(Rate::parse("0.000375").unwrap().percent(), "0.0375");
    for text in ["", "6.40", "-0.01", "0.0000001", "0,064", "6.4%", "x", "1.000001"] {
        assert!(Rate::parse(text).is_err(), "{text}");
    }
}

#[test]
fn the_largest_totals_there_are_have_their_contributions() {
    let huge = Money::from_centimes(i64::MAX);
    let totals = Totals { gross: huge, capped: huge, ..Totals::default() };
    // Everything together is less than the whole wage: the largest amount there is still has its contributions.
    let due = contributions(NOW, &totals, HealthCover::Compulsory).unwrap();
    assert!(due.due() < huge);
}

#[test]
fn the_listing_holds_everything_with_its_source() {
    let listing = listing(NOW).unwrap();
    assert_eq!(listing.rates.branches.len(), 7);
    assert_eq!(listing.minimum_wages.len(), 2);
    assert_eq!(listing.minimum_wages[0].full_month.value, money("3422.72"));
    assert_eq!(listing.due.on.to_string(), "2026-04-10");
    assert_eq!(listing.fines.len(), 3);
    assert!(listing.late_payment.is_some() && listing.undeclared_employee.is_some());
}

#[test]
fn the_residue_of_rounded_lines_is_shown() {
    let rates = rates_at(NOW).unwrap();
    // Three wages whose 0.33 % each end in a half centime or near it.
    let wages = Wages { gross: money("5000.50"), capped: money("5000.50") };
    let mut lines = LineShares::default();
    (0..3).for_each(|_| lines.add(&rates.due(wages, HealthCover::Compulsory)));
    let due = contributions(NOW, &totals("15001.50", "15001.50"), HealthCover::Compulsory).unwrap();
    let residue = lines.residue(&due);
    // 0.33 % of 5000.50 is 16.50165; of 15001.50 it is 49.50495: 49.50 either way.
    assert!(residue.contains(&(Branch::ShortTerm, money("0.01"), Money::ZERO)), "{residue:?}");
}

fn centimes() -> impl Strategy<Value = i64> {
    prop_oneof![0..1_000_000_i64, 0..10_000_000_000_000_i64, any::<i64>()]
}

fn wages() -> impl Strategy<Value = Wages> {
    (0..100_000_000_i64, 0..600_001_i64).prop_map(|(gross, capped)| Wages {
        gross: Money::from_centimes(gross),
        capped: Money::from_centimes(capped.min(gross)),
    })
}

fn columns() -> impl Iterator<Item = (ShareOf, Payer)> {
    ShareOf::all().flat_map(|of| Payer::ALL.into_iter().map(move |payer| (of, payer)))
}

proptest! {
    /// The fast fixed-point form is the decimal form.
    #[test]
    fn a_share_is_the_decimal_product_rounded(base in centimes(), millionths in 0..=1_000_000_i64) {
        use rust_decimal::{Decimal, RoundingStrategy::MidpointAwayFromZero};
        let rate = Rate::parse(&Decimal::new(millionths, 6).to_string()).unwrap();
        let base = Money::from_centimes(base);
        let fast = rate.apply(base, Rounding::HalfAwayFromZero);
        // Decimal holds 96 bits: compare where its product is exact.
        let exact = Decimal::new(base.centimes(), 0).checked_mul(rate.fraction()).unwrap();
        let slow = exact.round_dp_with_strategy(0, MidpointAwayFromZero);
        prop_assert_eq!(Decimal::new(fast.centimes(), 0), slow);
    }

    #[test]
    fn shares_of_a_column_are_the_exact_products_rounded_once(wages in wages(), own_cover in any::<bool>()) {
        let cover = if own_cover { HealthCover::OwnBeforeAmo } else { HealthCover::Compulsory };
        let rates = rates_at(NOW).unwrap();
        let steps = rates.explain(wages, cover);
        for (of, payer) in columns() {
            let exact: rust_decimal::Decimal = steps
                .iter()
                .filter(|step| payer == Payer::Both || payer == step.payer)
                .filter(|step| match of {
                    ShareOf::One(branch) => branch == step.branch,
                    ShareOf::ShortTermAndJobLoss => [Branch::ShortTerm, Branch::JobLoss].contains(&step.branch),
                    ShareOf::Health => [Branch::HealthBasic, Branch::HealthSolidarity].contains(&step.branch),
                    ShareOf::SocialSecurity => Branch::ALL[..4].contains(&step.branch),
                    ShareOf::All => true,
                })
                .map(|step| step.product)
                .sum();
            let rounded = exact.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
            let share = rates.share(of, payer, wages, cover);
            prop_assert_eq!(rust_decimal::Decimal::new(share.centimes(), 2), rounded);
            // Rounding each branch and payer first differs by at most half a centime for each of them.
            let distance = share.distance(rates.share_by_branch(of, payer, wages, cover));
            prop_assert!(distance <= Money::from_centimes(7));
        }
    }

    #[test]
    fn a_branch_alone_is_the_same_either_way(wages in wages()) {
        let rates = rates_at(NOW).unwrap();
        for branch in Branch::ALL {
            for payer in [Payer::Employer, Payer::Employee] {
                let of = ShareOf::One(branch);
                prop_assert_eq!(
                    rates.share(of, payer, wages, HealthCover::Compulsory),
                    rates.share_by_branch(of, payer, wages, HealthCover::Compulsory)
                );
            }
        }
    }

    #[test]
    fn the_residue_is_at_most_half_a_centime_a_line(lines in prop::collection::vec(wages(), 1..50)) {
        let rates = rates_at(NOW).unwrap();
        let (mut shares, mut totals) = (LineShares::default(), Totals::default());
        for line in &lines {
            shares.add(&rates.due(*line, HealthCover::Compulsory));
            totals.gross = totals.gross + line.gross;
            totals.capped = totals.capped + line.capped;
        }
        let due = contributions(NOW, &totals, HealthCover::Compulsory).unwrap();
        let most = i64::try_from(lines.len()).unwrap() / 2 + 1;
        for (branch, employer, employee) in shares.residue(&due) {
            prop_assert!(employer.centimes().abs() <= most && employee.centimes().abs() <= most, "{:?}", branch);
        }
    }

    #[test]
    fn a_higher_wage_never_owes_less(wages in wages(), more in 0..1_000_000_i64) {
        let higher = Wages { gross: Money::from_centimes(wages.gross.centimes() + more), ..wages };
        let rates = rates_at(NOW).unwrap();
        for (low, high) in rates.due(wages, HealthCover::Compulsory).iter().zip(rates.due(higher, HealthCover::Compulsory)) {
            prop_assert!(low.employer <= high.employer && low.employee <= high.employee);
        }
        for (of, payer) in columns() {
            let share = |wages| rates.share(of, payer, wages, HealthCover::Compulsory);
            prop_assert!(share(wages) <= share(higher));
        }
    }
}
