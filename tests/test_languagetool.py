"""LanguageTool as a second reader: what it says, where, beside whom, and every way in which it may fail."""

from __future__ import annotations

import json
import pickle
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cli import main
from copydesk.config import ConfigError, read_config
from copydesk.desk import Desk
from copydesk.document import Article, Document
from copydesk.languagetool import OTHER, Client, EngineError, LanguageTool, client, read_rules, reader

from .languagetool_server import answer, check, serving

MEASURED = next(rule for rule in read_rules() if not rule.named_only)
NAME = MEASURED.id.partition("/")[2]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(client, "AGAIN", (0.0, 0.0))


def read(text, url, form="plain", rules=(MEASURED,), **more):
    engine = LanguageTool(Client(url, **more), rules)
    return list(engine.read(Document(Article("a", text, form))))


def marked(word):
    """An answer that marks every place of a word, in LanguageTool's own units."""

    def reply(text):
        units = text.encode("utf-16-le")
        sought = word.encode("utf-16-le")
        places = [at // 2 for at in range(0, len(units), 2) if units.startswith(sought, at)]
        return answer(*[(NAME, at, len(sought) // 2, "wrong", "right") for at in places])

    return reply


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("One wrnog word.", "plain"),
        ("😀 𝒜 wrnog e\u0301 😀 wrnog 👩\u200d🚀\n\n😀wrnog", "plain"),
        ("\r\n\tOne wrnog word.\r\n\r\nThe wrnog again.\r\n", "plain"),
        ("# A *wrnog* head\n\nAnd [wrnog](http://wrnog.example) &amp; `wrnog` more.\n", "markdown"),
        ("<p>A <b>wrnog</b> &amp; 😀&nbsp;wrnog</p><script>wrnog</script>", "html"),
    ],
)
def test_places_are_those_of_the_source(text, form):
    with serving(marked("wrnog")) as (url, _):
        findings = read(text, url, form)
    assert [finding.span.of(text) for finding in findings] == ["wrnog"] * len(findings)
    prose = "".join(block.prose for block in Document(Article("a", text, form)).blocks)
    assert len(findings) == prose.count("wrnog") > 0
    assert {finding.found for finding in findings} == {"wrnog"}
    assert {finding.suggestions[0].text for finding in findings} == {"right"}
    assert not any(finding.suggestions[0].safe for finding in findings)


@given(st.text(st.sampled_from("a😀\u0301\ud7ff\uffff𝒜 "), max_size=30))
def test_units_become_code_points(text):
    points = reader._CodePoints(text)
    for number in range(len(text) + 1):
        assert points.at(len(text[:number].encode("utf-16-le")) // 2) == number


def test_long_articles_go_in_pieces_that_keep_paragraphs_whole(monkeypatch):
    monkeypatch.setattr(reader, "LONGEST", 40)
    text = (
        "\n\n".join(f"Paragraph {number} has a wrnog word." for number in range(5)) + "\n\n" + "wrnog " * 20
    )
    with serving(marked("wrnog")) as (url, asked):
        findings = read(text, url)
    assert [one["text"] for one in asked] == [one.strip() for one in text.split("\n\n")]
    assert [finding.span.of(text) for finding in findings] == ["wrnog"] * 25


def test_only_the_rules_that_may_speak_are_asked_for():
    with serving(answer()) as (url, asked):
        read("Some text.", url, only=(NAME, "B"), language="en-US")
        read("Some text.", url)
        assert read("", url) == []
    assert asked == [
        {"language": "en-US", "text": "Some text.", "enabledRules": f"{NAME},B", "enabledOnly": "true"},
        {"language": "en-US", "text": "Some text."},
    ]


def test_a_rule_that_nobody_knows_speaks_only_where_all_do():
    other = next(rule for rule in read_rules(every=True) if rule.id == OTHER)
    with serving(answer(("NEW_ONE", 0, 4, "odd"), (NAME, 5, 4, "off"))) as (url, _):
        assert read("Some text.", url) != []
        client_ = Client(url)
        engine = LanguageTool(client_, [other], [MEASURED.id])
        assert [f.rule for f in engine.read(Document(Article("a", "Some text.")))] == ["languagetool/NEW_ONE"]


BAD = {
    "refused": (400, "refused (400): it was refused"),
    "broken": (500, "refused (500)"),
    "busy": (503, "refused (503)"),
    "breaks off": (None, "does not answer"),
    "not JSON": (b"<html>Welcome</html>", "not LanguageTool's: no JSON"),
    "not an object": ([], "JSON without matches"),
    "other": ({"matches": []}, "JSON of another program"),
    "wrong language": (answer(code="de-DE"), "it read 'de-DE', not 'en-US'"),
    "half": (answer(warnings={"incompleteResults": True}), "half an answer"),
    "outside": (answer((NAME, 3, 99, "m")), "a place outside of the text"),
    "negative": (answer((NAME, -3, 1, "m")), "a place outside of the text"),
    "no rule": ({**answer(), "matches": [{"offset": 1}]}, "a match without"),
    "slow": (1.5, "gave no answer in 0.3 s; set languagetool.timeout higher"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_goes_wrong_is_said(name):
    reply, said = BAD[name]
    with serving(reply) as (url, _), pytest.raises(EngineError) as raised:
        read("Some text.", url, timeout=0.3)
    assert said in str(raised.value)
    assert url in str(raised.value)


def dead():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def test_nobody_there():
    with pytest.raises(EngineError, match=r"does not answer .*is it running"):
        read("Some text.", dead())


def test_a_busy_server_is_asked_again():
    with serving(503, None, answer((NAME, 0, 4, "m"))) as (url, asked):
        assert len(read("Some text.", url)) == 1
    assert len(asked) == 3


@pytest.mark.parametrize(("reply", "times"), [(answer(code="de"), 1), (400, 3)])
def test_a_server_that_fails_is_not_asked_for_ever(reply, times):
    with serving(reply) as (url, asked):
        engine = LanguageTool(Client(url), [MEASURED])
        for _ in range(5):
            with pytest.raises(EngineError):
                list(engine.read(Document(Article("a", "Some text."))))
    assert len(asked) == times


def test_one_finding_remains_where_ours_speaks_of_the_same_words(catalogue):
    ours = [rule for rule in catalogue if rule.id == "doubled-word"]
    text = "He asked to to leave, and so she did a apple."
    with serving(answer((NAME, 12, 2, "twice"), (NAME, 37, 7, "sound", "an apple"))) as (url, _):
        desk = pickle.loads(pickle.dumps(Desk(ours, [LanguageTool(Client(url), [MEASURED])])))
        findings, problems = desk.read(Document(Article("a.txt", text)))
    assert not problems
    assert [(f.rule, f.found, f.also) for f in findings] == [
        ("doubled-word", "to to", (MEASURED.id,)),
        (MEASURED.id, "a apple", ()),
    ]
    assert all(finding.fingerprint for finding in findings)


def test_a_slip_inside_a_long_quotation_is_another_than_the_quotations(find):
    text = "He said: “We must go to the harbor at once, before a apple falls down on our heads. She left on Monday."
    long = find(text, "quotation-never-closed")
    assert len(long) == 1
    at = text.index("a apple")
    with serving(answer((NAME, at, 7, "m"))) as (url, _):
        catalogue = Desk([], [LanguageTool(Client(url), [MEASURED])])
        assert len(catalogue.read(Document(Article("a.txt", text)))[0]) == 1


def test_the_command_asks_and_reports(copy, capsys):
    with serving(lambda text: answer((NAME, 12, 2, "twice"), (NAME, 0, 2, "He?"))) as (url, _):
        code, out, _ = check(capsys, copy, "--languagetool-server", url, "--format", "json")
    assert code == 1
    for article in json.loads(out)["articles"]:
        assert [(f["rule"], f["also"]) for f in article["findings"]][:2] == [
            (MEASURED.id, []),
            ("doubled-word", [MEASURED.id]),
        ]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_server_that_is_gone_fails_closed(copy, capsys, jobs):
    code, out, _ = check(capsys, copy, "--languagetool-server", dead(), "--format", "sarif", "--jobs", jobs)
    (run,) = json.loads(out)["runs"]
    assert code == 2
    assert run["invocations"][0]["executionSuccessful"] is False
    said = [notice["message"]["text"] for notice in run["invocations"][0]["toolExecutionNotifications"]]
    assert len(said) == 2
    assert all("does not answer" in one for one in said)
    assert [result["ruleId"] for result in run["results"]] == ["doubled-word", "a-or-an"] * 2


def test_a_server_that_dies_in_the_middle_of_a_run(copy, capsys):
    with serving(answer((NAME, 0, 2, "m")), None) as (url, _):
        code, out, _ = check(capsys, copy, "--languagetool-server", url, "--format", "json")
    report = json.loads(out)
    assert code == 2
    assert [len(article["findings"]) for article in report["articles"]] == [3, 2]
    (problem,) = report["problems"]
    assert problem["kind"] == "engine"
    assert problem["path"].endswith("b.txt")


def test_rules_are_chosen_by_name(copy, capsys):
    unmeasured, quiet = (
        "languagetool/UNHEARD_OF",
        next(r for r in read_rules() if r.named_only and r.id != OTHER),
    )
    reply = answer(("UNHEARD_OF", 0, 2, "m"), (NAME, 3, 5, "m"), (quiet.id.partition("/")[2], 15, 5, "m"))
    with serving(reply) as (url, _):

        def rules(*options):
            out = check(capsys, copy / "a.txt", "--languagetool-server", url, "--format", "json", *options)[1]
            return {f["rule"] for f in json.loads(out)["articles"][0]["findings"]} - {
                "doubled-word",
                "a-or-an",
            }

        assert rules() == {MEASURED.id}
        assert rules("--select", f"{quiet.id},{unmeasured}") == {quiet.id, unmeasured}
        assert rules("--ignore", MEASURED.id) == set()
        assert rules("--preview") == {MEASURED.id}


def test_settings_ask_for_it_with_all_rules(copy, capsys, monkeypatch):
    monkeypatch.chdir(copy)
    with serving(answer(("UNHEARD_OF", 0, 2, "m"), ("SECOND", 3, 5, "m"))) as (url, _):
        settings = f'ignore = ["languagetool/SECOND"]\n[languagetool]\nserver = "{url}/v2/"\nrules = "all"\n'
        (copy / "copydesk.toml").write_text(settings, encoding="utf-8")
        code = main(["check", "--format", "sarif", "a.txt"])
    run = json.loads(capsys.readouterr().out)["runs"][0]
    assert code == 1
    result = next(r for r in run["results"] if r["ruleId"] == "languagetool/UNHEARD_OF")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == OTHER
    assert not any(r["ruleId"] == "languagetool/SECOND" for r in run["results"])


def test_its_rules_may_be_named_where_it_is_not_asked(copy, capsys, monkeypatch):
    monkeypatch.chdir(copy)
    (copy / "copydesk.toml").write_text('ignore = ["languagetool/ANY"]\n', encoding="utf-8")
    (copy / "c.md").write_text(
        "<!-- copydesk: allow languagetool/ANY: a name -->\n\nAll is well.\n", encoding="utf-8"
    )
    assert main(["check", "c.md"]) == 0
    assert "no such rule" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ('server = "localhost"', "expected an address as in"),
        ('server = "file:///etc/passwd"', "expected an address as in"),
        ("timeout = 0", "expected seconds above 0"),
        ('rules = "some"', "is not one of measured, all"),
        ("port = 1", "unknown key"),
    ],
)
def test_settings_that_cannot_be_used(tmp_path, key, said):
    file = tmp_path / "copydesk.toml"
    file.write_text(f"[languagetool]\n{key}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        read_config(file)


def test_explain_knows_its_rules(capsys):
    assert main(["explain", MEASURED.id]) == 0
    assert "3,000 news articles" in capsys.readouterr().out


def test_every_rule_of_the_table_can_be_used():
    rules = read_rules()
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(rule.id == OTHER or rule.id.startswith("languagetool/") for rule in rules)
