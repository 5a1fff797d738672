"""The reader's language: which one it is, and the words in it.

Three languages: Japanese (`ja`, the default), easy Japanese (`easy`, every kanji with its reading) and English (`en`).
Message ids are the English sentences. In the easy catalogue a reading is written `{避難所|ひなんじょ}`.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from babel import Locale
from flask import Flask, Response, g, has_request_context, request
from flask_babel import Babel, Domain, get_locale
from markupsafe import Markup, escape
from werkzeug.exceptions import HTTPException

from shelter.web.catalogues import DOMAINS, refresh

LANGUAGES = {"ja": "日本語", "easy": "やさしい日本語", "en": "English"}
_LOCALES = {"ja": Locale("ja"), "easy": Locale("ja", modifier="easy"), "en": Locale("en")}
_READING = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_YEAR = 365 * 24 * 3600

_domain = Domain([str(folder) for folder, _ in DOMAINS], ";".join(name for _, name in DOMAINS))
_marked_up: dict[tuple[str, str], Markup] = {}


def N_(msgid: str) -> str:  # noqa: N802  (the name gettext tools look for)
    """Mark a sentence as one to translate later; returns it unchanged."""
    return msgid


def _(msgid: str, **values: object) -> Markup:
    """The sentence in the reader's language, as markup: readings become <ruby>, values are escaped."""
    return _fill(_with_readings(_translated(msgid)), values)


def n_(one: str, many: str, n: int, **values: object) -> Markup:
    """Like `_`, choosing between `one` and `many` by the number `n`, which the sentence may show as %(n)s."""
    return _fill(_with_readings(_domain.get_translations().ungettext(one, many, n)), {"n": n, **values})


def plain(msgid: str, **values: object) -> str:
    """The sentence as text, for attributes, titles, files and JSON: a reading stands in brackets behind its kanji."""
    text = _READING.sub(r"\1(\2)", _translated(msgid))
    return text % values if values else text


def bare(msgid: str) -> str:
    """The words alone, without readings, for what goes into the records when it is chosen."""
    return _READING.sub(r"\1", _translated(msgid))


def language() -> str:
    """The reader's language: `ja`, `easy` or `en`. Outside a request it is `ja`."""
    if not has_request_context():
        return "ja"
    if "language" not in g:
        g.language = _choose()
    return g.language


def _choose() -> str:
    if (wish := wished_language()) is not None:
        return wish
    if (kept := request.cookies.get("lang")) in LANGUAGES:
        return kept
    return request.accept_languages.best_match(["ja", "en"], "ja")


def wished_language() -> str | None:
    """The language asked for by this request itself, which its answer's links and redirects carry on."""
    if (wish := request.args.get("lang")) in LANGUAGES:
        return wish
    try:
        wish = request.form.get("lang")
    except HTTPException:
        return None  # a form too large or broken: the error page must still find its language
    return wish if wish in LANGUAGES else None


def _translated(msgid: str) -> str:
    return _domain.get_translations().ugettext(msgid) if has_request_context() else msgid


def _with_readings(text: str) -> Markup:
    key = (str(get_locale()), text)
    if key not in _marked_up:
        _marked_up[key] = Markup(_READING.sub(r"<ruby>\1<rt>\2</rt></ruby>", str(escape(text))))
    return _marked_up[key]


def _fill(sentence: Markup, values: dict[str, object]) -> Markup:
    return sentence % values if values else sentence


def _keep_choice(response: Response) -> Response:
    """Remember a language chosen by a link; where cookies are not kept, the links carry it."""
    wish = request.args.get("lang")
    if wish in LANGUAGES and request.cookies.get("lang") != wish:
        response.set_cookie("lang", wish, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure)
    return response


def _carry_choice(endpoint: str, values: dict[str, object]) -> None:
    """Put `lang` into every link made while answering a request that carried one."""
    if has_request_context() and endpoint not in ("static", "own_files.bring") and "lang" not in values:
        if (wish := wished_language()) is not None:
            values["lang"] = wish


def _same_page_in(lang: str) -> str:
    """The link to the page being read, in another language."""
    args = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    # The path is quoted whole: a page address that begins with // would otherwise be read as another host.
    return "/" + quote(request.path.lstrip("/")) + "?" + urlencode([*args, ("lang", lang)], errors="replace")


def link(path: str) -> str:
    """A path of this server ("/board") with the language carried on; for pages whose view stands in another room."""
    wish = wished_language()
    return f"{path}?lang={wish}" if wish else path


def speak(app: Flask) -> None:
    """Give the app its languages: the choice for a request, the words in templates, the links that keep the choice."""
    refresh()
    Babel(app, configure_jinja=False, default_locale="ja", locale_selector=lambda: _LOCALES[language()])
    app.jinja_env.globals.update({"_": _, "n_": n_, "plain": plain, "bare": bare, "language": language, "languages": LANGUAGES,
                                  "same_page_in": _same_page_in, "wished_language": wished_language, "link": link})
    app.url_defaults(_carry_choice)
    app.after_request(_keep_choice)
