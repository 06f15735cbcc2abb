"""Runs in parliament's own environment: [[name, policy]] on standard input, findings as JSON lines on standard output."""

import json
import sys

import parliament

for name, document in json.load(sys.stdin):
    analysis = parliament.analyze_policy_string(json.dumps({"Version": "2012-10-17", **document}))
    for finding in analysis.findings:
        finding = parliament.enhance_finding(finding)
        print(json.dumps([name, finding.issue, f"{finding.title} {finding.detail}"]))
