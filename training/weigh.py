"""How far a model's proposal is to be believed where nothing else found it: the weights of `proposal_weights.txt`.

`python weigh.py WORK` trains the recipe shortly on two thirds of the articles, three times, lets each model propose for
the third that it has not seen (kept in WORK/proposals.json), and learns from those proposals that no finder confirms or
contradicts whether they were right. Needs scikit-learn (`pip install '.[training]'`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from compare import STEPS
from finish import finished
from reader import read_texts
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from pipeline.extract.entity import Entity
from pipeline.extract.model import LABELS
from pipeline.extract.names import find_names
from pipeline.extract.overlap import Candidate, Decision, Kind
from pipeline.extract.proposals import proposals
from pipeline.extract.weighing import LEARNT_FROM, features
from pipeline.extract.words import Words
from pipeline.marks import MarkedText
from pipeline.sentences import split_sentences

HERE = Path(__file__).parent
TARGET = HERE.parent / "pipeline" / "extract" / "lists" / "proposal_weights.txt"
FOLDS = 3
MARKS: dict[Kind, str] = {"organisation": "organisations", "person": "people"}
HEAD = "# How much a feature of weighing.py speaks for what a model proposes. Made by training/weigh.py.\n"
SMALLEST = 0.05  # a weight below it is left out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("work", type=Path)
    work = parser.parse_args().work.resolve()
    kept = work / "proposals.json"
    if not kept.exists():
        kept.write_text(json.dumps(unseen(work), ensure_ascii=False), encoding="utf-8")
    proposed = json.loads(kept.read_text(encoding="utf-8"))
    articles = [article for article in read_texts(HERE / "texts") if article.text in proposed]
    sections = []
    for kind, plural in MARKS.items():
        rows, right = examples(articles, proposed, kind)
        sections.append(f"\n[{plural}]\n" + "".join(f"{name} {weight:.2f}\n" for name, weight in learnt(rows, right)))
        print(plural, told(rows, right))
    TARGET.write_text(HEAD + "".join(sections), encoding="utf-8")


def unseen(work: Path) -> dict[str, list[list[object]]]:
    """What models propose for the articles that they have not learnt from: start, end and label, by text."""
    articles = read_texts(HERE / "texts")
    blocks = [block for file in sorted((HERE / "texts").glob("*.txt")) for block in _blocks(file)]
    found: dict[str, list[list[object]]] = {}
    for fold in range(FOLDS):
        folder = work / f"fold-{fold}"
        (folder / "texts").mkdir(parents=True, exist_ok=True)
        learnt_from = [block for number, block in enumerate(blocks) if number % FOLDS != fold]
        (folder / "texts" / "all.txt").write_text("\n=====\n".join(learnt_from), encoding="utf-8")
        nlp = _trained(folder)
        others = articles[fold::FOLDS]
        for article, doc in zip(others, nlp.pipe(article.text for article in others), strict=True):
            found[article.text] = [[ent.start_char, ent.end_char, ent.label_] for ent in doc.ents]
    return found


def examples(
    articles: Sequence[MarkedText], proposed: dict[str, list[list[object]]], kind: Kind
) -> tuple[list[dict[str, bool]], list[bool]]:
    """The features of the proposals of a kind where no finder has found a name, and whether each was right."""
    rows, right = [], []
    for article in articles:
        sentences = split_sentences(article.text)
        trace: list[Decision] = []
        find_names(article.text, sentences, (), article.header.get("publisher"), trace)
        found = [decision.candidate for decision in trace if decision.lost_to is None]
        words = Words(article.text, sentences)
        entities = [Entity(start, end, LABELS[label], LEARNT_FROM) for start, end, label in proposed[article.text]]  # type: ignore[arg-type, index]
        marked = {(mark.start, mark.end) for mark in article.of_kind(MARKS[kind])}
        for proposal, candidate in proposals(words, entities):
            if proposal.kind == kind and not any(_overlap(candidate, one) for one in found):
                rows.append(dict.fromkeys(features(words, proposal), True))
                right.append((candidate.start, candidate.end) in marked)
    return rows, right


def learnt(rows: list[dict[str, bool]], right: list[bool]) -> Iterator[tuple[str, float]]:
    """The features with their weights, the heaviest first."""
    table = DictVectorizer()
    model = _regression().fit(table.fit_transform(rows), right)
    weights = dict(zip(table.feature_names_, model.coef_[0], strict=True))
    weights["always"] = weights.get("always", 0.0) + model.intercept_[0]
    for name, weight in sorted(weights.items(), key=lambda item: -abs(item[1])):
        if abs(weight) >= SMALLEST:
            yield name, weight


def told(rows: list[dict[str, bool]], right: list[bool]) -> str:
    """What taking the proposals from even chances on gives, measured on articles that gave no weights."""
    chances = cross_val_predict(
        _regression(), DictVectorizer().fit_transform(rows), right, cv=8, method="predict_proba"
    )
    taken = [was_right for was_right, (_, chance) in zip(right, chances, strict=True) if chance >= 0.5]
    return f"{len(rows)} proposals, {sum(right)} right; {len(taken)} taken, {sum(taken)} of them right"


def _regression() -> LogisticRegression:
    return LogisticRegression(C=0.3, max_iter=3000)


def _trained(folder: Path) -> spacy.Language:
    classes, model = folder / "classes", folder / "model"
    _run("word_classes.py", str(classes), "--struck", "0.3")
    _run("word_classes.py", str(folder / "classes-all"))
    settings = {key: value for key, value in STEPS.items() if key != "struck"}
    settings |= {"paths.texts": folder / "texts", "paths.vectors": classes, "variables.learn_from": "all"}
    options = [part for key, value in settings.items() for part in (f"--{key}", str(value))]
    _run("-m", "spacy", "train", "config.cfg", "--code", "reader.py", "--output", str(model), *options)
    return finished(model / "model-last", folder / "classes-all")


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=HERE, check=True)


def _blocks(file: Path) -> list[str]:
    return [block.strip("\n") for block in file.read_text(encoding="utf-8").split("\n=====\n") if block.strip()]


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end


if __name__ == "__main__":
    main()
