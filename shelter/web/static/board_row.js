// One shelter on the board: the same places (data-f) that the server's template fills, filled again when it changes.

const OUTSIDE = ["out", "car", "tent", "home", "other"];
const CARE_SHOWN = 4;
const HOUR = 3600000;
let words;
let care;
let zone;

// content: the sentences, data-w each. offset: how far the shelter's time is ahead of UTC, in ms; this screen's own zone may be wrong.
export function setWords(content, offset) {
  zone = offset;
  words = new Map([...content.querySelectorAll("[data-w]")].map((one) => [one.dataset.w, one]));
  care = [...words.keys()].filter((key) => key.startsWith("care.")).map((key) => key.slice(5));
}

// The sentence for a key in the reader's language, with its number filled in.
export function say(key, n) {
  const said = document.createDocumentFragment();
  said.append(...words.get(key).cloneNode(true).childNodes);
  const slot = said.querySelector("[data-n]");
  if (slot) slot.replaceWith(typeof n === "number" ? shown(n) : n);
  return said;
}

const shown = (n) => n.toLocaleString("en");

// "20:00" at the shelter; with the day, "1/9 20:00", when that is not the day of `now`. Both in ms.
export function clock(at, now) {
  const [then, today] = [at, now].map((ms) => new Date(ms + zone).toISOString());
  const time = then.slice(11, 16);
  return then.slice(0, 10) === today.slice(0, 10) ? time : `${Number(then.slice(5, 7))}/${Number(then.slice(8, 10))} ${time}`;
}

const signed = (n) => (n === 0 ? "±0" : n > 0 ? `+${n}` : String(n));

function element(tag, className, ...inside) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

function put(item, name, moved, ...inside) {
  const place = item.querySelector(`[data-f=${name}]`);
  const before = place.textContent;
  place.replaceChildren(...inside);
  if (moved && place.textContent !== before) {
    place.classList.remove("changed");
    void place.offsetWidth; // starts the half second again
    place.classList.add("changed");
  }
  return place;
}

// item: the row's element. now: the server's clock in ms. known: whether it stood here before, so that changes are shown as such.
export function fill(item, row, now, known) {
  item.dataset.code = row.code;
  item.dataset.trouble = row.trouble;
  item.className = `place trouble-${row.trouble}`;
  put(item, "band", false, say(`crowding.${row.status === "full" ? "full" : row.crowding}`));
  put(item, "name", false, row.name || row.code);
  put(item, "status", false, say(`status.${row.status}`)).hidden = row.status === "open";
  put(item, "flags", false, ...flags(row));
  put(item, "people", known, shown(row.present.people));
  put(item, "method", false, say(`method.${row.present.method}`), " ", clock(Date.parse(row.present.at), now));
  const share = put(item, "share", known, row.share === null ? say("unknown") : `${row.share} %`);
  share.classList.toggle("unknown", row.share === null);
  const bar = item.querySelector("[data-f=bar]");
  bar.setAttribute("width", Math.min(row.share ?? 0, 100));
  bar.parentElement.setAttribute("class", `bar ${row.crowding}`);
  put(item, "capacity", false, row.capacity === null ? say("capacity_unknown") : say("for", row.capacity));
  put(item, "households", known, say("households", row.households));
  put(item, "counts", known, ...counts(row, now));
  put(item, "outside", false, ...OUTSIDE.filter((code) => row[code]).map((code) => element("li", "", say(`outside.${code}`), ` ${shown(row[code])}`)));
  item.querySelector("[data-f=age]").dataset.at = Date.parse(row.updated_at);
  tellAge(item, now);
}

function flags(row) {
  const found = [];
  if (row.urgent) found.push(element("li", "danger", say("urgent", row.urgent)));
  if (row.needs) found.push(element("li", "look", say("needs", row.needs), ...(row.needs_now ? [" ", say("needs_now", row.needs_now)] : [])));
  if (row.twice) found.push(element("li", "", say("twice", row.twice)));
  const groups = care.filter((code) => row.care[code]);
  found.push(...groups.slice(0, CARE_SHOWN).map((code) => element("li", "", say(`care.${code}`), ` ${shown(row.care[code])}`)));
  if (groups.length > CARE_SHOWN) found.push(element("li", "", say("groups", groups.length - CARE_SHOWN)));
  return found;
}

function counts(row, now) {
  const count = row.headcount;
  if (!count) return [];
  const difference = element("b", "", `(${signed(count.people - row.people)})`);
  return [say("roster", row.people), " · ", say(`method.${count.method}`), ` ${shown(count.people)} `, difference, " ",
    element("span", "moment", clock(Date.parse(count.at), now))];
}

export function tellAge(item, now) {
  const place = item.querySelector("[data-f=age]");
  const age = now - Number(place.dataset.at);
  const minutes = Math.floor(age / 60000);
  const said = minutes < 1 ? say("now") : minutes < 60 ? say("minutes", minutes)
    : minutes < 1440 ? say("hours", Math.floor(minutes / 60)) : say("days", Math.floor(minutes / 1440));
  place.replaceChildren(said);
  place.classList.toggle("old", age > HOUR);
}
