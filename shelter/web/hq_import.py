"""Importing lists of shelters at headquarters: upload, look at what would change, choose unknown columns by hand, take over."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from shelter import importing
from shelter.core.refusal import Refused
from shelter.core.shelters import KINDS as KIND_CODES
from shelter.lists import FIELDS, Profile, suggest
from shelter.lists.fields import VOCABULARY
from shelter.web import here, hq_waiting
from shelter.web.access import hq_only
from shelter.web.board_words import KINDS
from shelter.web.hq_frame import action, back_to, blueprint, by, page
from shelter.web.loop import aside
from shelter.web.words import language

_LARGEST = 30_000_000  # bytes of one upload
_MOST_FILES = 40
_QUESTIONS_SHOWN = 200
_CHANGES_SHOWN = 100


@blueprint.get("/hq/lists")
@hq_only
def lists() -> str:
    """The form; after taking lists over, ?taken=N says how many shelters changed."""
    return page("lists", profiles=importing.profiles(here.node()), taken=request.args.get("taken", type=int))


@blueprint.url_value_preprocessor
def allow_large_lists(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Lists are larger than anything else that is sent here. Before the form is read, and only for headquarters."""
    if endpoint == "hq.look" and current_user.hq:
        request.max_content_length = _LARGEST


@blueprint.post("/hq/lists")
@action(lambda: lists())
def look() -> str:
    """Reads the uploaded lists and shows, file by file, what would change. Writes nothing."""
    files = []
    for file in request.files.getlist("files")[:_MOST_FILES]:
        with file.stream:
            files.append((file.filename or "", file.read()))
    files = [(name, data) for name, data in files if name or data]
    if not files:
        raise Refused("file_missing")
    word = aside(hq_waiting.keep, here.node().folder, files)
    return _looked_at(word, files, _chosen(request.form.get("profile", "")))


@blueprint.post("/hq/lists/<word>/columns")
@action(lambda word: _again(word))
def choose_columns(word: str) -> str:
    """A mapping chosen by hand: kept under its name, and the lists read again with it."""
    form, node = request.form, here.node()
    files = _files(word)
    headers = form.getlist("header")
    chosen = {header: field for header, field in zip(headers, form.getlist("field"), strict=False) if field in FIELDS}
    name = form.get("name", "").strip()[:60]
    if not name or "name" not in chosen.values():
        raise Refused("columns_unnamed" if not name else "columns_without_name")
    kind = form.get("kind") if form.get("kind") in KIND_CODES else None
    profile = Profile(name, {**dict.fromkeys(headers, ""), **chosen}, kind)
    importing.keep_profile(node, profile, headers)
    return _looked_at(word, files, None)


@blueprint.post("/hq/lists/<word>/take")
@action(lambda word: lists())
def take_over(word: str) -> Response:
    """Writes what was looked at. What has changed since is compared again, so nothing is overwritten unseen by accident."""
    node, files = here.node(), _files(word)
    profile, who = _chosen(request.form.get("profile", "")), by()
    taken = aside(lambda: importing.carry_out(node, importing.plan(node, files, profile), who))
    aside(hq_waiting.forget, node.folder, word)
    return back_to("lists", taken=taken)


def _looked_at(word: str, files: list[tuple[str, bytes]], profile: Profile | None) -> str:
    plan = aside(importing.plan, here.node(), files, profile)
    return page(
        "lists", "lists_plan", word=word, plan=plan, profile=profile.name if profile else "", fields=FIELDS, suggest=suggest, kinds=KINDS,
        questions_shown=_QUESTIONS_SHOWN, changes_shown=_CHANGES_SHOWN, said=_said, field_word=_field_word,
    )  # fmt: skip


def _again(word: str) -> str:
    return _looked_at(word, _files(word), None)


def _files(word: str) -> list[tuple[str, bytes]]:
    files = aside(hq_waiting.kept, here.node().folder, word)
    if not files:
        raise Refused("lists_forgotten")
    return files


def _chosen(name: str) -> Profile | None:
    return next((profile for profile in importing.profiles(here.node()) if profile.name == name), None)


def _said(english: str, japanese: str) -> Any:
    """What the reading says of a list, in the reader's language."""
    return english if language() == "en" else japanese


def _field_word(field: str) -> str:
    """A field as people call it: the word most publishers use."""
    return VOCABULARY[field].split()[0] if field in VOCABULARY and language() != "en" else field
