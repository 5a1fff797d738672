// Reads a USB scanner, which types: with an input method on and under any keyboard layout.
// Keys are read by their place on the keyboard (event.code), because an input method garbles what they mean; a key whose place
// is not told, or a scanner set to another layout, is read by what it means (event.key).

const GAP = 300; // milliseconds between two keys of one scan, at most
const QUICK = 40; // milliseconds a key: nobody types that fast, so it was a scanner
const LENGTH = 27;
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Whether the last letter checks the others: the same sum as in shelter/core/checkchar.py. */
export function checks(code) {
  let four = 0, real = 0, imaginary = 0;
  for (const letter of code) {
    const value = ALPHABET.indexOf(letter);
    four = (2 * ((four >> 1) ^ (four & 1)) + (four >> 1)) ^ Math.floor(value / 9);
    [real, imaginary] = [(real - imaginary + 3 + Math.floor(value / 3)) % 3, (real + imaginary + value) % 3];
  }
  return four === 0 && real === 0 && imaginary === 0;
}

/** The card code at the end of what was typed or scanned (a whole address is fine), or null. */
export function cardIn(text) {
  const letters = text.normalize("NFKC").toUpperCase().replace(/[^0-9A-Z]/g, "");
  const code = letters.slice(-LENGTH), before = letters.slice(0, -LENGTH);
  const whole = code.length === LENGTH && (before === "" || /^HTTP.*H$/.test(before)); // the letters alone, or http…/H/ and the letters
  return whole && /^[HT]/.test(code) && checks(code) ? code : null;
}

const letterOf = (code) => /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(code)?.slice(1).find(Boolean) ?? "";
const isEnd = (event) => ["Enter", "NumpadEnter", "Tab"].includes(event.code) || ["Enter", "Tab"].includes(event.key);

/**
 * Calls `scanned(code)` for every card, and `unread()` for a quick burst of keys that is none.
 * What the scan typed into a field is taken out again: what stood there before comes back.
 */
export function watchScanner({ scanned, unread }) {
  let byPlace = "", byMeaning = "", last = 0, begun = 0, field = null, before = "", restoring = 0;

  const restore = () => {
    if (field && "value" in field && field.value !== before) field.value = before;
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const moment = event.timeStamp;
    if (moment - last > GAP) {
      byPlace = byMeaning = "";
      begun = moment;
      field = document.activeElement;
      before = field && "value" in field ? field.value : "";
    }
    if (!isEnd(event)) {
      const place = letterOf(event.code);
      if (place || event.key.length === 1 || event.key === "Process" || event.key === "Unidentified") last = moment;
      byPlace += place;
      if (event.key.length === 1) byMeaning += event.key;
      return;
    }
    const code = moment - last > GAP ? null : cardIn(byPlace) ?? cardIn(byMeaning);
    const burst = Math.max(byPlace.length, byMeaning.length);
    const quick = moment - last <= GAP && moment - begun < burst * QUICK;
    byPlace = byMeaning = "";
    last = 0;
    if (code) {
      event.preventDefault();
      event.stopImmediatePropagation();
      takeOut();
      scanned(code);
    } else if (quick && burst >= LENGTH) {
      event.preventDefault();
      event.stopImmediatePropagation();
      takeOut();
      unread();
    }
  }, true);

  function takeOut() {
    // The input method still holds part of the scan and writes it down when it is ended, a moment later.
    restoring = Date.now() + 400;
    restore();
    const focused = field;
    if (focused && focused.blur) focused.blur();
    restore();
    setTimeout(() => { restore(); focused?.focus?.(); restore(); }, 30);
  }

  for (const kind of ["input", "compositionend"]) {
    addEventListener(kind, (event) => {
      if (Date.now() < restoring && event.target === field) restore();
    }, true);
  }
}
