// The visible share of items over time.

// a box that gets or loses its area crosses no threshold
const sizes = Sizes && new Sizes(safely(() => { look ??= now(); work(); }));

function tell(group, share, at) {
  const before = group.share, was = group.covered, since = changedSince;
  group.share = share;
  looked = false;
  const covered = share > 0 ? coverOf(group) : null;
  // what may have come over it, or gone from over it, before it moved
  if (was !== null && since !== null && since > group.at && since < at && !(looked && covered !== null && Math.abs(covered - was) <= 0.05)) {
    group.share = before;
    group.covered = null;
    speak(group, since);
    group.share = share;
  }
  group.covered = covered;
  group.measured ||= group.covered !== null;
  speak(group, at);
}

function speak(group, at) {
  group.at = at;
  // of an item that stands at several places, the share is that of one of them, and the event may be another's
  const one = !group.element.repeats || group.records.length < 2;
  const place = one && group.element.ordinal && group.share > 0 && group.best ? placeOf(group.best.node, group.element) : null;
  const doubt = firstLook !== null && group.share > 0 ? max(0, at - firstLook) / 2 : 0;
  sayShare(at - doubt, group, group.covered, place, doubt);
}

// the share of an item is that of its best shown node (a carousel's clone is the same item)
function update(group, at, fresh = false) {
  let share = 0, best = null, any = false;
  for (const record of group.records) {
    if (record.ratio > 0) any = true;
    if (record.ratio > share && (fresh ? !record.flat && seenBy(record.node) : shown(record.node))) { share = record.ratio; best = record; }
  }
  if (any) live.add(group); else live.delete(group);
  share = round(share * 1e4) / 1e4;
  group.best = best;
  if (share !== group.share && visit) tell(group, share, at);
}

function join(record, key, at) {
  const { groups } = record.element;
  let group = groups.get(key);
  if (!group) groups.set(key, group = { named: null, element: record.element, key, records: [], share: 0, covered: null, measured: false, ignores: null, best: null, at: 0, said: null });
  record.key = key;
  record.group = group;
  group.records[group.records.length] = record;
  if (record.texts) touched.set(group, at);
}

function leave(record, at) {
  const group = record.group;
  const i = indexOf(group.records, record);
  if (i >= 0) splice(group.records, i, 1);
  update(group, at);
  if (record.texts) touched.set(group, at);
  if (group.records.length === 0) emptied[emptied.length] = group;
}

function watchOf(element) {
  return element.watch ??= new Intersections(safely(entries => { take(element, entries); paid(); }), { threshold: element.steps });
}

// on a busy page what several frames drew comes at once, and late: for the page's own code too
function take(element, entries) {
  const last = new Map(), late = now() - entries[0].time;
  if (late > 25) say('held-up', entries[0].time, { ms: round(late) });
  for (let i = 0; i < entries.length; i++) { const record = element.nodes.get(entries[i].target); if (record) last.set(record.group, entries[i].time); }
  let drawn = new Set(), time = 0;
  const frameDone = () => {
    for (const group of drawn) { past = last.get(group) > time; update(group, time, true); }
    past = false;
    drawn = new Set();
  };
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i], record = element.nodes.get(entry.target);
    if (!record) continue;
    if (entry.time !== time) { frameDone(); time = entry.time; }
    record.ratio = entry.isIntersecting ? entry.intersectionRatio : 0;
    record.flat = false;
    if (record.ratio === 1) { const box = entry.boundingClientRect; record.flat = box.width === 0 || box.height === 0; }
    drawn.add(record.group);
    if (record.sized && record.ratio === 0) { sizes.unobserve(record.node); record.sized = false; }
    if (record.ratio > 0) resting = false;
  }
  frameDone();
  if (!resting) wake();
}

function takeShares() {
  for (const element of elements) if (element.watch) { const entries = element.watch.takeRecords(); if (entries.length) take(element, entries); }
}

// a recycled node: the old item is gone; the new one is measured afresh, by the browser, unless it will say so by itself
function rekey(record, key, at) {
  const { element, node } = record, inView = record.ratio > 0;
  record.ratio = 0;
  leave(record, at);
  join(record, key, at);
  element.places = null;
  if (element.watched && inView) { watchOf(element).unobserve(node); watchOf(element).observe(node); }
  if (record.held) for (const inner of record.held) {
    if (inner.element.key != null || inner.key === key) continue;
    if (!moving || inner.element.watched || inner.held) { rekey(inner, key, at); continue; }
    // what is only read waits with the reading
    const wait = waits.get(inner);
    if (wait) wait.last = at; else waits.set(inner, { first: at, last: at });
  }
}

// only keys of nodes that are known have changed
function rekeyAll(at) {
  const of = new Set();
  for (const { element } of pending) of.add(element);
  for (const element of of) for (const each of [element, ...element.heirs]) if (each.watch) { const entries = each.watch.takeRecords(); if (entries.length) take(each, entries); }
  for (const record of pending) {
    if (record.element.nodes.get(record.node) !== record) continue;
    const key = ownKey(record.node, record.element);
    if (key !== record.key) rekey(record, key, at);
  }
  sweep();
}

const waits = new Map();
function settleWaits() {
  if (waits.size === 0) return;
  for (const [record, { first, last }] of waits) {
    if (!record.holder || record.element.nodes.get(record.node) !== record || record.key === record.holder.key) continue;
    leave(record, first);
    join(record, record.holder.key, last);
    record.element.places = null;
  }
  waits.clear();
  sweep();
}

function sweep() {
  if (emptied.length === 0) return;
  for (const group of emptied) if (group.records.length === 0) { live.delete(group); if (!touched.has(group) || !group.said) { touched.delete(group); group.element.groups.delete(group.key); } }
  emptied = [];
}

function heldBy(record, holder) {
  if (record.holder === holder) return;
  if (record.holder) record.holder.held.delete(record);
  record.holder = holder;
  if (holder) (holder.held ??= new Set()).add(record);
}

let scans = 0, emptied = [];
const pending = new Set();
function scan(at) {
  pending.clear();
  scans++;
  for (const element of elements) {
    if (element.unreadable) continue;
    let found = [];
    if (onPage(element)) {
      try { found = find(element.css); }
      catch { element.unreadable = true; say('problem', at, { en: `the browser cannot read the selector ${element.css} of ${element.id}`, zh: `浏览器无法解析 ${element.id} 的选择器 ${element.css}` }); }
    }
    const { outer, nodes } = element, order = outer ? [] : found;
    for (let i = 0; i < found.length; i++) {
      const node = found[i];
      let holder = null;
      if (outer) {
        for (let up = parentOf(node); up && !holder; up = parentOf(up)) holder = outer.nodes.get(up);
        if (!holder) continue;
        order[order.length] = node;
      }
      const key = element.key != null ? ownKey(node, element) : holder ? holder.key : null;
      let record = nodes.get(node);
      if (!record) {
        record = { node, element, ratio: 0, flat: false, key: null, group: null, holder: null, held: null, scan: scans, sized: false, clips: null, clipsAt: 0, texts: element.shown.length > 0 ? [] : null, secret: false };
        nodes.set(node, record);
        if (element.key === 'text') keyTexts.add(node);
        if (record.texts) show(record, at);
        join(record, key, at);
        if (element.watched) watchOf(element).observe(node);
      } else if (record.key !== key) {
        rekey(record, key, at);
      }
      if (holder !== record.holder) heldBy(record, holder);
      record.scan = scans;
    }
    if (nodes.size > order.length) for (const [node, record] of nodes) {
      if (record.scan === scans) continue;
      if (element.watched) watchOf(element).unobserve(node);
      if (record.sized) sizes.unobserve(node);
      nodes.delete(node);
      if (record.texts) hide(record);
      heldBy(record, null);
      record.ratio = 0;
      leave(record, at);
    }
    element.shadowed = shadows.length > 0 && order.length > 1 && some(slice(order), n => n.getRootNode() !== order[0].getRootNode());
    element.order = order;
    element.places = null;
  }
  if (!moving) readStale(at);
  sweep();
}
