"""The data in the scripts of a page: which forms are read, and that nothing breaks them."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.script_data import script_data


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ('{"a": [1, 2]}', {"a": [1, 2]}),
        ('window.__STATE__ = {"a": "b"};', {"a": "b"}),
        ("var page = {kop: 'It\\'s', open: !0, leeg: void 0,}", {"kop": "It's", "open": True, "leeg": None}),
        (
            'window.__NUXT__=(function(a,b){return {titel:"\\u003Cp\\u003E",van:a,tags:b}}("Stad Lier",[]));',
            {"titel": "<p>", "van": "Stad Lier", "tags": []},
        ),
        ('[{"titel":1,"tekst":2},"Brug open","De brug is open."]', {"titel": "Brug open", "tekst": "De brug is open."}),
        ('[["Reactive",1],{"kop":2},"Zwembad"]', {"kop": "Zwembad"}),
        ("console.log('hallo')", None),
        ('{"stuk": ', None),
    ],
)
def test_forms(script: str, value: Any) -> None:
    assert script_data(script) == value


@given(st.text())
def test_any_script_is_survived(script: str) -> None:
    script_data(script)
    script_data("x={" + script)
    script_data("window.n=(function(a){return {" + script + "}}(1))")


def test_a_list_that_refers_to_itself_ends() -> None:
    assert script_data(json.dumps([{"a": 1}, [0, 1], "tekst"])) == {"a": [None, None]}


def test_long_scripts_take_linear_time() -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        for unit in ('a:"b",', "{", '"', "(function(a", "x="):
            script_data("window.x={" + unit * size)
        return time.process_time() - start

    seconds(100)
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.01)
