//! Dates as EventBridge Scheduler takes them: `2027-01-31T08:00:00`.

/// Why a text is no such date, in words that follow "this is no date: "; nothing where it is one.
pub fn fault(text: &str) -> Option<String> {
    let Some((date, time)) = text.split_once('T') else {
        return Some("a `T` separates the day from the time".to_owned());
    };
    let (Some([year, month, day]), Some([hour, minute, second])) =
        (numbers(date, '-', [4, 2, 2]), numbers(time, ':', [2; 3]))
    else {
        return Some("it has two digits for everything but the year, which has four".to_owned());
    };
    if !(1..=12).contains(&month) {
        return Some(format!("there is no month {month}"));
    }
    if day < 1 || day > days(year, month) {
        return Some(format!("that month of {year} has {} days", days(year, month)));
    }
    (hour > 23 || minute > 59 || second > 59).then(|| "the latest time of a day is 23:59:59".to_owned())
}

fn numbers(text: &str, separator: char, widths: [usize; 3]) -> Option<[u32; 3]> {
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
    use super::fault;

    #[test]
    fn dates_are_told_from_other_text() {
        for right in ["2027-01-31T08:00:00", "2028-02-29T23:59:59"] {
            assert_eq!(fault(right), None);
        }
        for wrong in [
            "",
            "2027-01-31",
            "2027-01-31 08:00:00",
            "2027-1-31T08:00:00",
            "2027-02-29T08:00:00",
            "2027-13-01T08:00:00",
            "2027-01-01T24:00:00",
            "2027-01-01T08:00:00Z",
        ] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
    }
}
