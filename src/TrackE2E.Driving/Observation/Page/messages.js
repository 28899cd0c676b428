// What is said to the driver, and kept until it has been acknowledged.

// numbered from 0; kept until the driver has acknowledged them, so that what was under way at pagehide goes by the beacon as well
let count = 0, kept = [], sent = 0, scheduled = false, ended = false;

function say(is, at, fields) {
  if (ended) return null;
  const message = { d: id, n: count++, at: origin + at, is, ...fields };
  kept[kept.length] = message;
  if (is === 'shown' || is === 'held-up') later(); else schedule();
  return message;
}

// a share, of which there are floods: written at once, as a row of ObserverMessage's
function sayShare(at, group, covered, place, doubt) {
  if (ended) return;
  group.named ??= write(group.element.id) + ',' + write(group.key);
  let row = count + ',' + at + ',' + visit.n + ',' + group.named + ',' + group.share;
  if (covered !== null || place !== null || doubt > 0) row += ',' + covered;
  if (place !== null || doubt > 0) row += ',' + place;
  if (doubt > 0) row += ',' + doubt;
  kept[kept.length] = { n: count++, row, held: undefined };
  later();
}

// rows that follow each other go together
function writeAll(messages) {
  let text = '', open = false;
  for (let i = 0; i < messages.length; i++) {
    const message = messages[i], { row } = message;
    if (row) {
      text += open ? ',[' + row + ']' : (text && ',') + '{"d":"' + id + '","is":"shares","from":' + origin + ',"rows":[[' + row + ']';
      open = true;
      continue;
    }
    if (open) text += ']}';
    open = false;
    text += (text && ',') + write(message);
  }
  return '[' + text + (open ? ']}]' : ']');
}

function schedule() {
  if (!scheduled) { scheduled = true; microtask(pump); }
}

// shares and values come in floods: a call to the driver for some of them together
let delayed = false;
function later() {
  if (kept.length - sent > 400) { schedule(); return; }
  if (delayed || scheduled) return;
  delayed = true;
  setTimer(() => { delayed = false; schedule(); }, 500);
}

// a visit whose tab (or title) is not known yet holds back what comes after it
function ready() {
  for (let i = sent; i < kept.length; i++) if (kept[i].held) return i;
  return kept.length;
}

function pump() {
  scheduled = false;
  if (!binding) return;
  const end = ready();
  if (end <= sent) return;
  const batch = slice(kept, sent, end), last = batch[batch.length - 1].n;
  sent = end;
  try {
    binding(writeAll(batch)).then(() => {
      let done = 0;
      while (done < kept.length && kept[done].n <= last) done++;
      splice(kept, 0, done);
      sent = max(0, sent - done);
    }, () => {});
  } catch { sent -= batch.length; }
}
