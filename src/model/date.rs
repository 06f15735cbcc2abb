//! Days of the calendar: `2027-01-31`.

use std::fmt;

/// A day. Days are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// Reads `2027-01-31`; why a text is no day, in words that follow "this is no date: ".
    pub fn read(text: &str) -> Result<Date, String> {
        let Some([year, month, day]) = numbers(text, '-', [4, 2, 2]) else {
            return Err("it has two digits for everything but the year, which has four".to_owned());
        };
        if !(1..=12).contains(&month) {
            return Err(format!("there is no month {month}"));
        }
        if day < 1 || day > days(year, month) {
            return Err(format!("that month of {year} has {} days", days(year, month)));
        }
        Ok(Date { year, month, day })
    }

    /// The same day of the next year, for comparisons: it may be a 29th of February that is none.
    #[must_use]
    pub fn a_year_later(self) -> Date {
        Date { year: self.year + 1, ..self }
    }

    /// The day of a moment, in seconds since 1970 in UTC.
    ///
    /// The calendar repeats every 400 years; years are counted from March, so that the leap day comes last (Howard Hinnant,
    /// "chrono-Compatible Low-Level Date Algorithms").
    pub fn of_moment(seconds: u64) -> Date {
        let count = seconds / 86_400 + 719_468;
        let (era, of_era) = (count / 146_097, count % 146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Date { year: small(year), month: small(month), day: small(day) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Three numbers of so many digits.
pub fn numbers(text: &str, separator: char, widths: [usize; 3]) -> Option<[u32; 3]> {
    let mut parts = text.split(separator);
    let mut next = |width: usize| {
        let part = parts.next()?;
        let plain = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
        if plain { part.parse().ok() } else { None }
    };
    let [first, second, third] = widths;
    let found = [next(first)?, next(second)?, next(third)?];
    parts.next().is_none().then_some(found)
}

fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_read_and_ordered() {
        let read = |text| Date::read(text).unwrap();
        assert!(read("2026-12-31") < read("2027-01-01"));
        assert_eq!(read("2028-02-29").to_string(), "2028-02-29");
        for wrong in ["", "2027-2-1", "2027-02-29", "2027-13-01", "2027-01-00", "2027-01-01T"] {
            assert!(Date::read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn moments_have_days() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_798_761_599, "2026-12-31"),
            (1_798_761_600, "2027-01-01"),
        ] {
            assert_eq!(Date::of_moment(seconds).to_string(), day);
        }
    }
}
