// Keeps a page of headquarters fresh: when something changed it is fetched again, and what differs is put in. What is being typed stays.
import { ring } from "./hq_ring.js";

const PAUSE = 1000; // ms between two looks at most
const live = [...document.querySelectorAll("[data-live]")];
// A page that shows nothing else that changes asks only how many call for help.
const itself = live.some((place) => !place.dataset.look);
const standing = document.querySelector("[data-standing]");
let connected = false;
let waiting = false;
let looking = false;

// Somebody is typing in it, or the pointer is on its buttons: it must not be changed under their hands.
const typing = (place) => place.contains(document.activeElement)
  || [...place.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value !== field.defaultValue);
const busy = (place) => typing(place) || (place.matches(":hover") && place.querySelector("form") !== null);

// Puts new pieces in for old ones, by key; a piece somebody is typing in stays as it is.
function merge(old, fresh) {
  const known = new Map([...old.children].map((piece) => [piece.dataset.key, piece]));
  const wanted = [...fresh.children].map((piece) => {
    const before = known.get(piece.dataset.key);
    known.delete(piece.dataset.key);
    return before && (busy(before) || before.innerHTML === piece.innerHTML) ? before : piece;
  });
  const kept = [...known.values()].filter(typing);
  const pieces = [...kept, ...wanted];
  pieces.forEach((piece, place) => {
    if (old.children[place] !== piece) old.insertBefore(piece, old.children[place] ?? null);
  });
  while (old.children.length > pieces.length) old.lastElementChild.remove();
}

function take(page) {
  for (const place of live) {
    const fresh = page.querySelector(`[data-live="${place.dataset.live}"]`);
    if (!fresh) continue;
    if (fresh.dataset.ring !== undefined) place.dataset.ring = fresh.dataset.ring;
    const lists = [place.querySelector("[data-merge]"), fresh.querySelector("[data-merge]")];
    if (lists[0] && lists[1]) {
      merge(lists[0], lists[1]);
      const heads = [place.querySelector("h2"), fresh.querySelector("h2")];
      if (heads[0] && heads[1]) heads[0].replaceWith(heads[1]);
    } else if (!typing(place)) {
      place.replaceChildren(...fresh.childNodes);
    }
  }
  ring(document.querySelector("[data-ring]"));
}

async function look() {
  if (looking) {
    waiting = true;
    return;
  }
  looking = true;
  try {
    const answer = await fetch(itself ? location.href : live[0].dataset.look, { headers: { Accept: "text/html" } });
    if (answer.redirected) location.reload(); // signed out meanwhile
    else if (answer.ok) take(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // The server is away for a moment; the next look tells.
  }
  setTimeout(() => {
    looking = false;
    if (waiting) {
      waiting = false;
      look();
    }
  }, PAUSE);
}

function tell() {
  standing.hidden = !itself;
  standing.classList.toggle("polling", !connected);
}

if (live.length) {
  if (window.io) {
    const socket = window.io("/hq", { transports: ["websocket", "polling"], tryAllTransports: true });
    socket.on("connect", () => {
      connected = true;
      tell();
      look();
    });
    socket.on("disconnect", () => {
      connected = false;
      tell();
    });
    socket.on("changed", look);
  }
  setInterval(() => connected || look(), 5000);
  setInterval(look, 60000); // ages
  setTimeout(tell, 3000);
  ring(document.querySelector("[data-ring]"));
}

for (const form of document.querySelectorAll("[data-waits]")) {
  form.addEventListener("submit", () => {
    form.querySelector("[data-wait]").hidden = false;
    setTimeout(() => form.querySelectorAll("button").forEach((button) => {
      button.disabled = true;
    }));
  });
}
