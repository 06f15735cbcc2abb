//! The command line from outside: exit codes, streams, formats, files.

use crate::support::{below, conforms_to, entries, root, slashed};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const HELLO: &str = "\
service hello {}

api web { auth: \"none\" }

function greet { code: \"./functions/greet\", handler: \"index.handler\", runtime: \"nodejs22.x\" }

web[\"GET /hello\"] -> greet
";

const BROKEN: &str = "queue orders {}\norders -> nobody\n";

/// A folder with a program in it, and commands that run there.
pub struct Project {
    folder: TempDir,
}

/// What a command left behind.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Project {
    pub fn empty() -> Project {
        Project { folder: tempfile::tempdir().unwrap() }
    }

    pub fn of(text: &str) -> Project {
        let project = Project::empty();
        project.write("main.sls", text);
        project.write("functions/greet/index.mjs", "export const handler = async () => ({});\n");
        project
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    fn names(&self, path: &str) -> Vec<String> {
        let folder = self.path().join(path);
        below(&folder).iter().map(|file| slashed(file.strip_prefix(&folder).unwrap())).collect()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_slsc"));
        command.args(arguments).current_dir(self.path()).stdin(Stdio::null());
        for variable in ["GITHUB_ACTIONS", "NO_COLOR", "CLICOLOR_FORCE", "TERM"] {
            command.env_remove(variable);
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        finished(&mut self.command(arguments))
    }

    /// Runs a command with a text on its standard input.
    pub fn pipe(&self, arguments: &[&str], text: &str) -> Run {
        let input = self.path().with_extension("input");
        fs::write(&input, text).unwrap();
        let run = finished(self.command(arguments).stdin(fs::File::open(&input).unwrap()));
        fs::remove_file(input).unwrap();
        run
    }
}

fn finished(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

impl Run {
    /// That the command ended with a code and reported one of ours.
    pub fn reports(&self, exit: i32, code: &str) {
        assert_eq!(self.code, Some(exit), "{self:?}");
        assert!(self.err.contains(&format!("[{code}]")), "{self:?}");
    }
}

// Exit codes and streams

#[test]
fn a_right_program_is_fine_and_silent_on_standard_output() {
    let run = Project::of(HELLO).run(&["check"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{run:?}");
}

#[test]
fn a_wrong_program_is_one() {
    let run = Project::of(BROKEN).run(&["check"]);
    run.reports(1, "SLS0201");
    assert_eq!(run.out, "");
    assert!(run.err.contains("main.sls:2:11"), "{run:?}");
    assert!(run.err.contains("1 error; `slsc explain SLS0201` tells more"), "{run:?}");
}

#[test]
fn wrong_usage_is_two_and_suggests() {
    let project = Project::of(HELLO);
    for (arguments, hint) in
        [(&["chekc"][..], "check"), (&["check", "--alow", "x"], "--allow"), (&[][..], "Usage"), (&["new"], "DIR")]
    {
        let run = project.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{run:?}");
        assert!(run.err.contains(hint), "{run:?}");
    }
}

#[test]
fn help_and_version_are_answers() {
    let project = Project::empty();
    let version = project.run(&["--version"]);
    assert_eq!((version.code, version.out), (Some(0), format!("slsc {}\n", slsc::VERSION)));
    for command in ["new", "check", "compile", "explain", "why", "graph", "drill", "diff", "completions"] {
        let help = project.run(&[command, "--help"]);
        assert_eq!((help.code, help.err.as_str()), (Some(0), ""), "{help:?}");
        assert!(help.out.contains("Usage: slsc"), "{help:?}");
    }
}

#[test]
fn several_programs_are_checked_together() {
    let project = Project::of(BROKEN);
    project.write("other/main.sls", BROKEN);
    let run = project.run(&["check", "main.sls", "other/main.sls", "--message-format", "short"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.err.contains("main.sls:2:11: error") && run.err.contains("other/main.sls:2:11: error"), "{run:?}");
}

#[test]
fn a_reader_who_goes_away_is_no_mistake() {
    let project = Project::of(HELLO);
    let mut child = project.command(&["explain", "SLS0201"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

// Main files that are none: SLS0901 to SLS0904

#[test]
fn a_missing_file_is_named_with_its_neighbour() {
    let project = Project::of(HELLO);
    let run = project.run(&["check", "mian.sls"]);
    run.reports(2, "SLS0901");
    assert!(run.err.contains("`mian.sls`") && run.err.contains("did you mean `main.sls`?"), "{run:?}");
    Project::empty().run(&["check"]).reports(2, "SLS0901");
    project.run(&["check", "no/such/main.sls"]).reports(2, "SLS0901");
    assert_eq!(project.run(&["check", ""]).code, Some(2));
}

#[test]
fn a_directory_or_a_device_is_no_source() {
    let project = Project::of(HELLO);
    for path in [".", "functions", "..", "/"] {
        project.run(&["check", path]).reports(2, "SLS0902");
    }
    if cfg!(unix) {
        project.run(&["check", "/dev/zero"]).reports(2, "SLS0902");
        project.run(&["compile", "/dev/null"]).reports(2, "SLS0902");
    }
}

#[test]
fn a_file_of_many_megabytes_is_answered_in_time() {
    let project = Project::of(&"// a comment\n".repeat(800_000));
    assert_eq!(project.run(&["check"]).code, Some(0));
    let project = Project::empty();
    fs::File::create(project.path().join("main.sls")).unwrap().set_len((64 << 20) + 1).unwrap();
    project.run(&["check"]).reports(2, "SLS0903");
}

#[test]
fn a_byte_that_is_no_text_is_shown() {
    let project = Project::empty();
    project.write("main.sls", b"queue orders {}\nqueue caf\xe9 {}\n");
    let run = project.run(&["check"]);
    run.reports(2, "SLS0904");
    assert!(run.err.contains("main.sls:2:10"), "{run:?}");
    project.write("main.sls", b"\xff\xfe\x00q");
    project.run(&["check"]).reports(2, "SLS0904");
}

#[test]
fn control_characters_and_a_byte_order_mark_never_reach_the_terminal() {
    for bytes in [&b"queue a\0b {}\n"[..], b"\x1b[2J\n", b"\xef\xbb\xbfqueue {\n", b"\r\n\r\n}", b"\xe2\x80\xae {}"] {
        let project = Project::empty();
        project.write("main.sls", bytes);
        let run = project.run(&["check"]);
        assert!(matches!(run.code, Some(0 | 1)), "{run:?}");
        assert!(run.err.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{run:?}");
    }
}

#[test]
fn nothing_is_a_program() {
    for text in ["", "\n", "// only a comment", "\u{feff}"] {
        assert_eq!(Project::of(text).run(&["check"]).code, Some(0), "{text:?}");
    }
}

#[test]
fn deep_nesting_is_a_mistake_and_no_crash() {
    for text in [format!("let a = {}", "[".repeat(200_000)), format!("let a = {}", "(1+".repeat(100_000))] {
        assert_eq!(Project::of(&text).run(&["check"]).code, Some(1));
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_unreadable() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::of(HELLO);
    let main = project.path().join("main.sls");
    fs::set_permissions(&main, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&main).is_err() {
        project.run(&["check"]).reports(2, "SLS0901");
    }
}

// Output

#[test]
fn compiling_writes_templates_and_says_how_to_deploy_them() {
    let project = Project::of(HELLO);
    let run = project.run(&["compile"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(project.names("out"), ["manifest.json", "template.yaml"]);
    assert!(run.out.contains("aws cloudformation package \\\n  --template-file out/template.yaml"), "{run:?}");
    assert!(run.out.contains("aws cloudformation deploy"), "{run:?}");
    assert!(run.out.contains("--capabilities CAPABILITY_IAM"), "{run:?}");
    assert!(run.err.contains("wrote out/"), "{run:?}");
    let sam = project.run(&["compile", "--format", "sam", "--syntax", "json", "-o", "build/sam"]);
    assert!(sam.out.contains("sam build") && sam.out.contains("sam deploy"), "{sam:?}");
    assert_eq!(project.names("build/sam"), ["manifest.json", "template.json"]);
}

#[test]
fn compiling_says_how_much_of_its_limits_a_template_uses() {
    let project = Project::of(HELLO);
    let told = |arguments: &[&str]| {
        let run = project.run(arguments);
        run.err.lines().filter(|line| line.starts_with("template.yaml: ")).map(str::to_owned).collect::<Vec<_>>()
    };
    insta::assert_snapshot!(told(&["compile"]).join("\n"));
    insta::assert_snapshot!(told(&["compile", "--limits"]).join("\n").replace(", ", ",\n"));
    assert_eq!(told(&["compile", "--message-format", "json"]), Vec::<String>::new());
    assert_eq!(told(&["compile", "-o", "-"]), Vec::<String>::new());
}

#[test]
fn code_paths_are_relative_to_the_template() {
    let project = Project::of(HELLO);
    let printed = |arguments: &[&str]| project.run(arguments).out;
    assert_eq!(project.run(&["compile", "-o", "deep/out"]).code, Some(0));
    assert!(project.read("deep/out/template.yaml").contains("../../functions/greet"));
    assert!(!printed(&["compile", "-o", "-"]).contains("../"));
}

#[test]
fn a_dash_prints_the_template_and_nothing_else() {
    let project = Project::of(HELLO);
    let run = project.run(&["compile", "-o", "-", "--syntax", "json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run:?}");
    let template: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert!(template["Resources"].is_object());
    assert_eq!(entries(&project.path().join("out")).len(), 0);
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    let project = Project::of(HELLO);
    let first = project.run(&["compile", "-o", "-"]);
    let elsewhere = Project::of(HELLO);
    assert_eq!(first.out, elsewhere.run(&["compile", "-o", "-"]).out);
    let (a, b) = (project.run(&["compile", "-o", "a"]), project.run(&["compile", "-o", "b"]));
    assert_eq!((a.code, b.code), (Some(0), Some(0)));
    for name in project.names("a") {
        assert_eq!(project.read(&format!("a/{name}")), project.read(&format!("b/{name}")), "{name}");
    }
}

#[test]
fn with_an_error_an_old_output_stays() {
    let project = Project::of(HELLO);
    assert_eq!(project.run(&["compile"]).code, Some(0));
    let before: Vec<String> = project.names("out").iter().map(|name| project.read(&format!("out/{name}"))).collect();
    project.write("main.sls", BROKEN);
    let run = project.run(&["compile"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{run:?}");
    let after: Vec<String> = project.names("out").iter().map(|name| project.read(&format!("out/{name}"))).collect();
    assert_eq!(before, after);
    let run = project.run(&["compile", "-o", "fresh"]);
    assert_eq!((run.code, project.path().join("fresh").exists()), (Some(1), false));
    assert_eq!(project.run(&["compile", "-o", "-"]).out, "");
}

#[test]
fn output_that_cannot_be_written_is_refused() {
    let project = Project::of(HELLO);
    for target in ["main.sls", "main.sls/out", ".", "../"] {
        let target = if target == "../" { format!("{}", project.path().display()) } else { target.to_owned() };
        project.run(&["compile", "-o", &target]).reports(2, "SLS0905");
    }
    assert_eq!(project.read("main.sls"), HELLO);
    assert_eq!(project.names("").len(), 2);
    if Path::new("/dev/full").exists() {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = finished(project.command(&["compile", "-o", "-"]).stdout(full).stderr(Stdio::piped()));
        run.reports(2, "SLS0905");
    }
}

#[test]
fn a_template_that_is_no_longer_made_is_removed_and_other_files_stay() {
    let project = Project::of(HELLO);
    project.run(&["compile"]);
    project.write("out/packaged.yaml", "mine");
    project.run(&["compile", "--syntax", "json"]);
    assert_eq!(project.names("out"), ["manifest.json", "packaged.yaml", "template.json"]);
}

#[test]
fn metadata_can_be_left_out() {
    let project = Project::of(HELLO);
    assert!(project.run(&["compile", "-o", "-"]).out.contains("main.sls:5"));
    assert!(!project.run(&["compile", "-o", "-", "--no-metadata"]).out.contains("main.sls"));
}

#[test]
fn timings_are_talk() {
    let run = Project::of(HELLO).run(&["compile", "-o", "-", "--timings"]);
    assert!(run.err.contains("parse") && run.err.contains("total") && !run.out.contains("total"), "{run:?}");
}

// Parameters and levels: SLS0906 to SLS0909

#[test]
fn parameters_come_from_the_command_line_and_from_a_file() {
    let project = Project::of("param size: int = 1\nqueue orders { retries: size }\n");
    project.write("params.json", "{ \"size\": 7 }");
    project.write("params.yaml", "size: 8\n");
    let retries = |arguments: &[&str]| {
        let run = project.run(&[&["compile", "-o", "-"], arguments].concat());
        let line = run.out.lines().find_map(|line| line.trim().strip_prefix("maxReceiveCount: ")).map(str::to_owned);
        line.unwrap_or_else(|| panic!("{run:?}"))
    };
    assert_eq!(retries(&[]), "1");
    assert_eq!(retries(&["--param", "size=6"]), "6");
    assert_eq!(retries(&["--params", "params.json"]), "7");
    assert_eq!(retries(&["--params", "params.yaml"]), "8");
    assert_eq!(retries(&["--params", "params.json", "--param", "size=9"]), "9");
}

#[test]
fn parameters_that_are_none_are_refused() {
    let project = Project::of(HELLO);
    project.write("list.json", "[]");
    project.run(&["check", "--params", "list.json"]).reports(2, "SLS0906");
    project.run(&["check", "--params", "no.json"]).reports(2, "SLS0906");
    project.run(&["check", "--params", "functions"]).reports(2, "SLS0906");
    project.run(&["check", "--param", "stage"]).reports(2, "SLS0907");
    project.run(&["check", "--param", "a=1", "--param", "a=2"]).reports(2, "SLS0907");
}

#[test]
fn levels_are_about_known_warnings() {
    let project = Project::of(HELLO);
    let run = project.run(&["check", "--deny", "large-templat"]);
    run.reports(2, "SLS0908");
    assert!(run.err.contains("did you mean `large-template`?"), "{run:?}");
    project.run(&["check", "--allow", "SLS0201"]).reports(2, "SLS0909");
    assert_eq!(project.run(&["check", "--deny", "SLS0201", "--deny", "warnings"]).code, Some(0));
}

#[test]
fn a_denied_warning_stops_the_compiler() {
    let project = Project::of(WARNED);
    let warned = project.run(&["compile"]);
    assert_eq!(warned.code, Some(0), "{warned:?}");
    assert!(warned.err.contains("1 warning"), "{warned:?}");
    let denied = project.run(&["compile", "-o", "denied", "--deny", "warnings"]);
    assert_eq!((denied.code, project.path().join("denied").exists()), (Some(1), false), "{denied:?}");
}

/// A program with one warning: `unheard-alarm`.
const WARNED: &str = "queue orders {}\n\nalarm stuck { when: orders.dead.visible > 0 for 5m }\n";

// Formats

#[test]
fn json_is_one_object_on_standard_output() {
    let run = Project::of(BROKEN).run(&["check", "--message-format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""), "{run:?}");
    let object: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(object["summary"]["errors"], 1);
    conforms(&object);
    let fine = Project::of(HELLO).run(&["check", "--message-format", "json"]);
    conforms(&serde_json::from_str(&fine.out).unwrap());
    let usage = Project::empty().run(&["check", "--message-format", "json"]);
    assert_eq!(usage.code, Some(2), "{usage:?}");
    conforms(&serde_json::from_str(&usage.out).unwrap());
}

#[test]
fn json_gives_way_to_the_template() {
    let run = Project::of(HELLO).run(&["compile", "-o", "-", "--message-format", "json"]);
    conforms(&serde_json::from_str(&run.err).unwrap());
    assert!(run.out.contains("Resources:"), "{run:?}");
    let run = Project::of(HELLO).run(&["compile", "--message-format", "json"]);
    conforms(&serde_json::from_str(&run.out).unwrap());
}

/// That an object is what the schema of diagnostics says.
fn conforms(object: &serde_json::Value) {
    conforms_to(slsc::diagnostics::render::json::SCHEMA, object);
}

#[test]
fn sarif_is_a_log_with_a_fingerprint() {
    let run = Project::of(BROKEN).run(&["check", "--message-format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "SLS0201");
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 2);
    assert_eq!(result["partialFingerprints"]["slsc/v1"].as_str().unwrap().len(), 32);
}

#[test]
fn github_is_spoken_under_github_actions() {
    let project = Project::of(BROKEN);
    let run = finished(project.command(&["check"]).env("GITHUB_ACTIONS", "true"));
    assert!(run.err.starts_with("::error file=main.sls,line=2,endLine=2,col=11"), "{run:?}");
    let run = finished(project.command(&["check", "--message-format", "human"]).env("GITHUB_ACTIONS", "true"));
    assert!(run.err.starts_with("error[SLS0201]"), "{run:?}");
}

#[test]
fn colours_come_when_they_are_wanted() {
    let project = Project::of(BROKEN);
    assert!(!project.run(&["check"]).err.contains('\u{1b}'));
    assert!(project.run(&["check", "--color", "always"]).err.contains("\u{1b}[31m"));
    assert!(!project.run(&["check", "--color", "never"]).err.contains('\u{1b}'));
}

// Several templates: SLS0910, SLS0913; the other commands: SLS0911, SLS0912

#[test]
fn every_template_is_a_project_that_compiles() {
    for template in ["hello", "todo-api", "order-intake", "image-pipeline", "nightly-report", "pipeline"] {
        let project = Project::empty();
        let new = project.run(&["new", "shop", "--template", template]);
        assert_eq!(new.code, Some(0), "{new:?}");
        for file in [".gitignore", ".github/workflows/slsc.yml", "README.md", "main.sls"] {
            assert!(project.path().join("shop").join(file).is_file(), "{template}: {file}");
        }
        let compile = project.run(&["compile", "shop/main.sls", "-o", "shop/out", "--deny", "warnings"]);
        assert_eq!(compile.code, Some(0), "{template}: {compile:?}");
    }
}

#[test]
fn a_project_is_made_in_an_empty_folder_only() {
    let project = Project::of(HELLO);
    let run = project.run(&["new", "."]);
    run.reports(2, "SLS0911");
    project.run(&["new", "main.sls"]).reports(2, "SLS0911");
    assert_eq!(project.read("main.sls"), HELLO);
    fs::create_dir(project.path().join("empty")).unwrap();
    assert_eq!(project.run(&["new", "empty"]).code, Some(0));
}

#[test]
fn explain_knows_codes_names_kinds_patterns_and_connections() {
    let project = Project::empty();
    for (word, found) in
        [("SLS0201", "# SLS0201"), ("sls0201", "# SLS0201"), ("unknown-name", "# SLS0201"), ("queue", "# `queue`")]
    {
        let run = project.run(&["explain", word]);
        assert!(run.code == Some(0) && run.out.starts_with(found), "{run:?}");
    }
    let run = project.run(&["explain", "fan_out"]);
    assert!(run.out.starts_with("# `fan_out`") && run.out.contains("| `workers` | `[function]` |"), "{run:?}");
    assert!(!run.out.contains("!["), "no picture on a terminal: {run:?}");
    assert!(project.run(&["explain", "queue_to_function"]).out.contains("sqs:ReceiveMessage"));
    let run = project.run(&["explain", "quue"]);
    run.reports(2, "SLS0908");
    assert!(run.err.contains("did you mean `queue`?"), "{run:?}");
}

const INTAKE: &str = "\
table ledger { key: { id: string } }
function charge { code: \"./functions/greet\", handler: \"index.handler\", runtime: \"nodejs22.x\" }
charge -> ledger.write
";

#[test]
fn why_names_the_arrow_of_each_permission() {
    let project = Project::of(INTAKE);
    let run = project.run(&["why", "charge"]);
    let line = run.out.lines().find(|line| line.contains("dynamodb:PutItem")).unwrap_or_else(|| panic!("{run:?}"));
    assert!(line.contains("${Ledger.Arn}") && line.ends_with("main.sls:3  charge -> ledger.write"), "{run:?}");
    assert!(run.out.starts_with("ChargeRole may\n"), "{run:?}");
    let one = project.run(&["why", "main.sls", "charge", "dynamodb:putitem"]);
    assert_eq!(one.out.lines().count(), 2, "{one:?}");
    let who = project.run(&["why", "--who-can", "dynamodb:PutItem", "ledger"]);
    assert!(who.out.contains("ChargeRole") && !who.out.contains("logs:"), "{who:?}");
    let run = project.run(&["why", "chrage"]);
    run.reports(2, "SLS0912");
    assert!(run.err.contains("did you mean `charge`?"), "{run:?}");
    Project::of(BROKEN).run(&["why"]).reports(1, "SLS0201");
}

#[test]
fn why_is_complete_as_json() {
    let run = Project::of(INTAKE).run(&["why", "--message-format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    conforms_to(slsc::audit::SCHEMA, &answer);
    let arrows = answer["arrows"].as_array().unwrap();
    let drawn = arrows.iter().find(|arrow| arrow["drawn"] == true).unwrap();
    assert_eq!(drawn["source"], "main.sls:3");
    let charge = serde_json::json!({ "resource": "charge", "kind": "function", "port": "", "logical": "Charge" });
    let ledger = serde_json::json!({ "resource": "ledger", "kind": "table", "port": "write", "logical": "Ledger" });
    assert_eq!((&drawn["from"], &drawn["to"]), (&charge, &ledger));
    assert_eq!(drawn["grants"][0]["role"], "ChargeRole");
    assert_eq!(drawn["mode"], "code");
    assert!(arrows.iter().any(|arrow| arrow["drawn"] == false), "{answer:#}");
}

/// What auditors ask: one line for each action that somebody may do on a resource, and where it comes from.
#[test]
fn who_can_tells_the_condition_the_line_and_the_pattern() {
    let program = format!(
        "import {{ fan_out }} from \"std:orchestration\"\n{INTAKE}\nbucket uploads {{}}\nfan_out spread {{ source: uploads.created, workers: [charge] }}\n\
         charge -> allow(\"dynamodb:DescribeTable\", on: ledger, when: {{ StringEquals: {{ \"aws:ResourceTag/team\": \"pay\" }} }})\n"
    );
    let project = Project::of(&program);
    let run = project.run(&["why", "--message-format", "json", "--who-can", "dynamodb:Describe*", "ledger"]);
    let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{run:?}"));
    conforms_to(slsc::audit::SCHEMA, &answer);
    let [one] = answer["permissions"].as_array().unwrap().as_slice() else { panic!("{answer:#}") };
    assert_eq!(one["principal"]["name"], "ChargeRole");
    assert_eq!(one["conditions"][0]["key"], "aws:ResourceTag/team");
    assert_eq!(one["source"], "main.sls:8");
    let inbox = project.run(&["why", "--who-can", "sqs:*", "spread.inbox.charge"]);
    assert!(inbox.out.contains("through spread (fan_out)"), "{inbox:?}");
}

/// The two-region API of the accepted program about claims.
fn spread() -> Project {
    Project::of(
        &fs::read_to_string(root().join("tests/accept/expectations.sls"))
            .unwrap()
            .replace("\"./functions\"", "\"./functions/greet\""),
    )
}

#[test]
fn a_drill_tells_what_survives_and_why() {
    let project = spread();
    let run = project.run(&["drill"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run:?}");
    assert!(run.out.contains("Without us-east-1:") && run.out.contains("Without us-west-1:"), "{run:?}");
    assert!(
        run.out.contains(
            "30s (3 failures of `api_health`, 10s apart) + 6s (an answer that does not come) + 1m (DNS, an alias)"
        ),
        "{run:?}"
    );
    let run = project.run(&["drill", "main.sls", "--lose", "users in us-east-1"]);
    assert!(
        run.out.contains("lost") && run.out.contains("`api_health` asks for `GET /ping`, which works without it"),
        "{run:?}"
    );
    let run = project.run(&["drill", "--lose", "usres"]);
    run.reports(2, "SLS0912");
    assert!(run.err.contains("did you mean `users`?"), "{run:?}");
    project.run(&["drill", "--lose", "url:www.example.org"]).reports(2, "SLS0912");
    project.run(&["drill", "--lose", "us-east-2"]).reports(2, "SLS0913");
    project.run(&["drill", "--lose", "users in us-east-2"]).reports(2, "SLS0913");
    Project::of(BROKEN).run(&["drill"]).reports(1, "SLS0201");
}

#[test]
fn a_drill_is_complete_as_json_and_can_be_drawn() {
    let project = spread();
    for arguments in [
        &["drill", "--format", "json"][..],
        &["drill", "--message-format", "json", "--lose", "users", "--lose", "us-east-1"],
    ] {
        let run = project.run(arguments);
        let object: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        conforms_to(slsc::resilience::json::SCHEMA, &object);
        assert_eq!(object["drills"][0]["entries"][0]["entry"], "public[\"GET /ping\"]");
        assert_eq!(object["drills"][0]["entries"][0]["recovery"]["seconds"], 96);
    }
    let alone: serde_json::Value =
        serde_json::from_str(&Project::of(HELLO).run(&["drill", "--format", "json"]).out).unwrap();
    conforms_to(slsc::resilience::json::SCHEMA, &alone);
    for (format, start) in [("svg", "<svg"), ("mermaid", "---"), ("dot", "digraph")] {
        let run = project.run(&["drill", "--format", format]);
        assert!(run.out.starts_with(start), "{run:?}");
    }
}

#[test]
fn a_budget_is_a_table_or_json() {
    let house = Project::of(HOUSE);
    let run = house.run(&["budget"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    for line in [
        "us-east-1: 500 calls at once\n",
        "us-west-2: 1000 calls at once (assumed;",
        "  reserved 40 of 400, as 100 must stay free: fits\n",
        "      account: 40 at once, 2 connections each\n",
        "      needs 80 of 709 (90% of 788, through the proxy): fits\n",
    ] {
        assert!(run.out.contains(line), "{line}\n{}", run.out);
    }
    for arguments in [&["budget", "--format", "json"][..], &["budget", "--message-format", "json"]] {
        let object: serde_json::Value = serde_json::from_str(&house.run(arguments).out).unwrap();
        conforms_to(slsc::budget::json::SCHEMA, &object);
        assert_eq!(object["regions"][0]["databases"][0]["needs"], 80);
    }
    let spread: serde_json::Value = serde_json::from_str(&spread().run(&["budget", "--format", "json"]).out).unwrap();
    conforms_to(slsc::budget::json::SCHEMA, &spread);
    assert_eq!(spread["regions"][0]["survivals"][0]["verdict"], "fits");
}

/// A database, and a function that connects to it.
const HOUSE: &str = r#"
service house { regions: ["us-east-1", "us-west-2"], concurrency_limit: { "us-east-1": 500 } }
network inside {}
database accounts { network: inside, engine: "postgres", class: "db.m7g.large" }
function account { inline: "def handler(event, context): pass", runtime: "python3.13", network: inside, concurrency: 40 }
account -> accounts.connect { user: "app", connections: 2 }
"#;

#[test]
fn a_program_is_drawn_in_every_form_and_from_every_side() {
    let project = spread();
    for (format, start) in [("svg", "<svg"), ("mermaid", "---"), ("dot", "digraph"), ("json", "{")] {
        for view in ["architecture", "regions", "permissions"] {
            let run = project.run(&["graph", "--format", format, "--view", view]);
            assert!(run.code == Some(0) && run.out.starts_with(start), "{format} {view}: {run:?}");
        }
    }
    let run = project.run(&["graph", "main.sls", "--message-format", "json", "--view", "regions"]);
    let object: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    conforms_to(slsc::portrait::SCHEMA, &object);
    assert_eq!(object["view"], "regions");
    assert!(project.run(&["graph"]).out.contains("flowchart LR"), "Mermaid unless told otherwise");
    Project::of(BROKEN).run(&["graph"]).reports(1, "SLS0201");
    Project::empty().run(&["graph", "nothing.sls"]).reports(2, "SLS0901");
}

#[test]
fn completions_are_made_for_every_shell() {
    let project = Project::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = project.run(&["completions", shell]);
        assert!(run.code == Some(0) && run.out.contains("slsc"), "{shell}: {run:?}");
    }
}

#[test]
fn several_templates_and_foreign_regions_are_refused() {
    // SLS0910 and SLS0913 need a service of several regions. Until there is one, their wording is what can be tested.
    let several = slsc::diagnostics::usage::several_templates(&["us-east-1.yaml", "us-west-1.yaml"]);
    assert!(several.message.contains("`us-east-1.yaml` and `us-west-1.yaml`"), "{several:?}");
    let foreign = slsc::diagnostics::usage::foreign_region("us-west-2", ["us-east-1", "us-west-1"]);
    assert_eq!(foreign.help.as_deref(), Some("did you mean `us-west-1`?"));
}

/// A service of two regions, of which one is asked for more.
const SPREAD: &str = "\
service hello { regions: [\"us-east-1\", \"us-west-1\"] }

queue orders { per_region: { \"us-west-1\": { retries: 9 } } }
";

#[test]
fn a_stack_set_has_one_template_and_commands_of_its_own() {
    let project = Project::of(SPREAD);
    project.run(&["compile"]);
    assert_eq!(project.names("out"), ["manifest.json", "us-east-1.yaml", "us-west-1.yaml"]);
    let run = project.run(&["compile", "--stackset"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(project.names("out"), ["manifest.json", "stackset.yaml"]);
    assert!(project.read("out/stackset.yaml").contains("maxReceiveCount: !If [InUsEast1, 5, 9]"));
    let manifest: serde_json::Value = serde_json::from_str(&project.read("out/manifest.json")).unwrap();
    assert_eq!(manifest["stack_set"]["regions"], serde_json::json!(["us-west-1", "us-east-1"]), "home comes last");
    assert_eq!(manifest["stacks"], serde_json::json!([]));
    assert!(run.out.contains("aws cloudformation create-stack-set"), "{run:?}");
    assert!(run.out.contains("--regions us-west-1 us-east-1"), "{run:?}");
    assert!(run.out.contains("RegionConcurrencyType=SEQUENTIAL,RegionOrder=us-west-1,us-east-1"), "{run:?}");
    let printed = project.run(&["compile", "--stackset", "-o", "-"]);
    assert!(printed.code == Some(0) && printed.out.contains("InUsEast1"), "{printed:?}");
    project.run(&["compile"]);
    assert_eq!(project.names("out"), ["manifest.json", "us-east-1.yaml", "us-west-1.yaml"]);
}

#[test]
fn what_cannot_be_a_stack_set_is_refused() {
    // SLS0914
    Project::of(HELLO).run(&["compile", "--stackset"]).reports(2, "SLS0914");
    let project = Project::of(SPREAD);
    let sam = project.run(&["compile", "--stackset", "--format", "sam"]);
    sam.reports(2, "SLS0914");
    assert!(sam.err.contains("no SAM template"), "{sam:?}");
    let region = project.run(&["compile", "--stackset", "--region", "us-east-1"]);
    assert_eq!(region.code, Some(2), "{region:?}");
    assert!(region.err.contains("--region"), "{region:?}");
    assert!(!project.path().join("out").exists());
    project.write("main.sls", format!("{SPREAD}\nzone root {{ name: \"example.com\" }}\n"));
    let several = project.run(&["compile", "--stackset", "-o", "-"]);
    several.reports(2, "SLS0910");
    assert!(several.err.contains("`global.yaml` and") && several.err.contains("`stackset.yaml`"), "{several:?}");
}

#[test]
fn the_command_page_names_every_command() {
    let page = fs::read_to_string(root().join("docs/cli.md")).unwrap();
    let help = Project::empty().run(&["--help"]).out;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    for command in commands.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help") {
        assert!(page.contains(&format!("slsc {command}")), "{command}");
    }
}

// Fixes: SLS0915 is tested where files are written

const TYPO: &str = "queue orders {\n  vizibility: 30s // as long as a charge takes\n}\n";

#[test]
fn fixes_are_shown_as_a_patch_and_nothing_is_written() {
    let project = Project::empty();
    project.write("shop/main.sls", TYPO);
    let run = project.run(&["check", "shop/main.sls", "--diff"]);
    run.reports(1, "SLS0402");
    let patch = "--- a/shop/main.sls\n+++ b/shop/main.sls\n@@ -1,3 +1,3 @@\n queue orders {\n\
                 -  vizibility: 30s // as long as a charge takes\n+  visibility: 30s // as long as a charge takes\n }\n";
    assert_eq!(run.out, patch);
    assert_eq!(project.read("shop/main.sls"), TYPO);
    assert_eq!(project.run(&["check", "shop/main.sls", "--fix", "--diff"]).out, patch);
}

#[test]
fn fixes_are_applied_and_told() {
    let project = Project::empty();
    project.write("shop/main.sls", TYPO);
    let run = project.run(&["check", "shop/main.sls", "--fix"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{run:?}");
    assert!(run.err.starts_with("fixed shop/main.sls:2: replace with `visibility` [SLS0402]\n"), "{run:?}");
    assert_eq!(project.read("shop/main.sls"), TYPO.replace("vizi", "visi"));
    let again = project.run(&["check", "shop/main.sls", "--fix"]);
    assert_eq!((again.code, again.err.as_str()), (Some(0), "no mistakes found\n"));
    assert_eq!(project.names("shop"), ["main.sls"]);
}

#[test]
fn fixes_of_some_codes_are_applied_alone() {
    let project = Project::of("queue orders { vizibility: 30s };\n");
    let run = project.run(&["check", "--fix=semicolons"]);
    run.reports(1, "SLS0402");
    assert_eq!(project.read("main.sls"), "queue orders { vizibility: 30s }\n");
    project.run(&["check", "--fix=semikolons"]).reports(2, "SLS0908");
}

#[cfg(unix)]
#[test]
fn a_source_that_must_not_change_stays() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::of(TYPO);
    fs::set_permissions(project.path().join("main.sls"), fs::Permissions::from_mode(0o444)).unwrap();
    project.run(&["check", "--fix"]).reports(2, "SLS0905");
    assert_eq!(project.read("main.sls"), TYPO);
}

#[test]
fn a_file_that_is_no_text_is_not_fixed() {
    let project = Project::empty();
    let bytes = b"queue orders { vizibility: 30s }\n// caf\xe9\n";
    project.write("main.sls", bytes);
    project.run(&["check", "--fix"]).reports(2, "SLS0904");
    assert_eq!(fs::read(project.path().join("main.sls")).unwrap(), bytes);
}

#[test]
fn schemas_are_printed() {
    let project = Project::empty();
    let names = project.run(&["schema"]);
    assert_eq!(names.code, Some(0), "{names:?}");
    for name in names.out.lines().filter_map(|line| line.split_whitespace().next()) {
        let schema = project.run(&["schema", name]);
        let schema: serde_json::Value = serde_json::from_str(&schema.out).unwrap();
        assert!(schema["title"].as_str().unwrap().starts_with("What slsc"), "{name}");
    }
    assert_eq!(project.run(&["schema", "nothing"]).code, Some(2));
}

// Levels: the command line, the service, the annotation, its last day

/// A queue that is tried twice, with a `service` block and an annotation.
fn retried(service: &str, annotation: &str) -> Project {
    let project = Project::of("");
    project.write("functions/app.py", "def handler(event, context):\n    return None\n");
    let text = format!(
        "service shop {{ {service} }}\n\n{annotation}queue jobs {{ retries: 2 }}\n\n\
         function work {{ code: \"./functions\", handler: \"app.handler\", runtime: \"python3.13\", \
         idempotent: \"by its key\" }}\n\njobs -> work\n"
    );
    project.write("main.sls", text);
    project
}

/// The level of `few-retries`, by the head of its report; nothing where it is not reported.
fn level_of_few_retries(run: &Run) -> Option<&'static str> {
    let is = |level: &str| run.err.contains(&format!("{level}[SLS0565]"));
    ["error", "warning"].into_iter().find(|level| is(level))
}

#[test]
fn the_command_line_goes_before_the_service_and_the_service_before_the_table() {
    let service = |level: &str| format!("lints: {{ \"few-retries\": {level:?} }}");
    for (block, arguments, level) in [
        (String::new(), &[][..], Some("warning")),
        (String::new(), &["--deny", "few-retries"], Some("error")),
        (String::new(), &["--allow", "SLS0565"], None),
        (service("allow"), &[], None),
        (service("deny"), &[], Some("error")),
        (service("warn"), &[], Some("warning")),
        (service("allow"), &["--warn", "few-retries"], Some("warning")),
        (service("deny"), &["--allow", "few-retries"], None),
        (service("deny"), &["--warn", "few-retries"], Some("warning")),
        (service("allow"), &["--deny", "warnings"], None),
        ("lints: { warnings: \"deny\" }".to_owned(), &[], Some("error")),
        ("lints: { warnings: \"deny\" }".to_owned(), &["--allow", "few-retries"], None),
    ] {
        let run = retried(&block, "").run(&[&["check"], arguments].concat());
        assert_eq!(level_of_few_retries(&run), level, "{block} {arguments:?}: {run:?}");
    }
}

#[test]
fn an_annotation_holds_up_to_its_last_day() {
    let day = 86_400;
    // 2027-01-31 at midnight, UTC.
    let last = 1_801_353_600_u64;
    let project = retried("", "@allow(few-retries, \"the provider is slow\", until: \"2027-01-31\")\n");
    let on = |moment: u64| finished(project.command(&["check"]).env("SOURCE_DATE_EPOCH", moment.to_string()));
    for moment in [last - day, last, last + day - 1] {
        assert_eq!(level_of_few_retries(&on(moment)), None, "{moment}");
    }
    let over = on(last + day);
    assert_eq!(level_of_few_retries(&over), Some("warning"), "{over:?}");
    assert!(over.err.contains("2027-01-31"), "{over:?}");
    assert!(!over.err.contains("SLS0216"), "an annotation that is over is not useless: {over:?}");
}

#[test]
fn an_annotation_that_lifts_nothing_is_reported_with_and_without_a_last_day() {
    let last = "@allow(unheard-alarm, \"x\", until: \"2999-01-01\")\n";
    let past = "@allow(unheard-alarm, \"x\", until: \"2020-01-01\")\n";
    for annotation in ["@allow(unheard-alarm, \"x\")\n", last, past] {
        let run = retried("", annotation).run(&["check"]);
        assert!(run.err.contains("warning[SLS0216]"), "{annotation}: {run:?}");
        let fixed = retried("", annotation);
        assert_eq!(fixed.run(&["check", "--fix=useless-allow"]).code, Some(0));
        assert!(!fixed.read("main.sls").contains("@allow"), "{annotation}");
    }
}

/// A function that a route waits for longer than people do: `long-request` is looked for where somebody asks for it.
#[test]
fn what_is_looked_for_on_demand_is_silent_until_then() {
    let text = "api web { auth: \"iam\" }\n\n\
                function report { inline: \"exports.handler = async () => {}\", runtime: \"nodejs22.x\", timeout: 25s }\n\n\
                web[\"GET /report\"] -> report\n";
    let project = Project::of(text);
    let level = |arguments: &[&str]| {
        let run = project.run(&[&["check"], arguments].concat());
        ["error", "warning"].into_iter().find(|level| run.err.contains(&format!("{level}[SLS1402]")))
    };
    assert_eq!((level(&[]), level(&["--deny", "warnings"])), (None, None));
    assert_eq!((level(&["--warn", "long-request"]), level(&["--deny", "SLS1402"])), (Some("warning"), Some("error")));
}
