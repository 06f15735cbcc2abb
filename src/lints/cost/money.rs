//! What several lints count with.

/// Hours in a month, as AWS's price lists count.
pub const HOURS_IN_A_MONTH: f64 = 730.0;

/// Seconds in the same month.
pub const SECONDS_IN_A_MONTH: f64 = HOURS_IN_A_MONTH * 3600.0;

/// `1234567` as `1,234,567`.
pub fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_are_read_in_groups() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(8640), "8,640");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
