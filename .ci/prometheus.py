#!/usr/bin/env python3
"""Runs a command of Earmark's with a real Prometheus reading it, and holds monitoring/ against what was read.

Usage: .ci/prometheus.py [--answers FILE] ./earmark demo ...

- each query of the dashboard answers with a number, and each of its variables finds values;
- each alert's expression answers, its thresholds aside (a comparison says true or false instead of picking what is true,
  a look back is one second, `absent` is what must be there), so a name or label that is not there is found;
- Prometheus finds no fault in the rules, and none of them fires while all is well.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

MONITORING = Path(__file__).resolve().parent.parent / "monitoring"
LIMIT_S = 60
VARIABLES = {"$__rate_interval": "10s", "$namespace": ".*", "$job": ".*", "$instance": ".*", "$model": ".*"}
COMPARISON = re.compile(r"(?<= )(==|!=|>=|<=|>|<)(?= )")
EITHER = re.compile(r" (?:or|unless)(?: (?:on|ignoring) \([^)]*\))? ")

Answer = dict[str, object]


class Prometheus:
    """A Prometheus on the loopback address that reads one process every second, and has the rules."""

    def __init__(self, folder: Path, target: int) -> None:
        self.url = f"http://127.0.0.1:{free_port()}"
        self.began = time.time()
        config = folder / "prometheus.yaml"
        config.write_text(
            "global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}\n"
            f"rule_files: ['{MONITORING / 'alerts.yaml'}']\n"
            f"scrape_configs: [{{job_name: earmark, static_configs: [{{targets: ['127.0.0.1:{target}']}}]}}]\n"
        )
        command = ["prometheus", f"--config.file={config}", f"--storage.tsdb.path={folder / 'data'}"]
        self.log = folder / "prometheus.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, f"--web.listen-address={self.url.removeprefix('http://')}"], stdout=log, stderr=log
            )

    def await_ready(self) -> None:
        """Waits until it answers."""
        deadline = time.monotonic() + LIMIT_S
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"prometheus must start: {self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.1)

    def answers(self) -> bool:
        """Whether it takes requests."""
        try:
            with urllib.request.urlopen(f"{self.url}/-/ready", timeout=5) as response:
                return bool(response.status == 200)
        except OSError:
            return False

    def ask(self, path: str, **parameters: object) -> dict[str, list[dict[str, object]]]:
        """The data that a request is answered with."""
        try:
            with urllib.request.urlopen(f"{self.url}/api/v1/{path}?{urllib.parse.urlencode(parameters)}") as response:
                return dict(json.load(response)["data"])
        except urllib.error.HTTPError as refused:
            sys.exit(f"prometheus must take {parameters}: {refused.read().decode(errors='replace')}")

    def series(self, query: str) -> list[dict[str, object]]:
        """What a query gives from the start until now, each second; the values are [time, text]."""
        return self.ask("query_range", query=query, start=self.began, end=time.time(), step=1)["result"]

    def end(self) -> None:
        """Ends it in order."""
        self.process.terminate()
        self.process.wait(LIMIT_S)


def free_port() -> int:
    """A port of the loopback address that nobody has."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


DASHBOARD = json.loads((MONITORING / "dashboard.json").read_text(encoding="utf-8"))
CHOICE = re.compile(r"label_values\((?P<selector>.+), (?P<label>\w+)\)")
OF_A_CLUSTER = "namespace"


def filled_in(query: str) -> str:
    """The query with the variables' values."""
    for name, value in VARIABLES.items():
        query = query.replace(name, value)
    return query


def dashboard_queries() -> Iterator[tuple[str, str, str]]:
    """Panel, legend and query of each target, the variables filled in."""
    for panel in DASHBOARD["panels"]:
        for target in panel.get("targets", []):
            yield panel["title"], target["legendFormat"], filled_in(target["expr"])


def check_variables(prometheus: Prometheus) -> list[str]:
    """Which variables of the dashboard have nothing to choose from; a namespace there is in a cluster only."""
    silent = []
    for variable in DASHBOARD["templating"]["list"]:
        if found := CHOICE.fullmatch(variable.get("definition", "")):
            series = prometheus.series(filled_in(found["selector"]))
            labels = [one["metric"] for one in series]
            if not labels or (found["label"] != OF_A_CLUSTER and not all(found["label"] in one for one in labels)):  # type: ignore[operator]
                silent.append(f"dashboard, variable {variable['name']}: {variable['definition']}")
    return silent


def without_thresholds(expression: str) -> list[str]:
    """Queries that answer if what the expression looks at is there; one for each side of `or` and `unless`."""
    now = re.sub(r" offset \w+", " offset 1s", expression)
    asked = COMPARISON.sub(r"\1 bool", now)
    return [re.sub(r"^absent\((.*)\)$", r"\1", part) for part in split_outside_brackets(asked)]


def split_outside_brackets(expression: str) -> list[str]:
    """The sides of each `or` and `unless` that is in no bracket."""
    cuts = [0]
    for found in EITHER.finditer(expression):
        before = expression[: found.start()]
        if before.count("(") == before.count(")"):
            cuts += [found.start(), found.end()]
    cuts.append(len(expression))
    return [expression[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True)]


def has_number(series: list[dict[str, object]]) -> bool:
    """Whether any value of any series is a number."""
    return any(math.isfinite(float(text)) for one in series for _, text in one["values"])  # type: ignore[attr-defined]


def check_dashboard(prometheus: Prometheus) -> tuple[list[Answer], list[str]]:
    """The answers to the dashboard's queries, and which have none."""
    answers: list[Answer] = []
    silent = []
    for panel, legend, query in dashboard_queries():
        series = prometheus.series(query)
        answers.append({"panel": panel, "legend": legend, "series": series})
        if not has_number(series):
            silent.append(f"dashboard, {panel}: {query}")
    return answers, silent


def check_rules(prometheus: Prometheus) -> tuple[int, list[str]]:
    """How many rules there are, and what is wrong with them."""
    rules = [rule for group in prometheus.ask("rules")["groups"] for rule in group["rules"]]  # type: ignore[attr-defined]
    wrong = [f"{rule['name']} is {rule['health']}: {rule.get('lastError')}" for rule in rules if rule["health"] != "ok"]
    for rule in rules:
        for query in without_thresholds(rule["query"]):
            if not prometheus.series(query):
                wrong.append(f"{rule['name']}: {query}")
    fired = prometheus.series('ALERTS{alertstate="firing"}')
    return len(rules), wrong + [f"fires although all is well: {one['metric']}" for one in fired]


def run(command: list[str], answers_to: Path | None, folder: Path) -> None:
    """Runs the command beside a Prometheus; ends with a sentence for each query without an answer."""
    port = free_port()
    prometheus = Prometheus(folder, port)
    try:
        prometheus.await_ready()
        code = subprocess.run([*command, "--set", f"http.port={port}"], check=False).returncode
        if code != 0:
            sys.exit(code)
        answers, silent = check_dashboard(prometheus)
        silent += check_variables(prometheus)
        rules, wrong = check_rules(prometheus)
    finally:
        prometheus.end()
    if answers_to:
        answers_to.write_text(json.dumps(answers))
    if silent or wrong:
        sys.exit("no answer: " + "\nno answer: ".join(silent + wrong))
    print(f"monitoring: all {len(answers)} queries of the dashboard and all {rules} alerts find what they look for")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", type=Path, help="where to write what the dashboard's queries gave, as JSON")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        run(arguments.command, arguments.answers, Path(scratch))
