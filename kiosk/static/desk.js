// The desk, quick: forms go through the queue, scans are read anywhere, panels open in place, the panes stay fresh.
// Without this script every form and link still works.

import { showQueue } from "./bar.js";
import { fillAgain, labelOf, pathOf, takeFields } from "./forms.js";
import { Live } from "./live.js";
import { Outbox } from "./outbox.js";
import { newId, word } from "./pieces.js";
import { watchKeys } from "./keys.js";
import { ring } from "./ringing.js";
import { watchScanner } from "./scanner.js";
import { Search } from "./search.js";
import { answer, say, stay } from "./strip.js";
import { Panel } from "./panel.js";

const { code, node, tab, token: firstToken } = document.getElementById("desk").dataset;
const home = `/desk/${encodeURIComponent(code)}`;
const register = document.getElementById("register");
const KEPT = 1200; // milliseconds after which an unanswered entry counts as kept, and its form is free for the next family
let token = firstToken;
const busy = new Map(); // entry key → {form, timer}: forms whose entry is on its way

const panel = new Panel({ token: () => token, failed: () => say("no", word("not-now")) });
const search = new Search({ home, token: () => token, panel, scanned });

const outbox = new Outbox({
  node, code, token: () => token,
  on: {
    change: (entries, state) => showQueue(entries, state, { again, drop: (entry) => outbox.drop(entry), ask: countNewCard }),
    answer: answered,
    refused: refusedBy,
    signin: renewToken,
  },
});

const live = new Live({
  code, tab,
  on: {
    token: (text) => { const renewed = text !== token; token = text; if (renewed && outbox.state === "signin") outbox.send(); },
    shown: ring,
  },
});

// -- sending -------------------------------------------------------------------------------------------------------------

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-panel-form]") && panel.here) {
    event.preventDefault();
    panel.post(form, event.submitter);
  } else if (form.id === "anything" || form.id === "everybody") {
    event.preventDefault();
    search.now(form.id === "everybody");
  } else if (form.matches("[data-act]")) {
    event.preventDefault();
    if (!form.dataset.busy) send(form, event.submitter);
  }
});

function send(form, submitter) {
  if (form === register && !peopleChosen()) {
    register.elements.people[0].focus();
    say("no", word("how-many"));
    return;
  }
  form.dataset.busy = "1";
  const since = form.dataset.since ? Number(form.dataset.since) : undefined;
  const entry = outbox.add({ path: pathOf(form, submitter), fields: takeFields(form, submitter), label: labelOf(form, submitter), form: form.id, since });
  busy.set(entry.key, { form, timer: setTimeout(() => keep(entry), KEPT) });
}

const peopleChosen = () => new FormData(register).get("people") || register.elements.people_typed.value.trim();

/** No answer yet: the entry is safe in the queue, and the form is free for the next family. */
function keep(entry) {
  const held = busy.get(entry.key);
  if (!held) return;
  busy.delete(entry.key);
  clear(held.form);
  say("look", word("kept"));
}

function clear(form) {
  delete form.dataset.busy;
  delete form.dataset.since;
  if (!form.isConnected || form.closest("#panel, #answer")) return;
  form.reset();
  if (form === register) {
    register.elements.household.value = newId();
    register.querySelector(".for-card").hidden = true;
    register.querySelector(".for-none").hidden = false;
    search.clear();
  }
}

function answered(entry, told) {
  const held = busy.get(entry.key);
  busy.delete(entry.key);
  clearTimeout(held?.timer);
  const inPanel = held?.form.closest("#panel");
  if (held) clear(held.form);
  answer(told.tone, told.html);
  if (told.ask) askHowMany({ ...entry, ask: told.ask });
  else if (told.panel && held) panel.open(told.panel);
  else if (inPanel) told.key ? panel.open(`${home}/household/${told.key}`, true) : panel.close();
  else if (entry.form === "scan") panel.close();
  if (entry.form === "scan" || held?.form === register) search.clear();
  live.refresh();
}

function refusedBy(entry, message) {
  const held = busy.get(entry.key);
  const sentence = Object.assign(document.createElement("p"), { textContent: message });
  say("no", sentence);
  if (!held && entry.form !== "scan") return; // it waits in the bar, with everything that was typed
  busy.delete(entry.key);
  clearTimeout(held?.timer);
  if (held) delete held.form.dataset.busy;
  outbox.drop(entry);
}

async function renewToken() {
  try {
    const told = await fetch(`${home}/panes?tab=${tab}`, { headers: { Accept: "application/json" } });
    if (!told.ok) return false;
    const renewed = (await told.json()).token;
    const other = renewed !== token;
    token = renewed;
    return other;
  } catch {
    return false;
  }
}

function again(entry) {
  if (fillAgain(entry)) outbox.drop(entry);
}

// -- scanning ------------------------------------------------------------------------------------------------------------

function scanned(card) {
  outbox.add({ path: `${home}/scan`, fields: [["text", card], ["scanned", "1"], ["request", newId()]], label: `…${card.slice(-4)}`, form: "scan" });
  setTimeout(() => { if (outbox.state === "away") say("look", word("kept")); }, KEPT);
}

watchScanner({ scanned, unread: () => say("no", word("not-read")) });

/** A card nobody has used yet: the form below asks; while it is in use for another family, the card waits in the bar. */
function askHowMany(entry) {
  if (!register || peopleChosen() || register.elements.name.value.trim()) outbox.hold(entry, entry.ask);
  else countNewCard(entry);
}

function countNewCard(entry) {
  if (!register) {
    location.href = home;
    return;
  }
  register.elements.household.value = entry.ask.household;
  register.dataset.since = entry.since;
  const line = register.querySelector(".for-card");
  line.replaceChildren(...word("new-card", { what: entry.ask.letters }).childNodes);
  line.hidden = false;
  register.querySelector(".for-none").hidden = true;
  register.elements.people[0].focus();
  outbox.drop(entry);
  stay();
}

// -- beginning -----------------------------------------------------------------------------------------------------------

watchKeys({ panel, search, register });
ring();
document.addEventListener("click", (event) => {
  const all = event.target.closest("[data-tick]");
  if (!all) return;
  const boxes = [...all.form.querySelectorAll(`input[name=${all.dataset.tick}]`)];
  const every = boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = !every;
});
addEventListener("online", () => outbox.send());
addEventListener("focus", () => outbox.send());
outbox.send();
if (document.querySelector("#answer .answer")) stay();
document.documentElement.dataset.ready = "1";
