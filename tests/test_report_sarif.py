"""SARIF: valid, as GitHub needs it, and true to the text."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.finding import Edit, Finding, Related
from copydesk.outcome import Checked, Problem
from copydesk.report import sarif, source_root
from copydesk.span import Span

COPY = st.text(st.sampled_from("ab \t\r\n“\ufeff\u2028é\u0301🏳中"))
SCHEMA = next(
    (
        path
        for folder in Path(__file__).parents
        if (path := folder / "shared/schemas/sarif-schema-2.1.0.json").exists()
    ),
    None,
)


@pytest.fixture(scope="session")
def everything(checked):
    """Articles with all that a report can hold."""
    clash = checked("/house/b ü.txt", "⟨Six⟩ men,\r\n⟦seven⟧ men\r⟦eight⟧ “x", "clash", "Six or {}?")
    edits = (Edit(Span(0, 0), "“"), Edit(Span(0, 3), ""), Edit(Span(4, 4), "x", safe=True))
    return (
        checked("/house/a.txt", "The ⟦recieved⟧ and ⟦recieved⟧", fixes=("received", "relieved")),
        replace(clash, findings=(clash.findings[0], replace(clash.findings[1], suggestions=edits))),
        checked("/else/c.txt", "a ⟦b\n\nc⟧", "loose"),
        checked("/house/d.txt", "a ⟦⟧c", "mix-up"),
        Checked("/house/e.txt", problems=(Problem("unread", "gone", "/house/e.txt"),)),
        Checked("/house/f.txt", "x", problems=(Problem("crash", "KeyError: 1", "/house/f.txt", "slip"),)),
        Checked("", problems=(Problem("engine", "no model"),)),
    )


def run_of(shown):
    (run,) = json.loads(shown)["runs"]
    return run


def region_of(text, region):
    """The text of a region, by the newline sequences and the unit of columns that the run states."""
    ends = [match.end() for match in re.finditer(r"\r\n|\n|\r", text)]
    starts = [0, *ends]
    return text[
        starts[region["startLine"] - 1] + region["startColumn"] - 1 : starts[region["endLine"] - 1]
        + region["endColumn"]
        - 1
    ]


def test_valid_by_the_schema(written, everything):
    if SCHEMA is None:
        pytest.skip("shared/schemas/sarif-schema-2.1.0.json is not beside this checkout")
    import jsonschema

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    for articles in ((), everything):
        assert [
            error.message for error in validator.iter_errors(json.loads(written("sarif", *articles)))
        ] == []


def test_all_that_github_needs(written, everything, rules):
    log = json.loads(written("sarif", *everything))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    run = run_of(written("sarif", *everything))
    driver = run["tool"]["driver"]
    assert driver["name"] == "copydesk"
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in rules]
    for rule in driver["rules"]:
        for text in (rule["shortDescription"]["text"], rule["fullDescription"]["text"]):
            assert 0 < len(text) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert len(rule.get("name", "x")) <= 255
        assert len(rule["properties"]["tags"]) <= 20
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert "helpUri" not in rule
    assert len(run["results"]) == 6
    for result in run["results"]:
        assert result["message"]["text"]
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert "suppressions" not in result
        assert "primaryLocationLineHash" not in result["partialFingerprints"]
        (location,) = result["locations"]
        for place in (location, *result.get("relatedLocations", [])):
            region = place["physicalLocation"]["region"]
            assert all(region[key] >= 1 for key in ("startLine", "startColumn", "endLine", "endColumn"))
            assert not place["physicalLocation"]["artifactLocation"]["uri"].startswith("/")
        for related in result.get("relatedLocations", []):
            assert f"]({related['id']})" in result["message"]["text"]
            assert related["message"]["text"]


def test_the_run_says_how_it_counts(written):
    run = run_of(written("sarif"))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_a_rule_tells_its_family_its_weight_and_its_proof(written):
    slip, _, loose, _ = run_of(written("sarif"))["tool"]["driver"]["rules"]
    assert slip["name"] == "TheSlipFault"
    assert slip["shortDescription"]["text"] == "The slip fault."
    assert slip["fullDescription"]["text"] == "Why slip is *wrong*."
    assert slip["help"]["text"] == (
        "Why slip is *wrong*.\nWrong: A bad one. (good)\nRight: A good one.\nSource: A stylebook"
    )
    assert "A **bad** one." in slip["help"]["markdown"]
    assert slip["defaultConfiguration"] == {"level": "error"}
    assert slip["properties"] == {
        "tags": ["typo", "copyediting"],
        "precision": "medium",
        "problem.severity": "error",
    }
    assert loose["defaultConfiguration"] == {"level": "note"}
    assert loose["properties"]["precision"] == "low"
    assert loose["properties"]["problem.severity"] == "recommendation"


def test_long_and_empty_descriptions(rules):
    from copydesk.report.descriptors import descriptor

    long = descriptor(replace(rules[0], why="word " * 500, title="slip", source=(), bad=(), good=()))
    assert len(long["fullDescription"]["text"]) <= 1024
    assert long["fullDescription"]["text"].endswith("word…")
    assert "name" not in long
    assert long["help"]["text"] == "word " * 499 + "word."
    assert descriptor(replace(rules[0], why=""))["fullDescription"]["text"] == "The slip fault."


def test_a_result(written, checked):
    article = checked(
        "/house/in here/a.txt", "⟨Six⟩ or\n⟦seven⟧?", "clash", "Six or seven?", ("six",), "one [of] them"
    )
    (result,) = run_of(written("sarif", article))["results"]
    artifact = {"uri": "in%20here/a.txt", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 6}
    before, after = article.findings[0].fingerprint.split(".")
    assert result == {
        "ruleId": "clash",
        "ruleIndex": 3,
        "level": "error",
        "message": {"text": "Six or seven? See [one \\[of\\] them](1)."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {**region, "snippet": {"text": "seven"}},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "one [of] them"},
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {
                        "startLine": 1,
                        "startColumn": 1,
                        "endLine": 1,
                        "endColumn": 4,
                        "snippet": {"text": "Six"},
                    },
                },
            }
        ],
        "partialFingerprints": {"copydesk/before/v1": before, "copydesk/after/v1": after},
        "fixes": [
            {
                "description": {"text": "“seven” → “six”"},
                "artifactChanges": [
                    {
                        "artifactLocation": artifact,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "six"}}],
                    }
                ],
                "properties": {"safe": False},
            }
        ],
    }


def test_a_finding_without_a_fingerprint_has_none(written):
    article = Checked("/house/a.txt", "ab", (Finding("slip", Span(0, 1), "m"),))
    assert "partialFingerprints" not in run_of(written("sarif", article))["results"][0]


def test_words_of_the_copy_make_no_link(written, checked):
    article = checked("/house/a.txt", "⟦a⟧", message="He said [sic](1) and [he] left.")
    (result,) = run_of(written("sarif", article))["results"]
    assert result["message"]["text"] == "He said \\[sic](1) and [he] left."


@given(COPY, st.data())
def test_every_region_gives_back_its_text(written, text, data):
    def span():
        start = data.draw(st.integers(0, len(text)))
        return Span(start, data.draw(st.integers(start, len(text))))

    finding = Finding("slip", span(), "m", (Edit(span(), "new"),), (Related(span(), "label"),))
    (result,) = run_of(written("sarif", Checked("/house/a.txt", text, (finding,))))["results"]
    primary = result["locations"][0]["physicalLocation"]["region"]
    assert region_of(text, primary) == finding.span.of(text) == primary.get("snippet", {}).get("text", "")
    related = result["relatedLocations"][0]["physicalLocation"]["region"]
    assert region_of(text, related) == finding.related[0].span.of(text)
    (change,) = result["fixes"][0]["artifactChanges"]
    edit = finding.suggestions[0]
    assert region_of(text, change["replacements"][0]["deletedRegion"]) == edit.span.of(text)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/house/a.txt", "a.txt"),
        ("/house/sub/../a.txt", "a.txt"),
        ("/house/100% “sure”#?.txt", "100%25%20%E2%80%9Csure%E2%80%9D%23%3F.txt"),
        ("/house/C:a.txt", "C%3Aa.txt"),
        ("/house/bad\udcff.txt", "bad%FF.txt"),
        ("/elsewhere/a b.txt", "file:///elsewhere/a%20b.txt"),
        ("/house/../a.txt", "file:///a.txt"),
        ("/household/a.txt", "file:///household/a.txt"),
    ],
)
@pytest.mark.skipif("sys.platform == 'win32'", reason="paths of POSIX")
def test_paths_become_uris(written, checked, path, uri):
    (result,) = run_of(written("sarif", checked(path, "⟦a⟧")))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == ({"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"})
    assert run_of(written("sarif"))["originalUriBaseIds"]["%SRCROOT%"]["description"]["text"]


@given(st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=20))
def test_any_name_comes_back_from_its_uri(written, checked, name):
    name = name.replace("/", "-").encode(errors="replace").decode()
    if name in (".", ".."):
        return
    (result,) = run_of(written("sarif", checked(f"/house/{name}", "⟦a⟧")))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
    assert unquote(urlparse(uri).path) == name


def test_relative_paths_and_standard_input_count_from_the_working_folder(
    written, checked, tmp_path, monkeypatch
):
    folder = tmp_path / "news"
    folder.mkdir()
    monkeypatch.chdir(folder)
    articles = checked("a.txt", "⟦a⟧"), checked("stdin", "⟦a⟧"), checked("../b.txt", "⟦a⟧")
    results = run_of(written("sarif", *articles, root=tmp_path))["results"]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert uris == ["news/a.txt", "news/stdin", "b.txt"]


def test_the_source_tree_begins_where_git_does(tmp_path):
    folder = tmp_path / "repo" / "news" / "today"
    folder.mkdir(parents=True)
    assert source_root(folder) == folder
    (tmp_path / "repo" / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    assert source_root(folder) == tmp_path / "repo"
    assert source_root(tmp_path / "repo") == tmp_path / "repo"


def test_a_root_behind_a_link_holds_its_files(written, checked, tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    (result,) = run_of(written("sarif", checked(str(real / "a.txt"), "⟦a⟧"), root=link))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.txt"


def test_an_unread_file_is_told_and_the_upload_is_still_taken(written):
    article = Checked("/house/a b.txt", problems=(Problem("unread", "byte 7 is no UTF-8", "/house/a b.txt"),))
    run = run_of(written("sarif", article))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"] == [
        {
            "descriptor": {"id": "unread", "index": 0},
            "level": "error",
            "message": {"text": "/house/a b.txt: byte 7 is no UTF-8"},
            "locations": [
                {"physicalLocation": {"artifactLocation": {"uri": "a%20b.txt", "uriBaseId": "%SRCROOT%"}}}
            ],
        }
    ]
    kinds = [kind["id"] for kind in run["tool"]["driver"]["notifications"]]
    assert kinds[0] == "unread"


@pytest.mark.parametrize(
    "problem",
    [Problem("crash", "KeyError: 1", "/house/a.txt", "clash"), Problem("engine", "no model")],
)
def test_a_rule_or_an_engine_that_failed_makes_the_run_fail(written, problem):
    (invocation,) = run_of(written("sarif", Checked("/house/a.txt", "x", problems=(problem,))))["invocations"]
    assert invocation["executionSuccessful"] is False
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["message"]["text"] == str(problem)
    assert notice.get("associatedRule") == ({"id": "clash", "index": 3} if problem.rule else None)
    assert ("locations" in notice) == bool(problem.path)


def test_the_gravest_come_first_and_what_is_too_much_is_told(written, checked, monkeypatch):
    monkeypatch.setattr(sarif, "MOST_RESULTS", 4)
    monkeypatch.setattr(sarif, "IN_MEMORY", 10)
    articles = (
        checked("/house/a.txt", "⟦a⟧ ⟦b⟧ ⟦c⟧ ⟦d⟧ ⟦e⟧ ⟦f⟧", "loose"),
        checked("/house/b.txt", "⟦d⟧ ⟦e⟧", "mix-up"),
        checked("/house/c.txt", "⟦f“⟧"),
    )
    run = run_of(written("sarif", *articles))
    assert [
        one["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] for one in run["results"]
    ] == [
        "f“",
        "d",
        "e",
        "a",
    ]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["level"] == "warning"
    assert notice["message"]["text"].startswith("5 results were left out: GitHub takes 4.")


def test_results_wait_on_disk_and_not_in_memory(rules, checked, monkeypatch):
    monkeypatch.setattr(sarif, "IN_MEMORY", 1000)
    out = io.StringIO()
    from copydesk.report import Setting

    report = sarif.SarifReport(out, Setting(rules, Path("/house")))
    report.begin()
    for number in range(50):
        report.add(checked(f"/house/{number}.txt", "⟦a⟧"))
    assert len(out.getvalue().split('"results"')) == 1
    assert all(kept._rolled for kept in report.kept.values())
    report.end()
    assert len(run_of(out.getvalue())["results"]) == 50
    assert report.kept == {}
