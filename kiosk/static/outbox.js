// The queue of what was entered and is not yet acknowledged: kept in this browser, sent once, in order, until the server has it.
// Each entry is a key of its own in localStorage, so that two windows of one desk never overwrite each other's.

const SLOW = 15_000; // milliseconds until a request is given up and sent again: its id makes that harmless
const MOST_FAULTS = 5;

/** One shelter's queue. on: {change(waiting, state), answer(entry, answer), refused(entry, message), signin() → whether a fresh token was had}. */
export class Outbox {
  constructor({ node, code, token, on }) {
    this.prefix = `desk:${node}:${code}:`;
    this.token = token;
    this.on = on;
    this.state = "ready"; // ready, sending, away, signin
    this.timer = null;
    this.pause = 500;
    this.faults = 0;
    this.memory = new Map(); // where the browser lets us keep nothing
  }

  /** Entries that wait, oldest first. */
  waiting() {
    const keys = new Set(this.memory.keys());
    try {
      for (let n = 0; n < localStorage.length; n += 1) keys.add(localStorage.key(n));
    } catch { /* no storage: what is in memory waits */ }
    return [...keys].filter((key) => key?.startsWith(this.prefix)).sort().map((key) => this.#read(key)).filter(Boolean);
  }

  #read(key) {
    try {
      const text = this.memory.get(key) ?? localStorage.getItem(key);
      return text ? { ...JSON.parse(text), key } : null;
    } catch {
      return null;
    }
  }

  #keep(entry) {
    const { key, ...rest } = entry;
    try {
      localStorage.setItem(key, JSON.stringify(rest));
    } catch {
      this.memory.set(key, JSON.stringify(rest));
    }
  }

  /** Forgets an entry: the server has it, or somebody threw it away. */
  drop(entry) {
    this.memory.delete(entry.key);
    try { localStorage.removeItem(entry.key); } catch { /* nothing was kept */ }
    this.on.change(this.waiting(), this.state);
  }

  /** Takes an entry {path, fields: [[name, value]…], label, form} and sends it as soon as its turn comes. */
  add(entry) {
    const since = entry.since ?? Date.now();
    const turn = String(Date.now()).padStart(14, "0") + String(Math.floor(performance.now() * 1000) % 1e9).padStart(9, "0");
    const kept = { ...entry, since, key: `${this.prefix}${turn}:${Math.random().toString(36).slice(2, 8)}` };
    this.#keep(kept);
    this.on.change(this.waiting(), this.state);
    this.send();
    return kept;
  }

  /** Sends what waits, one after the other. */
  async send() {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    try {
      let next;
      while ((next = this.waiting().find((entry) => !entry.stuck))) {
        if (!(await this.#sendOne(next))) break;
      }
    } finally {
      this.sending = false;
    }
    const left = this.waiting().filter((entry) => !entry.stuck);
    if (!left.length) this.#become("ready");
    else if (this.state !== "signin") {
      this.timer = setTimeout(() => this.send(), this.pause);
      this.pause = Math.min(this.pause * 2, 5000);
    }
    this.on.change(this.waiting(), this.state);
  }

  #become(state) {
    if (state !== "away") this.pause = 500;
    this.state = state;
  }

  async #sendOne(entry) {
    const fields = new URLSearchParams(entry.fields);
    fields.set("age", String(Math.max(0, Date.now() - entry.since)));
    fields.set("csrf_token", this.token());
    let answer, body;
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), SLOW);
    try {
      answer = await fetch(entry.path, { method: "POST", body: fields, headers: { Accept: "application/json" }, signal: patience.signal });
      body = await answer.json();
    } catch {
      this.#become("away");
      return false;
    } finally {
      clearTimeout(timer);
    }
    if (answer.ok && body.ok) {
      this.faults = 0;
      this.renewed = false;
      this.#become("ready");
      this.drop(entry);
      this.on.answer(entry, body);
      return true;
    }
    if (answer.status === 401 || body.code === "form_expired") {
      const renewed = body.code === "form_expired" && !this.renewed && (await this.on.signin());
      this.renewed = renewed;
      if (!renewed) this.#become("signin");
      return renewed;
    }
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
      this.faults += 1;
      if (answer.status === 503 || this.faults < MOST_FAULTS) {
        this.#become("away");
        return false;
      }
    }
    this.faults = 0;
    this.#become("ready");
    this.#keep({ ...entry, stuck: body.message ?? String(answer.status) });
    this.on.refused(entry, body.message ?? "", body.code);
    return true;
  }

  /** Keeps an entry back for a person to answer: a new card whose family must be counted. */
  hold(entry, ask) {
    this.#keep({ ...entry, ask, stuck: "ask" });
    this.on.change(this.waiting(), this.state);
  }
}
