// The place of an item among the others of its element.

// the place of an item among its element's, in document order from 1; null where document order need not be the order that people see or the data has
function placeOf(node, element) {
  if (!element.places) element.places = safely(places)(element) || new Map();
  return element.places.get(node) ?? null;
}

const cloned = node => {
  for (let i = 0; node && i < 3; i++, node = node.parentElement) {
    const name = node.getAttribute('class') || '';
    if (/clone|duplicate/i.test(name)) return true;
  }
  return false;
};

function places(element) {
  if (element.shadowed) return null;
  const rows = [];
  for (const node of element.order) if (seenBy(node)) rows[rows.length] = { node, key: element.nodes.get(node).key, first: null };
  let items = rows, proven = false;
  if (element.key != null && !element.repeats) {
    // the same key again: a carousel's copy
    const byKey = new Map();
    for (const row of rows) if (byKey.has(row.key)) push(byKey.get(row.key), row); else byKey.set(row.key, [row]);
    const n = byKey.size;
    if (n < rows.length) {
      proven = true;
      const originals = new Set();
      for (const same of byKey.values()) {
        let left = same;
        if (left.length > 1) left = filter(left, r => !cloned(r.node));
        if (left.length > 1) left = filter(left, r => r.node.getAttribute('aria-hidden') !== 'true');
        if (left.length === 1) originals.add(left[0]);
      }
      if (originals.size === n) items = filter(rows, r => originals.has(r));
      else if (n > 2 && rows.length === n + 2 && rows[0].key === rows[n].key && rows[1].key === rows[n + 1].key) items = slice(rows, 1, n + 1);
      else return null;
    }
  }

  // several in one holder, and several holders: whether they are counted over all or in each, nobody says
  if (element.outer) {
    const holders = new Map();
    for (const { node } of items) { const holder = ancestor(node, element.outer); holders.set(holder, (holders.get(holder) || 0) + 1); }
    if (holders.size > 1 && holders.size < items.length) return null;
  }

  if (items.length > 1 && !visualOrder(items, proven)) return null;
  const found = new Map();
  for (let i = 0; i < items.length; i++) found.set(items[i].node, i + 1);
  if (items.length < rows.length) {
    const byKey = new Map();
    for (let i = 0; i < items.length; i++) byKey.set(items[i].key, i + 1);
    for (const row of rows) found.set(row.node, byKey.get(row.key));
  }
  return found;
}

const moved = style => {
  if (style.transform === 'none') return (style.translate || 'none') !== 'none';
  const m = new Matrix(style.transform);
  return m.m41 !== 0 || m.m42 !== 0;
};

function visualOrder(items, proven) {
  const every = max(1, Math.floor(items.length / 64));
  for (let i = 0; i < items.length; i += every) {
    const style = styleOf(items[i].node);
    if (style.position === 'absolute' || style.position === 'fixed' || moved(style)) return false;
  }
  const first = items[0].node, holder = first.parentElement, size = first.getBoundingClientRect();
  if (holder) {
    const style = styleOf(holder);
    // a list that keeps only some rows holds the place of those before them open
    if (parseFloat(style.paddingTop) > max(size.height, 40) || parseFloat(style.marginTop) > max(size.height, 100)) return false;
    const before = first.previousElementSibling;
    if (before && before.childElementCount === 0 && fold(before.textContent) === '' && before.getBoundingClientRect().height >= max(size.height, 40) && !/^(img|picture|video|canvas|svg|hr|iframe)$/i.test(before.localName)) return false;
    if (!proven) for (let up = holder, i = 0; up && i < 3; i++, up = up.parentElement) if (moved(i ? styleOf(up) : style)) return false;
  }
  const leftwards = holder && styleOf(holder).direction === 'rtl';
  let last = size;
  for (let i = 1; i < items.length; i++) {
    const box = items[i].node.getBoundingClientRect();
    const below = box.top >= last.bottom - 1 - 0.1 * last.height;
    const beside = box.bottom > last.top && (leftwards ? box.right <= last.left + 1 + 0.1 * last.width : box.left >= last.right - 1 - 0.1 * last.width);
    if (!below && !(beside && box.top >= last.top - last.height)) return false;
    last = box;
  }
  return true;
}
