// Finding as one types, in the one big field.

import { cardIn } from "./scanner.js";

const PAUSE = 150; // milliseconds after the last key

/** home: the desk's address. scanned(card): a whole card was typed or pasted. */
export class Search {
  constructor({ home, token, panel, scanned }) {
    this.home = home;
    this.token = token;
    this.panel = panel;
    this.scanned = scanned;
    this.field = document.getElementById("text");
    this.list = document.getElementById("found");
    this.field?.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#look(), PAUSE);
    });
    this.field?.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") this.#step(event, null, 1);
    });
    this.list?.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") this.#step(event, event.target, event.key === "ArrowDown" ? 1 : -1);
    });
  }

  #step(event, from, by) {
    const links = [...(this.list?.querySelectorAll("a") ?? [])];
    const next = links[(from ? links.indexOf(from) : -1) + by];
    if (!next && !(from && by < 0)) return;
    event.preventDefault();
    (next ?? this.field).focus();
  }

  /** Enter, or the button: a card is checked in, the only family found is opened, else the first one gets the focus. */
  async now(everybody = false) {
    clearTimeout(this.timer);
    const card = everybody ? null : cardIn(this.field.value);
    if (card) {
      this.clear();
      this.scanned(card);
      return;
    }
    await this.#look(everybody);
    const links = this.list.querySelectorAll("a");
    if (links.length === 1) links[0].click();
    else links[0]?.focus();
  }

  async #look(everybody = false) {
    const text = this.field.value.trim();
    const turn = this.turn = (this.turn ?? 0) + 1;
    if (!text && !everybody) {
      this.list.replaceChildren();
      return;
    }
    const fields = new URLSearchParams({ text, csrf_token: this.token() });
    if (everybody) fields.set("all", "1");
    try {
      const answer = await fetch(`${this.home}/find${location.search}`, { method: "POST", body: fields, headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (turn !== this.turn) return;
      if (answer.ok) this.list.innerHTML = told.html;
      else if (answer.status === 401) location.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
    } catch {
      if (turn === this.turn) this.panel.failed();
    }
  }

  /** Empties the field and what was found. */
  clear() {
    clearTimeout(this.timer);
    this.turn = (this.turn ?? 0) + 1;
    if (!this.field) return;
    this.field.value = "";
    this.list.replaceChildren();
  }
}
