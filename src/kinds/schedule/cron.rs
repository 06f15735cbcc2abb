//! Cron expressions of AWS: six fields, the last one the year, and `?` in one of the two for days.
//!
//! Source: EventBridge Scheduler User Guide, "Schedule types".

use crate::model::shape::{DAY, MINUTE};

/// A field: what it is called, the least and the greatest number, names for numbers.
struct Field {
    name: &'static str,
    least: u32,
    most: u32,
    names: &'static [&'static str],
}

const MONTHS: &[&str] = &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS: &[&str] = &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const fn numbers(name: &'static str, least: u32, most: u32) -> Field {
    Field { name, least, most, names: &[] }
}

static MINUTES: Field = numbers("minute", 0, 59);
static HOURS: Field = numbers("hour", 0, 23);
static DAY_OF_MONTH: Field = numbers("day of the month", 1, 31);
static MONTH: Field = Field { name: "month", least: 1, most: 12, names: MONTHS };
static DAY_OF_WEEK: Field = Field { name: "day of the week", least: 1, most: 7, names: DAYS };
static YEAR: Field = numbers("year", 1970, 2199);

/// What an expression says that matters later.
#[derive(Debug, PartialEq, Eq)]
pub struct Cron {
    /// The shortest time between two of its moments, in seconds; a day where there is one a day at most.
    pub period: i64,
}

/// Reads an expression; a mistake is told in words that follow "this is no cron expression: ".
pub fn parse(text: &str) -> Result<Cron, String> {
    if text.contains(['(', ')']) {
        return Err("the six fields stand alone, without `cron(…)` around them".to_owned());
    }
    let fields: Vec<&str> = text.split_whitespace().collect();
    let [minute, hour, day, month, weekday, year] = fields.as_slice() else {
        return Err(count_fault(&fields));
    };
    let minutes = set(&MINUTES, minute)?;
    let hours = set(&HOURS, hour)?;
    days(day, weekday)?;
    set(&MONTH, month)?;
    set(&YEAR, year)?;
    Ok(Cron { period: period(&minutes, &hours) })
}

fn count_fault(fields: &[&str]) -> String {
    let written = match fields.len() {
        1 => "it has one field".to_owned(),
        count => format!("it has {count} fields"),
    };
    let cure = match fields {
        [minute, hour, day, month, "*"] => format!(", as in `{minute} {hour} {day} {month} ? *`"),
        _ => String::new(),
    };
    format!("{written}, and AWS wants six: minute, hour, day of the month, month, day of the week, year{cure}")
}

/// The two fields for days: one says which, the other is `?`.
fn days(day: &str, weekday: &str) -> Result<(), String> {
    match (day, weekday) {
        ("?", "?") => Err("one of the two fields for days says which day, only the other one is `?`".to_owned()),
        ("?", _) => each(&DAY_OF_WEEK, weekday, last_or_nth),
        (_, "?") => each(&DAY_OF_MONTH, day, last_or_working_day),
        _ => Err("the day of the month and the day of the week cannot both be said: one of the two is `?`".to_owned()),
    }
}

/// Every element is one of the field's special forms, or a plain one.
fn each(field: &Field, text: &str, special: fn(&Field, &str) -> Option<Result<(), String>>) -> Result<(), String> {
    let elements: Vec<&str> = text.split(',').collect();
    if elements.len() > 1 && text.contains('#') {
        return Err(format!("`{text}`: a field with `#` holds one day only"));
    }
    for element in elements {
        match special(field, element) {
            Some(result) => result?,
            None => {
                element_set(field, element)?;
            }
        }
    }
    Ok(())
}

/// `L`, `LW`, `L-3`, `15W`
fn last_or_working_day(field: &Field, text: &str) -> Option<Result<(), String>> {
    match text {
        "L" | "LW" => Some(Ok(())),
        _ => match (text.strip_prefix("L-"), text.strip_suffix('W')) {
            (Some(before), _) => Some(number(field, before).map(drop)),
            (None, Some(near)) => Some(number(field, near).map(drop)),
            (None, None) => None,
        },
    }
}

/// `L`, `6L`, `3#2`
fn last_or_nth(field: &Field, text: &str) -> Option<Result<(), String>> {
    if let Some((day, nth)) = text.split_once('#') {
        let in_month = matches!(nth, "1" | "2" | "3" | "4" | "5");
        let fault = || format!("`{text}`: a month has a day of the week once to five times");
        return Some(number(field, day).and_then(|_| if in_month { Ok(()) } else { Err(fault()) }));
    }
    match text {
        "L" => Some(Ok(())),
        _ => text.strip_suffix('L').map(|day| number(field, day).map(drop)),
    }
}

/// The numbers that a plain field means.
fn set(field: &Field, text: &str) -> Result<Vec<u32>, String> {
    if text == "?" {
        return Err(format!("`?` stands for a day only, and this is the {}", field.name));
    }
    let mut all = Vec::new();
    for element in text.split(',') {
        all.extend(element_set(field, element)?);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// `*`, `5`, `1-5`, `0/10`, `*/10`, `10-30/5`
fn element_set(field: &Field, text: &str) -> Result<Vec<u32>, String> {
    let (range, step) = match text.split_once('/') {
        Some((range, step)) => (range, Some(step)),
        None => (text, None),
    };
    let every = match step.map(str::parse::<u32>) {
        None => 1,
        Some(Ok(every)) if every > 0 => every,
        Some(_) => return Err(format!("`{text}`: behind `/` stands how far apart, a number from 1")),
    };
    let (first, last) = match (range, range.split_once('-')) {
        ("*", _) => (field.least, field.most),
        (_, Some((first, last))) => (number(field, first)?, number(field, last)?),
        (only, None) => {
            let only = number(field, only)?;
            (only, if step.is_some() { field.most } else { only })
        }
    };
    if first > last {
        return Err(format!("`{text}`: the range ends before it begins; write two, like `22-23,0-2`"));
    }
    Ok((first..=last).step_by(every as usize).collect())
}

/// A number in the field's range, or one of its names.
fn number(field: &Field, text: &str) -> Result<u32, String> {
    let named = field.names.iter().position(|name| name.eq_ignore_ascii_case(text));
    let plain = || if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse::<u32>().ok() } else { None };
    let found = match named {
        Some(index) => u32::try_from(index).ok().map(|index| index + field.least),
        None => plain(),
    };
    found.filter(|number| (field.least..=field.most).contains(number)).ok_or_else(|| out_of_range(field, text))
}

fn out_of_range(field: &Field, text: &str) -> String {
    let names = match (field.names.first(), field.names.last()) {
        (Some(first), Some(last)) => format!(" or {first} to {last}"),
        _ => String::new(),
    };
    format!("`{text}` is no {}: write {} to {}{names}", field.name, field.least, field.most)
}

/// The shortest way from one moment of a day to the next, over midnight too.
fn period(minutes: &[u32], hours: &[u32]) -> i64 {
    let moment = |hour: &u32, minute: &u32| i64::from(*hour * 60 + *minute) * MINUTE;
    let mut moments: Vec<i64> = hours.iter().flat_map(|hour| minutes.iter().map(move |m| moment(hour, m))).collect();
    moments.sort_unstable();
    let tomorrow = moments.first().map(|first| first + DAY);
    let next = moments.iter().skip(1).copied().chain(tomorrow);
    moments.iter().zip(next).map(|(now, next)| next - now).min().unwrap_or(DAY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::shape::HOUR;

    fn period_of(text: &str) -> Result<i64, String> {
        parse(text).map(|cron| cron.period)
    }

    #[test]
    fn the_examples_of_the_user_guide_are_right() {
        let right = [
            "0 10 * * ? *",
            "15 12 * * ? *",
            "0 18 ? * MON-FRI *",
            "0 8 1 * ? *",
            "0/15 * * * ? *",
            "0/10 * ? * MON-FRI *",
            "0/5 8-17 ? * MON-FRI *",
            "0/30 20-23,0-2 ? * MON-FRI *",
            "15 10 ? * 6L 2019-2025",
            "0 9 L * ? *",
            "0 9 LW * ? *",
            "0 9 L-3 * ? *",
            "0 9 15W * ? *",
            "0 9 ? * 3#2 *",
            "0 9 ? * TUE#2 *",
            "0 9 ? * L *",
            "0 9 1,15 JAN,jul ? 2027",
            "*/5 * * * ? *",
        ];
        for text in right {
            assert!(parse(text).is_ok(), "{text}: {:?}", parse(text));
        }
    }

    #[test]
    fn mistakes_are_found() {
        let wrong = [
            "",
            "0 10 * * *",
            "0 10 * * ? * *",
            "cron(0 10 * * ? *)",
            "0 10 * * * *",
            "0 10 ? * ? *",
            "0 10 1 * 2 *",
            "60 10 * * ? *",
            "0 24 * * ? *",
            "0 10 0 * ? *",
            "0 10 32 * ? *",
            "0 10 * 13 ? *",
            "0 10 * JANUARY ? *",
            "0 10 ? * 0 *",
            "0 10 ? * 8 *",
            "0 10 ? * 3#6 *",
            "0 10 ? * 3#1,6#3 *",
            "0 10 * * ? 1969",
            "0 10 * * ? 2200",
            "? 10 * * ? *",
            "0/0 10 * * ? *",
            "5-1 10 * * ? *",
            "0,, 10 * * ? *",
            "+5 10 * * ? *",
            "0 10 32W * ? *",
            "0 10 * * ? L",
            "-1 10 * * ? *",
        ];
        for text in wrong {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn five_fields_are_completed() {
        assert!(parse("0 2 * * *").is_err_and(|fault| fault.contains("`0 2 * * ? *`")));
    }

    #[test]
    fn the_period_is_the_shortest_gap() {
        assert_eq!(period_of("0 2 * * ? *"), Ok(DAY));
        assert_eq!(period_of("0/5 * * * ? *"), Ok(5 * MINUTE));
        assert_eq!(period_of("0 * * * ? *"), Ok(HOUR));
        assert_eq!(period_of("0 23,1 * * ? *"), Ok(2 * HOUR));
        assert_eq!(period_of("* * * * ? *"), Ok(MINUTE));
    }
}
