"""Bytes to characters, and characters to one form.

Normalised: HTML entities, Unicode NFC, line ends, control and zero-width characters and soft hyphens (removed),
ligatures (spelled out), every kind of blank (one space), mojibake (mended). Kept as the article has them: quotation
marks, apostrophes, dashes, figures, superscripts, fractions and all other characters.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
_LIGATURE = re.compile("[ﬀ-ﬆ]")
# What UTF-8 looks like when it was read as windows-1252 or Latin-1.
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf]|â(?:€|\u0080)|Ã[€-™]|ï¿½|Ã[ ƒ‚„…†‡ˆ‰Š‹Œ]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}\d?|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
# Encodings of text by their names in Python, as in the standard for the web and in mail.
_OF_TEXT = re.compile(
    r"utf-(?:8|7|16|32)(?:-[bl]e|-sig)?|iso8859-\d{1,2}|cp\d{3,4}|koi8-[rut]|mac-\w+|big5(?:hkscs)?|euc_\w+|gb\w+|hz|"
    r"iso2022_\w+|shift_jis\w*|johab|tis-620"
)
_SURE_ENOUGH = 64 * 1024


def decode(content: bytes, charset: str | None = None) -> str:
    """The characters of a text or page: by its mark, as valid UTF-8, as declared, or as detected; never raises.

    Valid UTF-8 with characters above ASCII is UTF-8 whatever is declared; a declared UTF-8 that is not valid is
    detected. Latin-1 means windows-1252, as on the web.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    head = content[:1000]
    if head.count(0) > 0.2 * len(head):
        little = head[1::2].count(0) > head[::2].count(0)
        return content.decode("utf-16-le" if little else "utf-16-be", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _codec(charset or _declared(content))
    if declared and declared != "utf-8":
        try:
            return content.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    return _detected(content)


def normalise(text: str) -> str:
    """One form for the characters of a text; line ends become `\\n`, blanks inside a line one space."""
    if not text.isascii():
        text = mend_mojibake(text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        if _LIGATURE.search(text):
            text = text.translate(_LIGATURES)
    text = _LINE_ENDS.sub("\n", text)
    visible = _INVISIBLE.sub("", text)
    # What an invisible character kept apart may read as mojibake now.
    return visible if len(visible) == len(text) or visible.isascii() else normalise(visible)


def unescape(text: str) -> str:
    """A text with the HTML entities that stand in it as characters: `&amp;`, `&euro;`, `&#8217;`."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def one_line(text: str) -> str:
    """A text on one line, every run of blanks one space."""
    return " ".join(text.split())


def squeeze_blanks(line: str) -> str:
    """A line with every run of blanks as one space, and none at its ends."""
    return _BLANKS.sub(" ", line).strip()


def mend_mojibake(text: str) -> str:
    """Undo UTF-8 that was read as windows-1252 somewhere on its way; other text comes back as it is."""
    if not _MOJIBAKE.search(text):
        return text
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False, remove_terminal_escapes=False, fix_latin_ligatures=False, fix_character_width=False,
        uncurl_quotes=False, fix_line_breaks=False, remove_control_chars=False, normalization=None, explain=False,
    )  # fmt: skip
    return "\n".join(ftfy.fix_text(line, config) if _MOJIBAKE.search(line) else line for line in text.split("\n"))


def _declared(content: bytes) -> str | None:
    found = _XML_ENCODING.search(content[:200]) or _META_CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else None


def _codec(name: str | None) -> str | None:
    """The encoding that a page or mail may declare; Python knows others that transform (`unicode_escape`, `zlib`)."""
    name = (name or "").strip().lower().replace("_", "-")
    if name in ("", "utf-8", "utf8", "unicode-1-1-utf-8"):
        return "utf-8" if name else None
    if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252", "iso8859-1"):
        return "cp1252"
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return codec if _OF_TEXT.fullmatch(codec) else None


def _detected(content: bytes) -> str:
    # Mostly valid UTF-8 with a few broken bytes (a cut character, a pasted one) stays UTF-8.
    lenient = content.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if broken <= 0.02 * sum(1 for c in lenient if ord(c) > 127):
        return lenient
    try:
        western = content.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _looks_dutch(western):
        return western
    import charset_normalizer

    best = charset_normalizer.from_bytes(content[:_SURE_ENOUGH]).best()
    if best is None:
        return western or lenient
    return content.decode(best.encoding, "replace")


def _looks_dutch(text: str) -> bool:
    """Whether the characters above ASCII are those of Dutch in windows-1252: accents, quotes, the euro, dashes."""
    foreign = [c for c in text[:_SURE_ENOUGH] if ord(c) > 127]
    usual = sum(c in "éëïèêöüáóíàçñäôûâîÉËÏÖÜ‘’“”„–—…€•·«»°±²³½¼¾§©®™´¨\u00a0\u00ad" for c in foreign)
    return usual >= 0.8 * len(foreign)
