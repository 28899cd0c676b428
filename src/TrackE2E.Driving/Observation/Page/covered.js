// The parts of items that something else covers.

// By hit-testing points of the visible part, when nothing scrolls. While something does, by the rectangles of the bars and panels that were found so and
// that stay where they are (fixed, sticky). What lets the pointer through (pointer-events: none) cannot be found.
const covering = some(plan.elements, e => e.cover.length > 0);
const bars = new Set();
let coverAt = null, coverSince = null, changedSince = null, movedAt = 0, freeAt = 0, lastFull = 0, waiting = false, spent = 0, past = false, looked = false;

const shadowOf = node => node.shadowRoot || trees.get(node);

function deepest(hit, x, y) {
  for (let i = 0; hit && i < 20; i++) {
    const root = shadowOf(hit), inner = root && root.elementFromPoint(x, y);
    if (!inner || inner === hit) return hit;
    hit = inner;
  }
  return hit;
}

const clear = color => color === 'transparent' || /^rgba\(.*,\s*0\)$|\/\s*0%?\)$/.test(color);
const replaced = /^(img|video|canvas|iframe|object|embed|svg|input|textarea|select|button|progress|meter)$/i;

// what one pass of measuring has read of the styles
let styles = new Map();
function paint(node) {
  let known = styles.get(node);
  if (!known) {
    const style = styleOf(node), color = style.backgroundColor;
    styles.set(node, known = {
      paints: style.backgroundImage !== 'none' || !clear(color) || (style.backdropFilter || 'none') !== 'none' || replaced.test(node.localName),
      stays: style.position === 'fixed' || style.position === 'sticky',
    });
  }
  return known;
}

// what paints between the hit and what it has in common with the node, outermost; and notes it where it does not scroll along
function painter(hit, above) {
  let found = null, bar = null;
  for (let node = hit; node && !above.has(node); node = parentOf(node)) {
    const { paints, stays } = paint(node);
    if (paints) found = node;
    if (stays) bar = found;
  }
  if (found && !seenBy(hit)) return null;
  if (bar) bars.add(bar);
  return found;
}

// 1 covered, 0 not, -1 not known
function pointAt(x, y, node, above) {
  const hit = deepest(document.elementFromPoint(x, y), x, y);
  if (!hit) return -1;
  const stack = relation(hit, node, above) === 'out' ? hit.getRootNode().elementsFromPoint(x, y) : null;
  if (!stack) return 0;
  let covered = painter(hit, above) !== null;
  // what a modal dialog makes inert cannot be hit; the dialog and its backdrop lie above everything
  if (covered) for (let up = hit; up && !above.has(up); up = parentOf(up)) if (up.matches(':modal')) {
    const b = up.getBoundingClientRect();
    return (x >= b.left && x <= b.right && y >= b.top && y <= b.bottom) || !clear(styleOf(up, '::backdrop').backgroundColor) ? 1 : 0;
  }
  for (let i = 0; i < stack.length; i++) {
    const how = relation(stack[i], node, above);
    if (how === 'in' || (how === 'over' && shadowOf(stack[i]))) return covered ? 1 : 0;
    if (how === 'out' && !covered && stack[i] !== hit) covered = painter(stack[i], above) !== null;
  }
  return -1;
}

function relation(hit, node, above) {
  if (above.has(hit)) return 'over';
  for (let up = hit; up; up = parentOf(up)) {
    if (up === node) return 'in';
    if (above.has(up)) return 'out';
  }
  return 'out';
}

// the node's box as far as the window and its scroll containers show it
function visibleBox(record) {
  const box = record.node.getBoundingClientRect();
  const r = { box, left: max(0, box.left), top: max(0, box.top), right: min(window.innerWidth, box.right), bottom: min(window.innerHeight, box.bottom) };
  if (!record.clips || now() - record.clipsAt > 500) {
    record.clips = [];
    record.clipsAt = now();
    for (let up = styleOf(record.node).position === 'fixed' ? null : parentOf(record.node); up; up = parentOf(up)) {
      const style = styleOf(up);
      if ((style.overflowX !== 'visible' || style.overflowY !== 'visible') && up !== document.documentElement && up !== document.body) record.clips[record.clips.length] = up;
      if (style.position === 'fixed') break;
    }
  }
  for (const up of record.clips) {
    const c = up.getBoundingClientRect();
    r.left = max(r.left, c.left); r.top = max(r.top, c.top); r.right = min(r.right, c.right); r.bottom = min(r.bottom, c.bottom);
  }
  return r.right - r.left > 1 && r.bottom - r.top > 1 && box.width > 0 && box.height > 0 ? r : null;
}

// part of the node's area under the known bars
function underBars(group) {
  const area = visibleBox(group.best);
  if (!area) return 0;
  let sum = 0;
  for (const bar of bars) {
    if (!bar.isConnected) { bars.delete(bar); continue; }
    if ((group.ignores && group.ignores.has(bar)) || bar.contains(group.best.node) || group.best.node.contains(bar) || !seenBy(bar)) continue;
    const b = bar.getBoundingClientRect();
    sum += max(0, min(area.right, b.right) - max(area.left, b.left)) * max(0, min(area.bottom, b.bottom) - max(area.top, b.top));
  }
  return min(group.share, sum / (area.box.width * area.box.height));
}

// part of the node's area that is covered, by points: nine first; where one is covered, columns of points with their edges halved down
function measure(group) {
  const node = group.best.node, area = visibleBox(group.best);
  if (!area) return null;
  const above = new Set();
  for (let up = parentOf(node); up; up = parentOf(up)) above.add(up);
  const w = area.right - area.left, h = area.bottom - area.top;
  const at = (fx, fy) => pointAt(area.left + 0.5 + fx * (w - 1), area.top + 0.5 + fy * (h - 1), node, above);
  let any = 0, known = 0;
  for (const fx of [0.03, 0.5, 0.97]) for (const fy of [0.03, 0.5, 0.97]) { const p = at(fx, fy); if (p >= 0) known++; if (p === 1) any++; }
  if (known === 0) return null;
  if (any === 0) return 0;
  if (known === 9 && any === 9 && at(0.25, 0.25) === 1 && at(0.75, 0.75) === 1 && at(0.25, 0.75) === 1 && at(0.75, 0.25) === 1) return group.share;
  const column = fx => {
    let sum = 0, last = at(fx, 0), from = 0;
    for (let i = 1; i <= 8; i++) {
      const fy = i / 8, p = at(fx, fy);
      if (p === last) { if (p === 1) sum += fy - from; } else {
        let a = from, b = fy;
        for (let k = 0; k < 4; k++) { const m = (a + b) / 2; if (at(fx, m) === last) a = m; else b = m; }
        sum += last === 1 ? (a + b) / 2 - from : p === 1 ? fy - (a + b) / 2 : 0;
      }
      from = fy;
      last = p;
    }
    return sum;
  };
  const between = (a, ca, b, cb, depth) => {
    if (Math.abs(ca - cb) < 0.1 || depth === 0) return (b - a) * (ca + cb) / 2;
    const m = (a + b) / 2, cm = column(m);
    return between(a, ca, m, cm, depth - 1) + between(m, cm, b, cb, depth - 1);
  };
  let sum = 0, x = 0, c = column(0);
  for (const next of [0.25, 0.5, 0.75, 1]) { const cn = column(next); sum += between(x, c, next, cn, 4); x = next; c = cn; }
  const covered = group.share * min(1, sum);
  // what the bars' rectangles say more: the node lies above them
  if (bars.size > 0 && underBars(group) - covered > 0.1) {
    group.ignores ??= new WeakSet();
    for (const bar of bars) {
      const b = bar.getBoundingClientRect();
      if (min(area.right, b.right) > max(area.left, b.left) && min(area.bottom, b.bottom) > max(area.top, b.top) && at((max(area.left, b.left) + min(area.right, b.right)) / 2 / w - area.left / w, (max(area.top, b.top) + min(area.bottom, b.bottom)) / 2 / h - area.top / h) === 0) group.ignores.add(bar);
    }
  }
  return covered;
}

const counts = group => group.best && group.element.cover.length > 0 && group.share + 0.001 >= group.element.cover[0];

// for a share that is told now
function coverOf(group) {
  if (!counts(group)) return null;
  let covered = null;
  if (past) {
    unsure(coverAt ?? now());
  } else if (!moving && !fast && now() >= freeAt) {
    const from = now();
    styles = new Map();
    covered = measure(group);
    looked = true;
    spent += now() - from;
  } else {
    unsure(coverAt ?? now());
    wake();
    const under = fast ? 0 : underBars(group);
    covered = under > 0 ? under : group.measured && !fast ? 0 : null;
  }
  return covered === null ? null : round(covered * 1e4) / 1e4;
}

// one part in fifty of the page's time is all that it may take
function paid() {
  if (spent === 0) return;
  freeAt = now() + min(1000, 50 * spent);
  spent = 0;
}

// something changed, or moved, since covered parts were last measured: first at coverSince, last at coverAt
function unsure(at) {
  coverAt = at;
  coverSince ??= at;
}

// not only moved: from then on something may lie over anything
function mayCover(at) {
  unsure(at);
  changedSince ??= at;
}

// the covered part of what counts, measured again; told where it takes the item over or under a threshold. In between nobody knows when it did
function cover(at, all, since = at, changed = null) {
  const from = now();
  if (all) { styles = new Map(); lookAtEdges(); }
  for (const group of [...live]) {
    if (!counts(group)) continue;
    let covered = all ? measure(group) : underBars(group);
    if (all) group.measured = covered !== null;
    // it has moved away already, and the browser has not said so yet
    if (covered === null && changed !== null && group.covered !== null && changed > group.at) { group.covered = null; speak(group, changed); continue; }
    else if (covered === 0 && !group.measured) continue;
    if (covered === null) { if (!group.covered) continue; } else covered = round(covered * 1e4) / 1e4;
    const before = group.covered;
    if (covered === before) continue;
    const left = c => group.share - c + 0.001;
    if (before === null || covered === null || Math.abs(before - covered) >= 0.25 || some(group.element.cover, t => (left(before) >= t) !== (left(covered) >= t))) {
      if (before !== null && covered !== null && since > group.at && since < at) { group.covered = null; speak(group, since); }
      group.covered = covered;
      speak(group, max(at, group.at));
    }
  }
  if (all) { lastFull = now(); spent += lastFull - from; paid(); }
}

// a head or a bar at the edge of the window is known before anything is scrolled under it
function lookAtEdges() {
  const x = window.innerWidth / 2;
  for (const y of [3, window.innerHeight - 3]) for (const hit of document.elementsFromPoint(x, y)) {
    let bar = null, found = null;
    for (let node = hit; node && node !== document.body; node = parentOf(node)) { const p = paint(node); if (p.paints) found = node; if (p.stays) bar = found; }
    if (bar && seenBy(bar)) bars.add(bar);
  }
}

function checkCover(force) {
  if (coverAt === null || !covering || ended) return;
  if (force || (now() >= freeAt && !fast && (!moving || now() - lastFull > 500))) {
    const at = coverAt, since = coverSince, changed = changedSince;
    coverAt = coverSince = moving && !force ? movedAt : null;
    changedSince = null;
    cover(at, true, since, changed);
    if (coverAt !== null) wake();
  } else if (moving) {
    if (bars.size > 0 && !fast) cover(movedAt, false);
    wake();
  } else if (!waiting) {
    waiting = true;
    setTimer(safely(() => { waiting = false; wake(); }), max(16, freeAt - now()));
  }
}

if (covering) listen(window, 'resize', () => { mayCover(now()); wake(); }, passive);
