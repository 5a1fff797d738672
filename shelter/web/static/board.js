// Keeps the board as the server has it: live over Socket.IO, else by asking every five seconds; says which, and when it is old.
import { clock, fill, say, setWords, tellAge } from "./board_row.js";
import { turnPages } from "./board_pages.js";

const list = document.querySelector("[data-places]");
const most = Number(list.dataset.most);
const standing = document.querySelector("[data-standing]");
const blank = document.querySelector("#row").content.firstElementChild;
setWords(document.querySelector("#words").content, Number(list.dataset.zone));

let node = list.dataset.node;
let asOf = Number(list.dataset.asOf);
let offset = Number(list.dataset.at) - Date.now(); // the server's clock against this screen's
let heard = Date.now();
let live = false;
let asking = false;
const rows = new Map([...list.children].map((item) => [item.dataset.code, item]));

const now = () => Date.now() + offset;

function put(row) {
  const old = rows.get(row.code);
  if (row.gone) {
    rows.delete(row.code);
    return;
  }
  const item = old ?? blank.cloneNode(true);
  rows.set(row.code, item);
  fill(item, row, now(), Boolean(old));
}

const order = (item) => [-Number(item.dataset.trouble), item.querySelector("[data-f=name]").textContent, item.dataset.code];

function before(a, b) {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}

// Trouble first, then by name; of thousands only the first are shown, and how many more there are.
function arrange() {
  const sorted = [...rows.values()].map((item) => [order(item), item]).sort(([a], [b]) => before(a, b));
  const shown = sorted.slice(0, most).map(([, item]) => item);
  shown.forEach((item, place) => {
    if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
  });
  while (list.children.length > shown.length) list.lastElementChild.remove();
  const more = document.querySelector("[data-more]");
  more.hidden = rows.size <= most;
  more.replaceChildren(say("more", rows.size - shown.length));
}

function sum(totals) {
  for (const place of document.querySelectorAll("[data-total]")) {
    const text = totals[place.dataset.total].toLocaleString("en");
    if (place.textContent !== text) {
      place.textContent = text;
      place.classList.remove("changed");
      void place.offsetWidth; // starts the half second again
      place.classList.add("changed");
    }
  }
  document.querySelector("[data-empty]").hidden = rows.size > 0;
}

function takeSnapshot(picture) {
  heard = Date.now();
  if (picture.node === node && picture.as_of < asOf) return;
  offset = Date.parse(picture.at) - Date.now();
  const kept = new Set(picture.shelters.map((row) => row.code));
  for (const code of [...rows.keys()]) if (!kept.has(code)) rows.delete(code);
  picture.shelters.forEach(put);
  arrange();
  sum(picture.totals);
  [node, asOf] = [picture.node, picture.as_of];
  tell();
}

function takeRows(change) {
  heard = Date.now();
  if (change.node !== node || change.after > asOf) return void ask();
  if (change.as_of >= asOf) {
    change.shelters.forEach(put);
    arrange();
    sum(change.totals);
    asOf = change.as_of;
  }
  tell();
}

async function ask() {
  if (asking) return;
  asking = true;
  try {
    const answer = await fetch("/api/v1/board", { headers: { Accept: "application/json" } });
    if (answer.ok) takeSnapshot(await answer.json());
  } catch {
    // The server is away for a moment; `tell` says since when.
  } finally {
    asking = false;
    tell();
  }
}

function tell() {
  const stale = !live && Date.now() - heard > 20000;
  const kind = live ? "live" : stale ? "stale" : "polling";
  standing.replaceChildren(say(kind, clock(live ? now() : heard + offset, now())));
  standing.parentElement.className = `standing moment ${kind}`;
  document.querySelector("main").classList.toggle("stale", stale);
}

function connect() {
  if (!window.io) return;
  const socket = window.io("/board", { transports: ["websocket", "polling"], tryAllTransports: true });
  socket.on("snapshot", (picture) => {
    live = true;
    takeSnapshot(picture);
  });
  socket.on("rows", takeRows);
  socket.on("disconnect", () => {
    live = false;
    tell();
  });
}

connect();
setInterval(() => live || ask(), 5000);
setInterval(() => {
  tell();
  rows.forEach((item) => tellAge(item, now()));
}, 10000);
turnPages(list, document.querySelector(".sum"), document.querySelector("[data-pages]"), (text) => say("page", text));
