//! One line for each report, as editors and `grep` like it: `main.sls:14:3: error[SLS0412]: message`.

use super::{Program, Report, plain, reports};

/// The lines of all reports.
pub fn render(programs: &[Program]) -> String {
    reports(programs).iter().map(line).collect()
}

fn line(report: &Report) -> String {
    let place = report.place().map(|place| format!("{}:{}:{}: ", place.file, place.start.line, place.start.column));
    format!("{}{}: {}\n", place.unwrap_or_default(), report.head(), plain(&report.diagnostic.message))
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;

    #[test]
    fn each_report_is_one_line() {
        let (sources, diagnostics) = sample();
        let program = Program { sources: &sources, diagnostics: &diagnostics, main: "shop/main.sls" };
        assert_eq!(
            render(&[program]),
            "warning[SLS0801]: the template is large\n\
             shop/main.sls:2:19: error[SLS0401]: `batch` does not, exist: 100%\n"
        );
    }
}
