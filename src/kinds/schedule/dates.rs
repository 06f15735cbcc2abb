//! Dates as EventBridge Scheduler takes them: `2027-01-31T08:00:00`.

use crate::model::date::{Date, numbers};

/// Why a text is no such date, in words that follow "this is no date: "; nothing where it is one.
pub fn fault(text: &str) -> Option<String> {
    let Some((date, time)) = text.split_once('T') else {
        return Some("a `T` separates the day from the time".to_owned());
    };
    if let Err(fault) = Date::read(date) {
        return Some(fault);
    }
    match numbers(time, ':', [2; 3]) {
        None => Some("a time has two digits for each of hour, minute and second".to_owned()),
        Some([hour, minute, second]) if hour > 23 || minute > 59 || second > 59 => {
            Some("the latest time of a day is 23:59:59".to_owned())
        }
        Some(_) => None,
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
