"""Pages as they are found on film sites, each in several encodings and line ends: what an element is put into."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "embedding" / "pages"
LANGUAGES = {
    "windows-1251": "Фильм о двух виолончелистках",
    "koi8-r": "Фильм о двух виолончелистках",
    "iso-8859-2": "Film o dwóch wiolonczelistkach, żółć",
    "iso-8859-7": "Μια ταινία για δύο τσελίστριες",
    "iso-8859-15": "Un film à 5 €, œuvre",
    "windows-1254": "İki çellist üzerine bir film, ışık",
    "windows-1255": "סרט על שתי צ'לניות",
    "windows-1256": "فيلم عن عازفتي تشيلو",
    "windows-874": "ภาพยนตร์เรื่องหนึ่ง",
    "shift_jis": "二人のチェロ奏者の映画、表示ソ",
    "euc-jp": "二人のチェロ奏者の映画、表示ソ",
    "gb18030": "关于两位大提琴手的电影 𠀀",
    "gbk": "关于两位大提琴手的电影",
    "big5": "關於兩位大提琴手的電影，功蓋許",
    "euc-kr": "두 첼리스트에 관한 영화",
}
"""Words in which the bytes of a tag's signs, or of a backslash, can hide."""
CODECS = {"windows-874": "cp874"}
"""What Python calls an encoding where it is not what a page calls it."""


@dataclass(frozen=True, slots=True)
class RealPage:
    """A page by its name, and the encoding of its bytes."""

    name: str
    encoding: str
    content: bytes

    @property
    def text(self) -> str:
        """What the bytes say."""
        return self.content.decode(CODECS.get(self.encoding, self.encoding))


def pages() -> Iterator[RealPage]:
    """Every page in every way in which it can be written."""
    for path in sorted(FOLDER.glob("*.html")):
        text = path.read_text(encoding="utf-8")
        if "{words}" in text:
            yield from (written(path, text.replace("{words}", words), name) for name, words in LANGUAGES.items())
            continue
        yield written(path, text, "utf-8")
        yield written(path, text.replace("\n", "\r\n"), "utf-8", "lines of Windows", codecs.BOM_UTF8)
        yield written(path, text, "windows-1252")
        yield written(path, text.replace("\n", "\r\n"), "utf-16-le", "lines of Windows", codecs.BOM_UTF16_LE)
        yield written(path, text.replace("\n", "\r"), "utf-16-be", "lines of old Macs", codecs.BOM_UTF16_BE)


def written(path: Path, text: str, encoding: str, how: str = "", mark: bytes = b"") -> RealPage:
    """A page in an encoding, which it declares."""
    declared = text.replace("{charset}", "utf-16" if encoding.startswith("utf-16") else encoding)
    content = mark + declared.encode(CODECS.get(encoding, encoding))
    return RealPage(" ".join(filter(None, (path.stem, encoding, how))), encoding, content)
