// Changes of the document: what is there, what is gone, what shows another item or value.

// Attributes that decide what is planned, by the names in the plan's selectors and keys; null: a selector asks for what no name says, so all of them.
// keyed: of those, the names that only the keys of the nodes themselves are read from, with their elements.
const keyed = new Map(), keyTexts = new WeakSet();
const names = (() => {
  const found = new Set(), css = [];
  for (const e of elements) {
    css.push(e.css);
    if (!e.key || e.key === 'text') continue;
    const inside = e.key.slice(0, e.key.lastIndexOf('@')).trim(), name = e.key.slice(e.key.lastIndexOf('@') + 1).toLowerCase();
    if (inside) { css.push(inside); found.add(name); } else if (keyed.has(name)) push(keyed.get(name), e); else keyed.set(name, [e]);
  }
  for (const p of plan.pages) for (const t of p.tabs) if (t.selected) css.push(t.selected);
  for (const text of css) {
    const bare = text.replace(/"[^"]*"|'[^']*'/g, '""');
    for (const m of bare.matchAll(/\[\s*(?:[\w*-]*\|)?([^\s~|^$*=\]]+)/g)) found.add(m[1].toLowerCase());
    if (/\.[^\d\s]/.test(bare)) found.add('class');
    if (bare.includes('#')) found.add('id');
    for (const m of bare.matchAll(/::?([\w-]+)/g))
      if (!/^(not|is|where|has|first-child|last-child|only-child|nth-child|nth-last-child|first-of-type|last-of-type|only-of-type|nth-of-type|nth-last-of-type|empty|root)$/.test(m[1])) return null;
  }
  for (const e of plan.elements) for (const s of e.shown) if (s.attribute) found.add(s.attribute.toLowerCase());
  found.add('slot');
  for (const name of found) keyed.delete(name);
  return found;
})();
const textKeys = some(plan.elements, e => e.key === 'text'), empties = some(plan.elements, e => e.css.includes(':empty')) || some(plan.pages, p => some(p.tabs, t => !!t.selected && t.selected.includes(':empty')));
function hasElement(nodes) {
  for (let i = 0, n = nodes.length; i < n; i++) if (nodes[i].nodeType === 1) return true;
  return false;
}
let dirty = null, rekeyed = null, look = null, framed = false;

function wake() {
  if (!framed) { framed = true; nextFrame(frame); }
}

function changed(records) {
  const at = now(), walked = new Set(), texts = textKeys ? new Set() : null;
  let structural = false, titles = false, covers = false, last = null;
  for (let i = 0; i < records.length; i++) {
    const record = records[i], { type, target } = record;
    if (type === 'attributes') {
      covers = true;
      const name = record.attributeName;
      if (names === null || names.has(name) || names.has(name.toLowerCase())) { structural = true; if (shadows.length > 0) shadowVersion++; }
      else {
        const of = keyed.get(name);
        if (of) for (let k = 0; k < of.length; k++) { const known = of[k].nodes.get(target); if (known) pending.add(known); }
      }
    } else {
      titles = true;
      if (type === 'childList') {
        if (hasElement(record.addedNodes) || hasElement(record.removedNodes)) {
          structural = covers = true;
          if (shadows.length > 0) shadowVersion++;
        }
        if (target === document) for (const [on, name, handler, options] of listeners) addListener(on, name, handler, options);
      }
      if (empties) structural = true;
    }
    if (target === last && type === 'attributes') continue;
    last = target;
    // what is around what has been walked was walked with it
    if (showing.size > 0) for (let up = target; up && !walked.has(up); up = up.parentNode) { walked.add(up); reread(up); }
    if (texts && type !== 'attributes') for (let up = target; up && !texts.has(up); up = up.parentNode) { texts.add(up); if (keyTexts.has(up)) structural = true; }
    if (shadows.length > 0 && target.getRootNode() !== document) shadowVersion++;
  }
  if (titles) checkTitle(at);
  if (structural) { dirty ??= at; checkTab(at); } else { if (pending.size > 0) rekeyed ??= at; look ??= at; }
  if (covers && covering && live.size > 0) mayCover(at);
  wake();
}

// While something scrolls, only what must be is done: shares, and what the bars cover. The rest waits for a frame without (half a second at most).
let scrolled = false, moving = false, fast = false, restedAt = 0, lastY = 0, scrolledTo = 0, viewHeight = 0, resting = true;
const frame = safely(() => {
  framed = false;
  moving = scrolled && now() - restedAt < 500;
  scrolled = false;
  fast = scrolledTo !== lastY && Math.abs(scrolledTo - lastY) > viewHeight / 8;
  lastY = scrolledTo;
  work();
  if (moving) wake(); else rest();
  checkCover(false);
});

function rest() {
  restedAt = now();
  if (resting) return;
  resting = true;
  readStale(now());
  if (sizes) for (const group of live) for (const record of group.records) if (record.ratio > 0 && !record.sized) { record.sized = true; sizes.observe(record.node); }
}

listen(window, 'scroll', () => {
  if (!scrolled && !moving) restedAt = now();
  scrolled = moving = true;
  resting = false;
  // read here, before the page's own listeners, nothing has to be laid out for it
  scrolledTo = window.scrollY;
  viewHeight = window.innerHeight;
  if (covering) unsure(movedAt = now());
  wake();
}, passive);

function work() {
  const at = dirty ?? look;
  if (at == null || ended) return;
  if (dirty != null) { takeShares(); scan(dirty); } else if (pending.size > 0) rekeyAll(rekeyed ?? at);
  pending.clear();
  dirty = rekeyed = null;
  // what flies past is looked at again when it is slower, half a second later at most
  if (fast && moving) { look = now(); return; }
  look = null;
  for (const group of [...live]) if (group.records.length > 0) update(group, max(at, group.at));
  if (!moving) { lookAtShown(); readStale(at); }
  for (const element of elements) element.places = null;
  paid();
}

const mutations = new Mutations(safely(changed));
const watchTree = root => mutations.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });

function adopt(root) {
  if (trees.get(root.host) === root) return;
  trees.set(root.host, root);
  shadows[shadows.length] = new WeakRef(root);
  shadowVersion++;
  watchTree(root);
}

// through a proxy, so that its name, length and text stay the browser's
const attachShadow = Element.prototype.attachShadow, reflectApply = Reflect.apply;
Element.prototype.attachShadow = new Proxy(attachShadow, {
  apply(target, self, args) {
    const root = reflectApply(target, self, args);
    safely(adopt)(root);
    return root;
  },
});

// shadow trees that the document's own text declares; closed ones of that kind stay hidden
function adoptDeclared() {
  const all = document.querySelectorAll('*');
  for (let i = 0; i < all.length; i++) if (all[i].shadowRoot) adopt(all[i].shadowRoot);
}

// opacity and visibility change at the end of an animation, and what is in the top layer with a toggle, without any change of the document
for (const name of ['transitionrun', 'transitionend', 'animationstart', 'animationend', 'toggle'])
  listen(window, name, () => {
    look ??= now();
    if (covering && live.size > 0) mayCover(now());
    if (!framed) { framed = true; nextFrame(() => nextFrame(frame)); }
  }, passive);
