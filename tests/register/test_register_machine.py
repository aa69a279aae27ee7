"""The rules of the register, held against a plain model of it: whatever is done, in whatever order."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from govdocs.app.registering.checking import register_findings
from govdocs.diagnostics import Severity
from govdocs.errors import InputError
from govdocs.register.book import open_register
from govdocs.register.model import Desk, Facts, Receipt, Series, Wish

DESK = Desk("卫某青", datetime(2025, 4, 10, 9, 0, tzinfo=UTC))
SERIES = st.sampled_from([Series("清政发", 2025), Series("清政发", 2026), Series("清政办发", 2025)])
CLAIMS = st.sampled_from(["", "甲", "乙", "丙"])
TITLES = st.sampled_from(["", "关于春耕的通知", "关于防汛的通知"])


class RegisterRules(RuleBasedStateMachine):
    """Numbers by series: {sequence: (state, claim, title)}."""

    @initialize()
    def opened(self):
        self.folder = tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
        self.path = str(Path(self.folder.name) / "登记簿.sqlite")
        self.register = open_register(self.path, create=True)
        self.known = {}
        self.last = {}
        self.begun = {}
        self.papers = 0

    def teardown(self):
        if hasattr(self, "register"):
            self.register.close()
            self.folder.cleanup()

    def own(self, series):
        return self.known.setdefault(series, {})

    @rule(series=SERIES, claim=CLAIMS, title=TITLES)
    def take(self, series, claim, title):
        own = self.own(series)
        same = [number for number, line in own.items() if line[1] == claim] if claim else []
        taken = self.register.take(Wish(series, Facts(title), claim), DESK)
        number = taken.entry.number.sequence
        if same:
            assert (taken.again, number) == (True, min(same))
            state, _, before = own[number]
            own[number] = (state, claim, title or before if state == "预留" else before)
        else:
            assert not taken.again
            assert number == self.last.get(series, 0) + 1
            self.last[series] = number
            own[number] = ("预留", claim, title)

    @rule(series=SERIES, count=st.integers(1, 3))
    def reserve(self, series, count):
        got = [each.entry.number.sequence for each in self.register.reserve(series, count, "备用", DESK)]
        first = self.last.get(series, 0) + 1
        assert got == list(range(first, first + count))
        self.last[series] = got[-1]
        self.own(series).update(dict.fromkeys(got, ("预留", "", "")))

    @rule(series=SERIES, sequence=st.integers(1, 12), title=TITLES)
    def issue(self, series, sequence, title):
        state, claim, before = self.own(series).get(sequence, ("", "", ""))
        whole = title or before
        allowed = (state == "预留" and whole) or (state == "已发" and whole == before)
        if self.done(bool(allowed), self.register.issue, series.number(sequence), Facts(title), DESK):
            self.own(series)[sequence] = ("已发", claim, whole)

    @rule(series=SERIES, sequence=st.integers(1, 12))
    def void(self, series, sequence):
        state, _, title = self.own(series).get(sequence, ("作废", "", ""))
        if self.done(state != "作废", self.register.void, series.number(sequence), "不用了", DESK):
            self.own(series)[sequence] = ("作废", "", title)

    @rule(series=SERIES, sequence=st.integers(1, 12))
    def enter(self, series, sequence):
        allowed = sequence <= self.last.get(series, 0) + 1 and sequence not in self.own(series)
        if self.done(allowed, self.register.enter, series.number(sequence), Facts("纸上的"), DESK):
            self.own(series)[sequence] = ("已发", "", "纸上的")
            self.last[series] = max(self.last.get(series, 0), sequence)

    @rule(series=SERIES, first=st.integers(1, 6))
    def start(self, series, first):
        allowed = not self.own(series) and not self.last.get(series)
        if self.done(allowed, self.register.start, series, first, DESK):
            self.last[series] = first - 1
            self.begun[series] = first

    @rule()
    def receive(self):
        entry = self.register.receive(2025, Receipt("例示县民政局", "关于核查的通知"), DESK)
        self.papers += 1
        assert entry.number.sequence == self.papers

    @precondition(lambda self: self.papers)
    @rule()
    def open_again(self):
        self.register.close()
        self.register = open_register(self.path)

    def done(self, allowed, call, *arguments):
        """True where the register did it; it does so exactly when the model allows it."""
        try:
            call(*arguments)
        except InputError:
            assert not allowed
            return False
        assert allowed
        return True

    @invariant()
    def the_register_says_what_was_done(self):
        if not hasattr(self, "register"):
            return
        for series in self.known:
            lines = self.register.numbers(series.code, series.year)
            found = {each.number.sequence: (each.state, each.claim, each.facts.title) for each in lines}
            assert found == self.known[series]
            live = [each.claim for each in lines if each.claim]
            assert len(live) == len(set(live))
        faults = [each for each in register_findings(self.register) if each.severity is Severity.ERROR]
        assert faults == []


RegisterRules.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestRegisterRules = RegisterRules.TestCase
