// Values that the screen shows.

// what the screen shows of the plan's `shown` sources; read again where the document has changed inside them
const showing = new Map();
const touched = new Map();
const stale = new Set();
const typed = new Set();

function reread(node) {
  const records = showing.get(node);
  if (records) for (const record of records) if (!stale.has(record)) { stale.add(record); record.staleAt = now(); }
}

function show(record, at) {
  const { node } = record, records = showing.get(node);
  if (records) records.add(record); else showing.set(node, new Set([record]));
  if (/^(input|textarea|select)$/.test(node.localName)) typed.add(record);
  record.staleAt = at;
  stale.add(record);
}

function hide(record) {
  const records = showing.get(record.node);
  stale.delete(record);
  typed.delete(record);
  records.delete(record);
  if (records.size === 0) showing.delete(record.node);
}

// true when something of it has changed
function read(record) {
  const { node, element, texts } = record;
  record.seen = seenBy(node);
  const seen = record.seen || styleOf(node).display === 'contents';
  record.secret ||= node.localName === 'input' && (node.type === 'password' || /password|one-time-code|cc-/.test(node.getAttribute('autocomplete') || ''));
  let other = false;
  for (let i = 0; i < element.shown.length; i++) {
    const name = element.shown[i].attribute;
    let text = null;
    if (seen && !record.secret) text = name == null ? textOf(node) : attributeOf(node, name);
    if (text !== null) text = cut(text);
    if (text !== (texts[i] ?? null)) other = true;
    texts[i] = text;
  }
  return other;
}

function textOf(node) {
  switch (node.localName) {
    case 'input': case 'textarea': return fold(String(node.value));
    case 'select': return node.selectedOptions[0] ? fold(node.selectedOptions[0].textContent) : '';
  }
  return fold(node.childElementCount === 0 ? node.textContent : pieces(node, 0));
}

// The value of a control is the one it has now, not what its markup began with; a select's is its option's, and has no attribute at all.
function attributeOf(node, name) {
  const typedInto = name.toLowerCase() === 'value' && (/^(textarea|select)$/.test(node.localName) || node.localName === 'input' && node.type !== 'file');
  return typedInto ? String(node.value) : node.getAttribute(name);
}

// the text of what is shown inside, blocks apart from each other
function pieces(node, depth) {
  let text = '';
  for (let child = node.firstChild; child && text.length < 4000; child = child.nextSibling) {
    if (child.nodeType === 3) text += child.data;
    else if (child.nodeType === 1) {
      if (child.localName === 'br') { text += ' '; continue; }
      if (depth > 50 || /^(script|style|template|noscript)$/.test(child.localName)) continue;
      const display = styleOf(child).display;
      if (display !== 'contents' && !seenBy(child)) continue;
      const inner = child.childElementCount === 0 ? child.textContent : pieces(child, depth + 1);
      text += /^(inline|contents|ruby)/.test(display) ? inner : ' ' + inner + ' ';
    }
  }
  return text;
}

// nodes of one item that show different values leave open which one people see: then nothing is told
function tellShown(group, at) {
  const { shown: sources } = group.element;
  if (sources.length === 0 || !visit) return;
  group.said ??= [];
  for (let i = 0; i < sources.length; i++) {
    let text = null, differ = false;
    for (const record of group.records) {
      const t = record.texts[i] ?? null;
      if (t === null) continue;
      if (text === null) text = t; else if (text !== t) differ = true;
    }
    if (differ) text = null;
    if (text === (group.said[i] ?? null)) continue;
    group.said[i] = text;
    say('shown', max(at, visit.at), { v: visit.n, s: sources[i].source, i: group.key, x: text });
  }
}

function tellTouched() {
  if (touched.size === 0) return;
  for (const [group, at] of touched) {
    tellShown(group, at);
    if (group.records.length === 0 && group.element.groups.get(group.key) === group) group.element.groups.delete(group.key);
  }
  touched.clear();
}

// a change of style anywhere may show or hide a value: where few are shown each is looked at, where many are those whose content changes
function lookAtShown() {
  if (showing.size === 0) return;
  for (const record of typed) stale.add(record);
  if (showing.size <= 300) for (const records of showing.values()) for (const record of records) if (seenBy(record.node) !== record.seen) stale.add(record);
}

// what only flies past is not read: values are told when the page rests, dated from when they came
function readStale(at) {
  settleWaits();
  for (const record of stale) {
    if (read(record)) touched.set(record.group, min(at, record.staleAt ?? at));
    record.staleAt = null;
  }
  stale.clear();
  tellTouched();
}

if (some(plan.elements, e => e.shown.length > 0))
  for (const name of ['input', 'change', 'reset'])
    listen(window, name, () => { if (typed.size > 0) { look ??= now(); wake(); } }, passive);
