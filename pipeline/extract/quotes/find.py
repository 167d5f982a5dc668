"""Quotations that are speech, each with its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.quotes.quotations import MOST_PARAGRAPHS, Quotation, find_quotations
from pipeline.extract.quotes.speaker import (
    Cast,
    Speaker,
    has_speech_verb,
    is_attribution,
    speaker_before,
    speaker_behind,
    subject_of,
    tells_of_somebody,
)
from pipeline.extract.trace import Note
from pipeline.record import Organisation, Person, Quote, Span
from pipeline.sentences import sentence_at

_FRAGMENT_WORDS = 5  # an attributed fragment of more words is a quotation even where it is no sentence
_SCARE_WORDS = 2
_LONGEST_ARTICLE = 4  # letters
_ARTICLES = frozenset(["de", "het", "een", "deze", "dit", "die", "dat"])
_SENTENCE_WORDS = 4  # a shorter one may be a title or a scare quote, whatever stands at its end
_LONGEST_TITLE = 160  # code points; a longer first line is a paragraph of a text without a title
_SAME_WORDS = 0.7  # share of the words of a headline quotation that the body has in one of its quotations
_SENTENCE_ENDS = (".", "!", "?", ":")
_ENDS_SENTENCE = re.compile(r"[.,!?…][\"”’')\]]*$")


def find_quotes(
    text: str,
    sentences: Sequence[Span],
    people: Sequence[Person] = (),
    organisations: Sequence[Organisation] = (),
    notes: list[Note] | None = None,
) -> list[Quote]:
    """The quotations of a text with their speakers, given its people and organisations (each in text order).

    `notes`, where given, receives what told each speaker, and which words between marks are no speech.
    """
    return list(_Reader(text, sentences, Cast(people, organisations), notes).quotes())


class _Reader:
    """Goes through the quotations in order; who spoke last in a paragraph goes on speaking."""

    def __init__(self, text: str, sentences: Sequence[Span], cast: Cast, notes: list[Note] | None) -> None:
        self.text, self.sentences, self.cast, self.notes = text, sentences, cast, notes
        self.quotations = find_quotations(text)
        first_line = text.find("\n")
        self.title_end = first_line if first_line <= _LONGEST_TITLE else -1

    def quotes(self) -> Iterator[Quote]:
        previous: Quotation | None = None
        speaker: str | None = None
        for index, quotation in enumerate(self.quotations):
            named, attributed = self._attribution(index, speaker if self._same_paragraph(previous, quotation) else None)
            whole = self._is_sentence(quotation)
            in_title = named is None and self._in_title(quotation)
            if in_title:
                shared, named = self._speaker_of_headline(quotation)
                whole = whole or shared > _SAME_WORDS
            long_enough = named is not None or len(self._words(quotation)) > _FRAGMENT_WORDS
            if not whole and (self._is_scare_quote(quotation) or not (attributed and long_enough)):
                self._note(
                    quotation, "no sentence, and nobody is said to speak: a title, a name, a word apart", lost=True
                )
                continue
            if named is None and not quotation.closed:
                named = self._speaker_of_the_rest(index)
            if named is None and not in_title and not self._by_a_stranger(index):
                named = self._speaker_from_context(previous, speaker, quotation, attributed=attributed)
            previous, speaker = quotation, named.name if named else None
            said = "whole sentence" if whole else "attributed fragment"
            self._note(quotation, f"{said}, speaker by {named.pattern}" if named else f"{said}, nobody named")
            yield Quote(
                start=quotation.span.start,
                end=quotation.span.end,
                text=self.text[quotation.span.start : quotation.span.end],
                method="rule",
                speaker=speaker,
            )

    def _note(self, quotation: Quotation, evidence: str, *, lost: bool = False) -> None:
        if self.notes is not None:
            self.notes.append(Note("quotes", *quotation.span, evidence, lost))

    def _attribution(self, index: int, last_speaker: str | None) -> tuple[Speaker | None, bool]:
        """The speaker that the words around a quotation name, and whether they speak of speaking at all."""
        behind, before = self._segment_behind(index), self._segment_before(index)
        speaker = speaker_behind(self.text, behind, self.cast) or speaker_before(
            self.text, before, self.cast, last_speaker
        )
        words = self.text[before.start : before.end]
        attributed = (
            words.rstrip().endswith(":") or has_speech_verb(words) or is_attribution(self.text, behind, self.cast)
        )
        return speaker, attributed

    def _speaker_of_the_rest(self, index: int) -> Speaker | None:
        """Who is named with the paragraphs in which a quotation goes on."""
        last = min(index + MOST_PARAGRAPHS, len(self.quotations) - 1)
        while index < last and not self.quotations[index].closed:
            index += 1
            speaker, _ = self._attribution(index, None)
            if speaker:
                return speaker
        return None

    def _by_a_stranger(self, index: int) -> bool:
        """Whether the words behind attribute the quotation to somebody new: `, zegt een woordvoerder`."""
        behind = self._segment_behind(index)
        return is_attribution(self.text, behind, self.cast) and " een " in self.text[behind.start : behind.end]

    def _segment_behind(self, index: int) -> Span:
        """From the closing mark to the end of the sentence that goes on there, or to the next quotation."""
        start = self.quotations[index].outer.end
        end = self.text.find("\n", start)
        end = len(self.text) if end < 0 else end
        if index + 1 < len(self.quotations):
            end = min(end, max(start, self.quotations[index + 1].outer.start))
        head = re.compile(r"[\s,–—-]*").match(self.text, start, end)
        first = head.end() if head else start
        if first >= end or not (self.text[first].islower() or self.text[first] == "("):
            return Span(start, start)
        sentence = self.sentences[sentence_at(self.sentences, first)]
        return Span(start, max(start, min(end, sentence.end)))

    def _segment_before(self, index: int) -> Span:
        """The sentence in which the quotation opens, up to it; the sentence before where that announces it."""
        opening = self.quotations[index].outer.start
        lower = self.quotations[index - 1].outer.end if index else 0
        at = sentence_at(self.sentences, opening)
        start = self.sentences[at].start if self.sentences else opening
        if start >= opening and at > 0:
            previous = self.sentences[at - 1]
            if self._announces(previous):
                start = previous.start
        return Span(max(lower, min(start, opening)), opening)

    def _announces(self, sentence: Span) -> bool:
        return self.text[sentence.start : sentence.end].endswith(":")

    def _same_paragraph(self, previous: Quotation | None, quotation: Quotation) -> bool:
        return previous is not None and "\n" not in self.text[previous.outer.end : quotation.outer.start]

    def _speaker_from_context(
        self, previous: Quotation | None, last_speaker: str | None, quotation: Quotation, *, attributed: bool = False
    ) -> Speaker | None:
        """The speaker of a quotation without an attribution of its own: who spoke just before, or whom the sentence
        before is about (`Bruines is blij. "Den Haag ..."`)."""
        told = self._speaker_of_sentence_before(quotation, last_speaker)
        if previous is None:
            return told
        same = Speaker(last_speaker, "the quotation before it, which goes on") if last_speaker else None
        if not self._follows(previous, quotation):
            return told or (None if attributed else same)
        at = sentence_at(self.sentences, quotation.outer.start)
        between = at > 0 and self.sentences[at - 1].start > previous.outer.end  # a sentence of its own
        return (told or same) if between else same

    def _follows(self, previous: Quotation, quotation: Quotation) -> bool:
        """Whether a quotation stands in the paragraph of the one before, or at the head of the next."""
        between = self.text[previous.outer.end : quotation.outer.start]
        return between.count("\n\n") <= 1 and ("\n" not in between or between.endswith("\n"))

    def _speaker_of_sentence_before(self, quotation: Quotation, last_speaker: str | None = None) -> Speaker | None:
        at = sentence_at(self.sentences, quotation.outer.start)
        if at == 0 or "\n" in self.text[self.sentences[at - 1].end : quotation.outer.start]:
            return None
        before = self.sentences[at - 1]
        if last_speaker and not tells_of_somebody(self.text, before, self.cast):
            return None  # organisations come along in what is told between two quotations
        return subject_of(self.text, before, self.cast)

    def _in_title(self, quotation: Quotation) -> bool:
        return quotation.outer.end <= self.title_end

    def _speaker_of_headline(self, quotation: Quotation) -> tuple[float, Speaker | None]:
        """A headline quotes what the body says again: the quotation there that shares most words with it, as the
        share of its words and the speaker."""
        wanted = {word.lower() for word in self._words(quotation)}
        best: tuple[float, Speaker | None] = (0.0, None)
        for index, other in enumerate(self.quotations):
            if self._in_title(other):
                continue
            speaker, _ = self._attribution(index, None)
            speaker = speaker or self._speaker_from_context(None, None, other)
            shared = len(wanted & {word.lower() for word in self._words(other)}) / len(wanted)
            if speaker and (best[1] is None or shared > best[0]):
                best = (shared, Speaker(speaker.name, f"the text, which says it again: {speaker.pattern}"))
        return best

    def _is_sentence(self, quotation: Quotation) -> bool:
        """Whether the words could be said as they stand: they end as a sentence does and are more than a few."""
        words = self.text[quotation.span.start : quotation.span.end]
        if not quotation.closed:
            return True
        begins = words[0].isupper() or words[0].isdigit() or words[0] in "'’‘"
        ends = _ENDS_SENTENCE.search(words) or self._stands_alone(quotation)
        return begins and bool(ends) and len(self._words(quotation)) >= _SENTENCE_WORDS

    def _is_scare_quote(self, quotation: Quotation) -> bool:
        """Whether an article stands before a word or two between marks: "waarschuwt voor de 'magische helikopter'"."""
        start = quotation.outer.start
        before = self.text[max(0, start - _LONGEST_ARTICLE - 2) : start].split()
        return bool(before) and before[-1] in _ARTICLES and len(self._words(quotation)) <= _SCARE_WORDS

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Whether the quotation is a sentence whose full stop stands behind the closing mark."""
        start = quotation.outer.start
        before = self.text[max(0, start - 3) : start].rstrip()
        return (
            before[-1:] in _SENTENCE_ENDS and self.text[quotation.outer.end : quotation.outer.end + 1] in _SENTENCE_ENDS
        )

    def _words(self, quotation: Quotation) -> list[str]:
        return self.text[quotation.span.start : quotation.span.end].split()
