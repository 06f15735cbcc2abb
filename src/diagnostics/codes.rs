//! The table of codes. A code is for ever: it is never used for another mistake, and a retired one keeps its row.
//!
//! A row is `CODE Rank "name"`. The name completes the phrase "allow …": it names the mistake, never the cure.
//! Its page is `pages/CODE.md`, included at compile time.

use super::Level;

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// `SLS0412`
    pub id: &'static str,
    /// The name under which it can be allowed or denied.
    pub name: &'static str,
    /// The level unless told otherwise; [`Level::Allow`] for what is looked for on demand.
    pub level: Level,
    /// Whether the author may mean it: then `@allow` with a reason, the service and the command line can lift it.
    pub lifts: bool,
    /// The explanation that `slsc explain` prints: Markdown with an example that is rejected and one that is right.
    pub page: &'static str,
}

impl Code {
    /// The heading of its page, without the mark and the code; its name where the page has none.
    pub fn title(self) -> &'static str {
        let heading = self.page.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or(self.name);
        heading.strip_prefix(self.id).map_or(heading, |rest| rest.trim_start_matches(':')).trim()
    }

    /// Its page below the heading.
    pub fn explanation(self) -> &'static str {
        match self.page.trim().split_once('\n') {
            Some((heading, rest)) if heading.starts_with("# ") => rest.trim(),
            _ => self.page.trim(),
        }
    }

    /// Its level in words, with whether that can be changed.
    pub fn standing(self) -> &'static str {
        match (self.level, self.lifts) {
            (Level::Error, false) => "error",
            (Level::Error, true) => "error, unless meant",
            (Level::Warning, _) => "warning",
            (Level::Allow, _) => "off, unless asked for",
        }
    }

    /// Whether a program alone shows it; else it takes a command line.
    pub fn has_program(self) -> bool {
        !self.is_usage() && !["SLS20", "SLS21"].iter().any(|area| self.id.starts_with(area))
    }

    /// Whether it is about usage, files or the machine: the program itself was not judged.
    pub fn is_usage(self) -> bool {
        self.id.starts_with("SLS09")
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}

/// Finds a row by its id or its name.
pub fn find(word: &str) -> Option<Code> {
    ALL.iter().copied().find(|code| code.id.eq_ignore_ascii_case(word) || code.name == word)
}

/// How a row is meant.
#[derive(Clone, Copy)]
enum Rank {
    /// Looked for where somebody asks for it.
    Hint,
    /// The program compiles.
    Warning,
    /// Surely a mistake, unless its author means it.
    Deny,
    /// The program means nothing, cannot be deployed, or cannot work.
    Error,
}

impl Rank {
    const fn level(self) -> Level {
        match self {
            Rank::Hint => Level::Allow,
            Rank::Warning => Level::Warning,
            Rank::Deny | Rank::Error => Level::Error,
        }
    }
}

/// Codes that nothing reports any more.
pub const RETIRED: &[Code] = &[SLS0409];

/// Declares a constant for each row, and the list of all rows.
macro_rules! codes {
    ($($id:ident $rank:ident $name:literal;)*) => {
        $(
            #[doc = concat!("`", $name, "`")]
            pub const $id: Code = Code {
                id: stringify!($id),
                name: $name,
                level: Rank::$rank.level(),
                lifts: !matches!(Rank::$rank, Rank::Error),
                page: include_str!(concat!("pages/", stringify!($id), ".md")),
            };
        )*
        /// Every code, in order.
        pub const ALL: &[Code] = &[$($id),*];
    };
}

codes! {
    // 01xx: text and syntax
    SLS0101 Error "unexpected-text";
    SLS0102 Error "unclosed-string";
    SLS0103 Error "semicolons";
    SLS0104 Error "unclosed-comment";
    SLS0105 Error "unbalanced-brackets";
    SLS0106 Error "invisible-characters";
    SLS0107 Error "salt-files";
    SLS0108 Error "wrong-quotes";
    SLS0109 Error "unconventional-names";
    SLS0110 Error "hash-comments";
    SLS0111 Error "wrong-arrows";
    SLS0112 Error "swapped-colon-and-equals";
    SLS0113 Error "missing-separator";
    SLS0114 Error "missing-name";
    SLS0115 Error "missing-let";
    SLS0116 Error "missing-body";
    SLS0117 Error "unknown-unit";
    SLS0118 Error "unit-apart";
    SLS0119 Error "unknown-escape";
    SLS0120 Error "foreign-operators";
    SLS0121 Error "bad-interpolation";
    SLS0122 Error "empty-interpolation";
    SLS0123 Error "deep-nesting";
    SLS0124 Error "unquoted-key";
    SLS0125 Error "function-signature";
    SLS0126 Error "too-large-number";
    SLS0127 Error "foreign-literals";
    SLS0128 Warning "idle-doc-comment";
    SLS0129 Error "allow-without-reason";
    SLS0130 Error "unknown-annotation";
    SLS0131 Error "scheme-files";

    // 02xx: files, imports and names
    SLS0201 Error "unknown-name";
    SLS0202 Error "declared-twice";
    SLS0203 Error "circular-import";
    SLS0204 Error "not-exported";
    SLS0205 Error "import-path-form";
    SLS0206 Error "import-outside-project";
    SLS0207 Error "unknown-library";
    SLS0208 Error "second-service";
    SLS0209 Error "recursive-pattern";
    SLS0210 Error "circular-value";
    SLS0211 Error "only-at-top";
    SLS0212 Error "moved-nowhere";
    SLS0213 Error "moved-from-living";
    SLS0214 Error "element-twice";
    SLS0215 Error "unknown-annotated-code";
    SLS0216 Warning "useless-allow";
    SLS0217 Error "malformed-last-day";
    SLS0218 Error "fixed-lint";

    // 03xx: types and phases
    SLS0301 Error "wrong-type";
    SLS0302 Error "missing-unit";
    SLS0303 Error "not-a-type";
    SLS0304 Error "unknown-type";
    SLS0305 Error "unknown-member";
    SLS0306 Error "deferred-structure";
    SLS0307 Error "wrong-operands";
    SLS0308 Error "impossible-arithmetic";
    SLS0309 Error "unknown-function";
    SLS0310 Error "wrong-arguments";
    SLS0311 Error "no-text";
    SLS0312 Error "no-such-entry";
    SLS0313 Error "parameter-without-value";
    SLS0314 Error "parameter-value";
    SLS0315 Error "unknown-parameter";
    SLS0316 Error "too-much";
    SLS0317 Error "nameless-element";
    SLS0318 Error "input-type";
    SLS0319 Error "no-companion";
    SLS0320 Warning "unused-input";
    SLS0321 Error "unmet-requirement";

    // 04xx: kinds and their attributes
    SLS0401 Error "unknown-kind";
    SLS0402 Error "unknown-attribute";
    SLS0403 Error "missing-attribute";
    SLS0404 Error "written-twice";
    SLS0405 Error "out-of-range";
    SLS0406 Error "unknown-word";
    SLS0407 Error "wrong-form";
    SLS0408 Error "wrong-count";
    SLS0409 Error "not-yet";
    SLS0410 Error "function-without-code";
    SLS0411 Error "several-code-sources";
    SLS0412 Error "missing-handler";
    SLS0413 Error "missing-runtime";
    SLS0414 Error "misplaced-attribute";
    SLS0415 Error "malformed-handler";
    SLS0416 Warning "unknown-runtime";
    SLS0417 Warning "deprecated-runtime";
    SLS0418 Error "blocked-runtime";
    SLS0419 Error "inline-runtime";
    SLS0420 Error "reserved-variable";
    SLS0421 Error "malformed-variable";
    SLS0422 Error "large-environment";
    SLS0423 Error "provisioned-over-reserved";
    SLS0424 Error "provisioned-without-release";
    SLS0425 Error "switch-on-provisioned";
    SLS0426 Error "stopped-without-sink";
    SLS0427 Error "missing-url";
    SLS0430 Error "schedule-without-time";
    SLS0431 Error "several-times";
    SLS0432 Error "broken-minutes";
    SLS0433 Error "malformed-cron";
    SLS0434 Error "unknown-time-zone";
    SLS0435 Error "malformed-date";
    SLS0436 Error "end-before-start";
    SLS0437 Error "bounded-moment";
    SLS0438 Warning "age-over-period";
    SLS0439 Error "schedule-without-arrow";
    SLS0440 Error "level-without-json";
    SLS0445 Error "missing-code";
    SLS0446 Error "strange-code";
    SLS0447 Error "missing-handler-file";
    SLS0448 Error "missing-symbol";
    SLS0450 Error "unsaid-auth";
    SLS0451 Error "incomplete-authorizer";
    SLS0452 Error "useless-authorizer-attribute";
    SLS0453 Error "insecure-issuer";
    SLS0454 Error "authorizer-of-other-api";
    SLS0455 Warning "unused-authorizer";
    SLS0456 Error "rest-only-attribute";
    SLS0457 Error "cors-for-all-with-credentials";
    SLS0458 Error "malformed-origin";
    SLS0459 Error "route-taken";
    SLS0460 Error "parameter-named-twice";
    SLS0461 Error "default-route-of-rest";
    SLS0462 Error "rest-without-routes";
    SLS0463 Error "unknown-log-retention";
    SLS0464 Warning "guarded-preflight";
    SLS0465 Error "uneven-retention";
    SLS0466 Error "delivery-without-destination";
    SLS0467 Error "slow-transform";
    SLS0468 Error "key-behind-stream";
    SLS0469 Error "useless-transform-option";
    SLS0470 Warning "unheard-alarm";
    SLS0471 Error "constant-condition";
    SLS0472 Error "alarm-period";
    SLS0473 Error "long-alarm";
    SLS0474 Error "uneven-alarm";
    SLS0475 Error "open-ended-pipe";
    SLS0476 Error "several-ends-of-pipe";
    SLS0477 Error "unusable-enrichment";
    SLS0478 Error "input-without-enrichment";
    SLS0479 Error "slow-work-in-pipe";
    SLS0480 Error "fifo-only-attribute";
    SLS0481 Error "mixed-dead-letters";
    SLS0482 Warning "short-dead-letters";
    SLS0483 Error "outsider-on-fifo-topic";
    SLS0484 Error "malformed-key";
    SLS0485 Error "conflicting-field-types";
    SLS0486 Error "unusable-local-index";
    SLS0487 Error "too-many-indexes";
    SLS0488 Error "unusable-ttl";
    SLS0489 Error "encryption-with-signing-key";
    SLS0490 Error "contradictory-capacity";
    SLS0491 Error "contradictory-lifecycle";
    SLS0492 Error "comma-in-list";
    SLS0493 Error "oversized-parameter";
    SLS0494 Error "secret-in-source";
    SLS0495 Error "given-and-generated-secret";
    SLS0496 Error "useless-key-attribute";
    SLS0497 Error "malformed-index-name";
    SLS0498 Error "change-of-default-bus";
    SLS0499 Error "encoded-data-for-rest";

    // 05xx: wiring
    SLS0501 Error "meaningless-arrow";
    SLS0502 Error "no-output";
    SLS0503 Error "no-input";
    SLS0504 Error "no-endpoint";
    SLS0505 Error "drawn-twice";
    SLS0506 Error "malformed-route";
    SLS0507 Error "no-routes";
    SLS0508 Error "idle-task-arrow";
    SLS0509 Error "task-without-arrow";
    SLS0510 Error "call-of-standard-workflow";
    SLS0511 Error "unwanted-answer";
    SLS0512 Error "unknown-execution";
    SLS0520 Error "timeout-inversion";
    SLS0521 Warning "waiting-chain";
    SLS0522 Warning "destination-without-events";
    SLS0523 Error "several-destinations";
    SLS0524 Error "fifo-destination";
    SLS0525 Error "open-prefix";
    SLS0540 Error "slow-function-behind-api";
    SLS0541 Error "http-api-to-topic";
    SLS0542 Error "rest-only-option";
    SLS0543 Error "long-wait";
    SLS0544 Error "scopes-without-token";
    SLS0545 Error "message-without-group";
    SLS0546 Error "message-without-id";
    SLS0547 Error "order-without-fifo";
    SLS0560 Error "batch-on-fifo";
    SLS0561 Error "unwindowed-batch";
    SLS0562 Deny "second-consumer";
    SLS0563 Error "short-visibility";
    SLS0564 Warning "tight-visibility";
    SLS0565 Warning "few-retries";
    SLS0566 Error "excess-concurrency";
    SLS0567 Warning "discarding-filter";
    SLS0568 Error "fifo-topic-to-function";
    SLS0569 Error "standard-topic-to-fifo-queue";
    SLS0570 Error "unusable-filter";
    SLS0571 Error "empty-match";
    SLS0572 Warning "broad-match";
    SLS0573 Error "unknown-event-field";
    SLS0574 Error "oversized-pattern";
    SLS0575 Error "missing-message-group";
    SLS0576 Error "useless-message-group";
    SLS0577 Error "rule-to-fifo-topic";
    SLS0578 Error "several-inputs";
    SLS0579 Error "unknown-placeholder";
    SLS0580 Error "changes-switched-off";
    SLS0581 Warning "crowded-stream";
    SLS0582 Error "second-source-of-delivery";
    SLS0583 Error "http-api-to-delivery";
    SLS0584 Error "second-destination";
    SLS0585 Error "fifo-topic-to-delivery";
    SLS0586 Error "unknown-prefix-expression";
    SLS0587 Error "too-many-consumers";
    SLS0588 Error "forgotten-before-given-up";
    SLS0589 Error "unencoded-body";
    SLS0590 Error "oversized-batch";
    SLS0591 Error "unknown-reference";
    SLS0592 Error "oversized-template";

    // 06xx: the graph
    SLS0601 Error "template-cycle";
    SLS0602 Deny "event-loop";
    SLS0603 Deny "endless-loop";
    SLS0604 Deny "call-cycle";
    SLS0605 Deny "returning-dead-letters";

    // 070x: regions
    SLS0701 Error "unknown-region";
    SLS0702 Error "region-twice";
    SLS0703 Error "mixed-partitions";
    SLS0704 Error "foreign-region-of-service";
    SLS0705 Error "placement-of-single";
    SLS0706 Deny "cross-region-arrow";
    SLS0707 Error "cross-region-reference";
    SLS0708 Error "unsaid-clock";
    SLS0709 Error "unsaid-reader";
    SLS0710 Error "stopped-clock";
    SLS0711 Error "absent-instance";
    SLS0712 Error "replica-without-region";
    SLS0713 Error "regional-part-of-single";
    SLS0714 Error "impossible-consistency";
    SLS0715 Error "replica-only-attribute";
    SLS0716 Error "deferred-replica-name";
    SLS0717 Error "partial-changes-of-replicas";
    SLS0718 Error "regional-replication";
    SLS0719 Error "nameless-secret";

    // 072x to 075x: names, checks and failover
    SLS0720 Error "existing-zone";
    SLS0721 Error "name-outside-zone";
    SLS0722 Error "duplicate-record";
    SLS0723 Error "missing-answer";
    SLS0724 Error "useless-in-record";
    SLS0725 Error "check-of-nothing";
    SLS0726 Error "useless-in-check";
    SLS0727 Error "equal-set-identifiers";
    SLS0728 Error "unserved-name";
    SLS0729 Error "ambiguous-target";
    SLS0730 Error "unchecked-primary";
    SLS0731 Error "check-of-shared-name";
    SLS0732 Error "check-of-missing-route";
    SLS0733 Error "guarded-check";
    SLS0734 Error "check-by-other-method";
    SLS0735 Error "answers-in-one-place";
    SLS0736 Error "target-health-of-site";
    SLS0737 Error "record-loop";
    SLS0738 Warning "geolocation-without-default";
    SLS0739 Warning "idle-check";
    SLS0740 Error "impossible-calculation";
    SLS0741 Error "late-failover";
    SLS0742 Warning "flapping-check";
    SLS0743 Warning "long-ttl";
    SLS0744 Error "unreachable-check";
    SLS0745 Error "two-sites";
    SLS0746 Warning "unrouted-domain";
    SLS0747 Error "edge-endpoint";
    SLS0748 Error "malformed-value";
    SLS0749 Error "uncovered-name";
    SLS0750 Warning "shallow-check";
    SLS0751 Deny "unreplicated-store";
    SLS0752 Warning "unreplicated-secret";
    SLS0753 Warning "small-standby";
    SLS0754 Warning "manual-recovery";
    SLS0755 Warning "unsaid-missing-data";
    SLS0757 Warning "unchecked-answer";
    SLS0758 Error "shared-base-path";
    SLS0759 Error "old-tls-of-http-api";

    // 076x: sites, websites and copies of buckets
    SLS0760 Error "missing-content";
    SLS0761 Error "missing-page";
    SLS0762 Error "unknown-status";
    SLS0763 Error "malformed-csp";
    SLS0764 Error "contradictory-site";
    SLS0765 Error "needed-region";
    SLS0766 Error "unproven-names";
    SLS0767 Error "unreadable-website";
    SLS0768 Error "contradictory-website";
    SLS0769 Error "other-name-of-website";
    SLS0770 Error "shared-bucket-name";
    SLS0771 Error "copies-in-one-region";
    SLS0772 Error "hindered-replication";
    SLS0773 Error "long-bucket-name";
    SLS0774 Error "unmeasured-here";

    // 077x: expectations
    SLS0775 Error "refuted-expectation";
    SLS0776 Error "malformed-expectation";
    SLS0777 Error "expectation-about-unknown";
    SLS0778 Error "expectation-of-wrong-kind";
    SLS0779 Error "writing-reader";
    SLS0780 Error "second-write";
    SLS0781 Error "second-receiver";
    SLS0782 Error "several-at-once";
    SLS0783 Error "unproven-idempotence";
    SLS0784 Error "lost-order";
    SLS0785 Error "blocking-failure";
    SLS0786 Error "call-back";

    // 08xx: output and its limits
    SLS0801 Warning "large-template";
    SLS0802 Error "colliding-logical-ids";
    SLS0803 Error "long-logical-id";
    SLS0804 Error "crowded-interface";
    SLS0805 Warning "large-template-file";
    SLS0806 Error "large-role";
    SLS0807 Error "large-resource-policy";

    // 09xx: usage, files and the machine
    SLS0901 Error "unreadable-file";
    SLS0902 Error "not-a-file";
    SLS0903 Error "file-too-large";
    SLS0904 Error "invalid-utf8";
    SLS0905 Error "unwritable-output";
    SLS0906 Error "malformed-params-file";
    SLS0907 Error "malformed-param";
    SLS0908 Error "unknown-code";
    SLS0909 Error "fixed-level";
    SLS0910 Error "several-templates";
    SLS0911 Error "folder-in-use";
    SLS0912 Error "unknown-resource";
    SLS0913 Error "foreign-region";
    SLS0914 Error "impossible-stack-set";
    SLS0915 Error "changed-meanwhile";
    SLS0916 Error "nothing-to-compare";
    SLS0917 Error "useless-acceptance";
    SLS0918 Error "input-among-files";
    SLS0919 Error "no-sources";
    SLS0920 Error "unprintable-file";

    // 10xx: workflows
    SLS1001 Error "workflow-without-steps";
    SLS1002 Error "said-twice";
    SLS1003 Error "workflow-without-timeout";
    SLS1004 Error "useless-substitutions";
    SLS1005 Error "not-in-express";
    SLS1006 Error "idle-step";
    SLS1007 Error "several-actions";
    SLS1008 Error "misplaced-in-step";
    SLS1009 Error "missing-in-step";
    SLS1010 Error "malformed-step-name";
    SLS1011 Error "step-name-twice";
    SLS1012 Error "unknown-step";
    SLS1013 Error "unreachable-step";
    SLS1014 Error "unclear-transition";
    SLS1015 Error "endless-steps";
    SLS1016 Error "malformed-condition";
    SLS1017 Warning "open-choice";
    SLS1018 Error "endless-callback";
    SLS1019 Error "unsent-token";
    SLS1020 Error "contradictory-wait";
    SLS1021 Error "late-heartbeat";
    SLS1022 Error "malformed-retry";
    SLS1023 Error "unknown-error";
    SLS1024 Error "misplaced-catch-all";
    SLS1025 Error "malformed-path";
    SLS1026 Error "malformed-intrinsic";
    SLS1027 Error "path-in-list";
    SLS1028 Error "malformed-moment";
    SLS1029 Error "missing-definition";
    SLS1030 Error "malformed-definition";
    SLS1031 Error "malformed-state";
    SLS1032 Error "large-definition";
    SLS1033 Error "unknown-substitution";
    SLS1034 Warning "unused-substitution";

    // 11xx: rights that no arrow says
    SLS1101 Deny "unknown-action";
    SLS1102 Error "wildcard-action";
    SLS1103 Deny "wildcard-resource";
    SLS1104 Deny "needless-resource";
    SLS1105 Deny "wrong-resource-type";
    SLS1106 Error "malformed-arn";
    SLS1107 Deny "misplaced-region-or-account";
    SLS1108 Deny "unknown-condition-key";
    SLS1109 Error "malformed-right-condition";
    SLS1110 Error "malformed-allow";
    SLS1111 Error "misplaced-allow";
    SLS1112 Warning "right-in-other-region";
    SLS1121 Deny "privilege-escalation";
    SLS1122 Deny "role-for-any-service";
    SLS1123 Warning "redundant-right";
    SLS1124 Warning "right-written-twice";
    SLS1125 Deny "self-publishing";

    // 12xx: what CloudFormation's published schemas refuse
    SLS1201 Deny "unknown-cloudformation-type";
    SLS1202 Deny "unknown-property";
    SLS1203 Deny "missing-property";
    SLS1204 Deny "wrong-property-type";
    SLS1205 Deny "unknown-property-word";
    SLS1206 Deny "property-out-of-range";
    SLS1207 Deny "unmatched-property";
    SLS1208 Deny "written-read-only";
    SLS1209 Error "unknown-cloudformation-attribute";
    SLS1210 Deny "type-missing-in-region";
    SLS1211 Error "guarded-property";
    SLS1212 Warning "overridden-property";
    SLS1213 Error "override-of-nothing";

    // 13xx: networks and databases
    SLS1301 Error "new-and-existing-network";
    SLS1302 Error "sizeless-database";
    SLS1303 Error "database-of-two-sizes";
    SLS1304 Error "attribute-of-another-engine";
    SLS1305 Error "impossible-capacity";
    SLS1306 Error "disk-without-room";
    SLS1307 Error "uneven-backups";
    SLS1308 Error "database-out-of-reach";
    SLS1309 Error "statements-without-aurora";

    // 132x: load
    SLS1320 Deny "reserved-over-limit";
    SLS1321 Deny "many-connections";
    SLS1322 Warning "unbounded-connections";
    SLS1323 Warning "few-for-pollers";
    SLS1324 Hint "shared-pool";
    SLS1325 Warning "useless-network";
    SLS1326 Warning "idle-nat";

    // 14xx: time, retries and failures along whole paths
    SLS1401 Warning "overbooked-timeout";
    SLS1402 Hint "long-request";
    SLS1403 Warning "multiplied-retries";
    SLS1404 Warning "narrow-callee";
    SLS1405 Warning "slow-authorizer";
    SLS1406 Warning "double-delivery";
    SLS1407 Warning "overlapping-runs";
    SLS1410 Deny "short-retention";
    SLS1411 Deny "expired-before-seen";
    SLS1412 Warning "idle-dead-letters";
    SLS1413 Warning "lost-events";
    SLS1414 Warning "lost-messages";
    SLS1415 Warning "same-worker-of-dead-letters";
    SLS1416 Hint "long-visibility";
    SLS1417 Hint "broken-order";
    SLS1418 Hint "mixed-failures";
    SLS1419 Warning "unused-retries";
    SLS1420 Warning "stopped-consumer";
    SLS1421 Warning "hurried-batch";
    SLS1422 Warning "narrow-queue";
    SLS1423 Hint "unheard-failures";
    SLS1425 Warning "unsplit-batch";
    SLS1426 Warning "blocking-record";
    SLS1427 Warning "skipped-records";
    SLS1430 Warning "task-timeout-inversion";
    SLS1431 Warning "overbooked-workflow";
    SLS1432 Warning "untried-task";
    SLS1433 Warning "unbounded-map";
    SLS1434 Warning "late-retries";
    SLS1435 Warning "endless-catch";
    SLS1436 Warning "counted-twice";
    SLS1437 Hint "unnamed-execution";

    // 15xx: exposure
    SLS1501 Warning "open-write";
    SLS1502 Deny "open-delete";
    SLS1503 Warning "writing-get";
    SLS1504 Warning "open-workflow";
    SLS1505 Hint "open-secret";
    SLS1506 Warning "unlimited-url";
    SLS1507 Warning "unthrottled-api";
    SLS1508 Deny "credential-in-source";
    SLS1509 Warning "named-secret-in-source";
    SLS1510 Warning "secret-in-environment";
    SLS1511 Deny "shown-secret";
    SLS1512 Warning "unhidden-input";
    SLS1513 Deny "shared-decision";
    SLS1514 Hint "decision-for-all-routes";
    SLS1515 Warning "insecure-origin";
    SLS1516 Hint "any-origin";
    SLS1517 Warning "old-tls";
    SLS1518 Warning "plain-first-visit";
    SLS1519 Warning "public-writes";
    SLS1520 Warning "unencrypted-leg";
    SLS1521 Warning "plain-log";
    SLS1522 Warning "unrotated-key";
    SLS1523 Hint "wide-access";
    SLS1524 Deny "open-owner";

    // 16xx: design
    SLS1601 Warning "many-tasks";
    SLS1602 Warning "monolith";
    SLS1603 Hint "broad-role";
    SLS1604 Warning "orchestrating-function";
    SLS1605 Hint "direct-event";
    SLS1606 Hint "fan-out-in-code";
    SLS1607 Hint "unsaid-idempotence";
    SLS1608 Warning "starved-function";
    SLS1609 Hint "idle-processors";
    SLS1610 Hint "kept-scratch";
    SLS1611 Warning "state-in-scratch";
    SLS1612 Warning "singleton-on-queue";
    SLS1613 Hint "single-receiver";
    SLS1614 Hint "no-kill-switch";
    SLS1615 Hint "same-code-other-rights";

    // 170x to 173x: data
    SLS1701 Warning "perishable-store";
    SLS1702 Deny "perishable-key";
    SLS1703 Warning "unrecoverable-table";
    SLS1704 Warning "final-overwrites";
    SLS1705 Warning "endless-notes";
    SLS1706 Warning "weekend-loss";
    SLS1707 Hint "short-replay";
    SLS1708 Warning "dual-write";
    SLS1709 Warning "scan-on-route";
    SLS1710 Deny "missing-image";
    SLS1711 Hint "unread-store";
    SLS1712 Warning "archived-reads";
    SLS1713 Warning "vanishing-objects";
    SLS1714 Warning "split-lease";
    SLS1715 Warning "short-log";
    SLS1716 Hint "unreceived-messages";
    SLS1717 Warning "short-backups";

    // 174x to 176x: cost
    SLS1741 Warning "endless-log";
    SLS1742 Warning "short-polling";
    SLS1743 Warning "idle-provisioned";
    SLS1744 Warning "unread-shards";
    SLS1745 Hint "lone-dedicated";
    SLS1746 Warning "polled-store";
    SLS1747 Hint "idle-rest";
    SLS1748 Hint "idle-standard";
    SLS1749 Warning "tiny-objects";
    SLS1750 Warning "endless-versions";
    SLS1751 Hint "idle-resource";
    SLS1752 Hint "fixed-capacity";
    SLS1753 Hint "chatty-log";
    SLS1754 Hint "dear-processor";

    // 177x to 179x: operations
    SLS1771 Warning "forgotten-dead-letters";
    SLS1772 Hint "unwatched-dead-letters";
    SLS1773 Deny "uncounted-dead-letters";
    SLS1774 Hint "unwatched-throttles";
    SLS1775 Hint "unwatched-lag";
    SLS1776 Hint "unwatched-workflow";
    SLS1777 Deny "unreachable-threshold";
    SLS1778 Warning "impatient-heartbeat";
    SLS1779 Deny "silent-heartbeat";
    SLS1780 Warning "alarmed-by-silence";
    SLS1781 Warning "duplicate-alarm";
    SLS1782 Deny "absent-metric";
    SLS1783 Hint "untraced-hop";
    SLS1784 Hint "text-logs";
    SLS1785 Hint "unlogged-requests";
    SLS1786 Hint "ageing-runtime";
    SLS1787 Hint "unclaimed-failover";
    SLS1788 Warning "deaf-topic";
    SLS1789 Hint "unwatched-health-check";

    // 18xx: limits
    SLS1801 Warning "crowded-bus";
    SLS1802 Warning "crowded-api";
    SLS1803 Deny "crowded-topic";
    SLS1804 Warning "many-health-checks";
    SLS1805 Warning "crowded-certificate";
    SLS1806 Warning "throttle-over-quota";
    SLS1807 Warning "many-authorizers";
    SLS1808 Warning "long-site-name";
    SLS1821 Warning "nearly-full-template";

    // 20xx: what a deployment would change
    SLS2001 Error "replaced-data";
    SLS2002 Error "removed-data";

    // 21xx: the canonical form
    SLS2101 Error "unformatted";
}
