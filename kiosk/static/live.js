// Keeps the page's panes fresh: a socket says that something changed, the panes are fetched; without a socket every 5 seconds.

import { replace, word } from "./pieces.js";

const SHORTEST = 1000, POLL = 5000; // milliseconds

/** on: {token(text), shown()}. */
export class Live {
  constructor({ code, tab, on }) {
    this.path = `/desk/${encodeURIComponent(code)}/panes?tab=${tab}${new URLSearchParams(location.search).has("lang") ? `&lang=${new URLSearchParams(location.search).get("lang")}` : ""}`;
    this.on = on;
    this.last = Date.now();
    this.connected = false;
    this.state = document.getElementById("live-state");
    if (window.io) this.#listen(code);
    setInterval(() => { if (!this.connected || Date.now() - this.last > 60_000) this.refresh(); this.#say(); }, POLL);
    setTimeout(() => this.#say(), 3000);
  }

  #listen(code) {
    const socket = window.io("/desk", { auth: { shelter: code } });
    socket.on("connect", () => { this.connected = true; this.refresh(); this.#say(); });
    socket.on("disconnect", () => { this.connected = false; this.#say(); });
    socket.on("connect_error", () => { this.connected = false; });
    socket.on("changed", () => this.refresh());
  }

  /** Fetches the panes now, or as soon as the last fetch is long enough ago. */
  refresh() {
    if (this.waiting) return;
    const rest = Math.max(0, (this.begun ?? 0) + SHORTEST - Date.now());
    this.waiting = setTimeout(() => { this.waiting = null; this.#fetch(); }, rest);
  }

  async #fetch() {
    this.begun = Date.now();
    try {
      const answer = await fetch(this.path, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const { as_of: asOf, token, panes } = await answer.json();
      this.last = Date.now();
      this.asOf = asOf;
      this.on.token(token);
      for (const [name, html] of Object.entries(panes)) {
        const part = document.getElementById(`pane-${name}`);
        if (part) replace(part, html);
      }
      this.on.shown();
    } catch {
      // The server is away, or asks to sign in; the line below the page says since when nothing is new.
    }
    this.#say();
  }

  #say() {
    const quiet = Date.now() - this.last > 3 * POLL;
    const line = quiet ? word("stale", { n: new Date(this.last).toTimeString().slice(0, 5) }) : this.connected ? null : word("polling");
    if (line?.textContent !== (this.state.textContent || undefined)) this.state.replaceChildren(...(line ? [line] : []));
  }
}
