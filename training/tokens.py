"""The tokenizer of the bundled model: spaCy's Dutch one, with names that stand in hyphen compounds set free."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_UPPER
from spacy.language import Language
from spacy.util import compile_infix_regex

# NS-woordvoerder, Philips-topman, Rotterdam-Zuid; but not zo'n 20-jarige or e-mail.
_HYPHEN_AFTER_NAME = rf"(?<=[{ALPHA_UPPER}][{ALPHA}])[-–](?=[{ALPHA}])|(?<=[{ALPHA}][{ALPHA}])[-–](?=[{ALPHA}])"
_SLASH = rf"(?<=[{ALPHA}])/(?=[{ALPHA}])"


@spacy.registry.callbacks("press_tokenizer.v1")
def press_tokenizer() -> Callable[[Language], None]:
    """Set the tokenizer before training; it is saved with the model, which then needs none of this code."""

    def set_tokenizer(nlp: Language) -> None:
        infixes = [*(nlp.Defaults.infixes or ()), _HYPHEN_AFTER_NAME, _SLASH]
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer

    return set_tokenizer
