//! Deadlines of declaration and payment: a rule, and the dates moved by decision.

use crate::dated::{Dated, Source, Status, in_force};
use crate::table::tables;
use tasrih_domain::Month;
use time::Date;

/// The last day to declare and pay on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDate {
    /// The last day.
    pub on: Date,
    /// The day set by the general rule, when a decision has moved it.
    pub moved_from: Option<Date>,
    /// Where the day was read: the general rule or the decision.
    pub source: &'static Source,
    /// How sure we are.
    pub status: Status,
    /// Last day somebody compared the data file with its sources.
    pub checked_on: Date,
}

/// The due date of a worked month: the 10th of the next month, unless a decision moved it.
///
/// Weekends and holidays do not move it: no text says so (status X). Months before the first entry of the rule use
/// that entry; their contributions cannot be computed anyway.
pub fn due_date(month: Month) -> DueDate {
    let calendar = &tables().calendar;
    let rule = in_force(&calendar.days, month).unwrap_or(calendar.days[0]);
    let on = day_of(month.next(), rule.value);
    let general =
        DueDate { on, moved_from: None, source: rule.source, status: rule.status, checked_on: rule.checked_on };
    extensions(month).last().map_or(general, |moved| DueDate {
        on: moved.value,
        moved_from: Some(on),
        source: moved.source,
        status: moved.status,
        checked_on: moved.checked_on,
    })
}

/// Every decision that moved the due date of a worked month, in the order they were taken.
pub fn extensions(month: Month) -> impl Iterator<Item = &'static Dated<Date>> {
    tables().calendar.extensions.iter().filter(move |moved| moved.in_force_from == month)
}

fn day_of(month: Month, day: u8) -> Date {
    let of_year = time::Month::try_from(month.month()).expect("a month is 1 to 12");
    Date::from_calendar_date(i32::from(month.year()), of_year, day).expect("a due day is 1 to 28, in every month")
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn the_due_date_is_the_tenth_of_the_next_month() {
        assert_eq!(due_date(Month::at(2026, 3)).on, date!(2026 - 04 - 10));
        assert_eq!(due_date(Month::at(2025, 12)).on, date!(2026 - 01 - 10));
        assert_eq!(due_date(Month::at(2026, 3)).moved_from, None);
    }

    #[test]
    fn june_2025_was_moved_twice_and_its_neighbours_were_not() {
        assert_eq!(due_date(Month::at(2025, 5)).on, date!(2025 - 06 - 10));
        let june = due_date(Month::at(2025, 6));
        assert_eq!((june.on, june.moved_from), (date!(2025 - 07 - 21), Some(date!(2025 - 07 - 10))));
        let days: Vec<_> = extensions(Month::at(2025, 6)).map(|moved| moved.value).collect();
        assert_eq!(days, [date!(2025 - 07 - 17), date!(2025 - 07 - 21)]);
        assert_eq!(due_date(Month::at(2025, 7)).on, date!(2025 - 08 - 10));
    }
}
