// The page observer: says what the user did and saw, independently of the page's SDK. Runs in every document before its own code.
// It keeps the browser's functions of that moment, changes none of them where the browser lets it, and never throws into the page.
// One file, because it is injected whole; its parts: the browser's functions, messages, pages and tabs, places, covered parts, visible share,
// shown values, changes of the document, the user, hold-ups, coming and going, the driver.
(() => {
  'use strict';
  if (location.href === 'about:blank') return;
  const door = Symbol.for('tracke2e');
  if (window[door] && window[door].document === document) return;

  const plan = /*plan*/null;

  // ---- the browser's functions, as they are before the page changes them --------------------------------------------------------------
  const uncurry = Function.prototype.call.bind.bind(Function.prototype.call);
  const slice = uncurry(Array.prototype.slice), splice = uncurry(Array.prototype.splice), some = uncurry(Array.prototype.some);
  const push = uncurry(Array.prototype.push), joined = uncurry(Array.prototype.join), filter = uncurry(Array.prototype.filter), map = uncurry(Array.prototype.map), includes = uncurry(Array.prototype.includes), indexOf = uncurry(Array.prototype.indexOf);
  const isArray = Array.isArray, keysOf = Object.keys, round = Math.round, max = Math.max, min = Math.min;
  const stringify = JSON.stringify.bind(JSON);
  const now = performance.now.bind(performance);
  const origin = performance.timeOrigin;
  const setTimer = window.setTimeout.bind(window);
  const nextFrame = window.requestAnimationFrame.bind(window);
  const microtask = window.queueMicrotask.bind(window);
  const styleOf = window.getComputedStyle.bind(window);
  const Intersections = window.IntersectionObserver, Mutations = window.MutationObserver, Sizes = window.ResizeObserver, Address = window.URL, Timings = window.PerformanceObserver;
  const Promised = window.Promise, Matrix = window.DOMMatrixReadOnly;
  const addListener = uncurry(EventTarget.prototype.addEventListener);
  const titleIn = uncurry(Object.getOwnPropertyDescriptor(Document.prototype, 'title').get);
  const fetchIt = window.fetch ? window.fetch.bind(window) : null;
  const beacon = navigator.sendBeacon ? navigator.sendBeacon.bind(navigator) : null;
  const binding = typeof window.__tracke2e === 'function' ? window.__tracke2e.bind(window) : null;
  const top = window === window.top;
  const id = map([...crypto.getRandomValues(new Uint8Array(8))], b => b.toString(16).padStart(2, '0')).join('');

  // a driver that cannot come before the page's own code comes late: what is visible at the first look has been so since any time from the page's answer on
  const late = document.readyState !== 'loading';
  const answered = () => { const entry = performance.getEntriesByType('navigation')[0]; return entry && entry.responseEnd || 0; };
  let firstLook = late ? answered() : null;
  let parsed = late; // and its scripts have run
  if (late) setTimer(() => { firstLook = null; }, 300);

  // a fault of the observer is not the page's: it is told once, and makes the observer blind
  let faults = 0;
  function fault(error) {
    if (++faults > 1) return;
    try {
      const what = error && error.stack ? cut(error.stack) : error;
      say('problem', now(), { en: `the observer failed: ${what}`, zh: `观察器出错：${what}` });
    } catch { /* nothing is left to tell it with */ }
  }
  const safely = act => (a, b) => { try { return act(a, b); } catch (error) { fault(error); return undefined; } };

  // document.open() takes every listener away; they are put back when it has
  const listeners = [];
  function listen(target, name, handler, options = true) {
    const entry = [target, name, safely(handler), options];
    listeners[listeners.length] = entry;
    addListener(target, name, entry[2], options);
  }
  const passive = { capture: true, passive: true };

  const fold = text => text.replace(/\s+/g, ' ').trim();
  const cut = text => text.length > 2000 ? text.slice(0, 2000) : text;

  // JSON of our own: a page's toJSON on arrays or objects does not reach it
  function write(value) {
    if (typeof value === 'string') return stringify(value);
    if (typeof value === 'number' || typeof value === 'boolean') return '' + value;
    if (value === null || value === undefined) return 'null';
    let text = '';
    if (isArray(value)) {
      for (let i = 0; i < value.length; i++) text += (i ? ',' : '') + write(value[i]);
      return '[' + text + ']';
    }
    const keys = keysOf(value);
    for (let i = 0; i < keys.length; i++) if (value[keys[i]] !== undefined) text += (text ? ',' : '') + stringify(keys[i]) + ':' + write(value[keys[i]]);
    return '{' + text + '}';
  }

  // ---- messages -----------------------------------------------------------------------------------------------------------------------
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

  // ---- pages and tabs -----------------------------------------------------------------------------------------------------------------
  const pages = map(plan.pages, p => ({ ...p, path: p.path && new RegExp(p.path), hash: p.hash && new RegExp(p.hash) }));

  function pagesAt(url) {
    const u = new Address(url);
    return filter(pages, p => (!p.path || p.path.test(u.pathname)) && (!p.hash || p.hash.test(u.hash.slice(1)))
      && !some(keysOf(p.query), k => p.query[k] === '*' ? !u.searchParams.has(k) : !includes(u.searchParams.getAll(k), p.query[k])));
  }

  // percent-decoded, a slash at the end does not count
  const plain = text => { try { text = decodeURIComponent(text); } catch { /* it is taken as it is written */ } return text.length > 1 && text.endsWith('/') ? text.slice(0, -1) : text; };

  // what is visited: the path, and of query and fragment what a planned page is told by (decision 8)
  function placeAt(url, list) {
    const u = new Address(url);
    let place = plain(u.pathname);
    for (const p of list) {
      place += '\n' + p.id;
      for (const k of keysOf(p.query)) place += '&' + k + '=' + joined(u.searchParams.getAll(k), '&');
      if (p.hash) place += '#' + plain(p.hashQuery ? u.hash.slice(1) : u.hash.slice(1).split('?')[0]);
    }
    return place;
  }

  function tabOf(list) {
    for (const page of list)
      for (const tab of page.tabs)
        if (tab.selected && find(tab.selected).length > 0) return tab.id;
    return null;
  }

  let visit = null, visits = 0;
  const titleNow = () => cut(titleIn(document)) || null;

  function beginVisit(cause, at) {
    const list = pagesAt(location.href);
    visit = { n: ++visits, at, url: location.href, pages: list, ids: map(list, p => p.id), tabs: some(list, p => some(p.tabs, t => !!t.selected)), title: titleNow() };
    visit.tab = visit.tabs ? tabOf(list) : null;
    for (const element of elements) for (const group of element.groups.values()) group.said = null;
    visit.message = say('visit-began', at, { v: visit.n, url: visit.url, title: visit.title, cause, tab: visit.tab, pages: visit.ids });
    if (visit.message && ((visit.tabs && !visit.tab) || document.readyState === 'loading')) {
      const mine = visit;
      mine.message.held = true;
      setTimer(safely(() => { if (visit === mine) release(true); }), 2000);
    }
  }

  function release(force) {
    const message = visit && visit.message;
    if (!message || !message.held) return;
    if (visit.tabs && !visit.tab) message.tab = visit.tab = tabOf(visit.pages);
    checkTitle(now());
    if (!force && ((visit.tabs && !visit.tab) || document.readyState === 'loading')) return;
    message.held = undefined;
    schedule();
  }

  // the first title is the visit's own, also while it is still being read
  function checkTitle(at) {
    if (!visit || ended) return;
    const title = titleNow();
    if (title === visit.title) return;
    const first = visit.message && visit.message.held && (visit.title === null || (document.readyState === 'loading' && title !== null && title.startsWith(visit.title)));
    visit.title = title;
    if (first) visit.message.title = title; else say('title', at, { v: visit.n, title });
  }

  function changeVisit(cause, at) {
    takeShares();
    release(true);
    for (const group of [...live]) if (group.share > 0) tell(group, 0, at);
    say('visit-ended', at, { v: visit.n });
    beginVisit(cause, at);
    scan(at);
    seeAll(at);
  }

  // everything that is on screen, told again for the visit that has just begun
  function seeAll(at) {
    for (const element of elements) for (const group of [...element.groups.values()]) {
      update(group, at);
      tellShown(group, at);
    }
  }

  function checkUrl(cause) {
    if (ended || !visit || location.href === visit.url) return;
    const before = new Address(visit.url), after = new Address(location.href);
    if (placeAt(location.href, pagesAt(location.href)) === placeAt(visit.url, visit.pages)) { visit.url = location.href; return; }
    changeVisit(before.pathname === after.pathname && before.search === after.search ? 'hash' : cause, now());
  }

  function checkTab(at) {
    if (!visit || !visit.tabs) return;
    if (visit.message && visit.message.held) { release(false); return; }
    const tab = tabOf(visit.pages);
    if (!tab || tab === visit.tab) return;
    // a slow page shows its tabs late; one that the user chose is a visit of its own
    if (visit.tab || visit.acted) changeVisit('tab', at); else say('tab', at, { v: visit.n, tab: visit.tab = tab });
  }

  // ---- planned elements ---------------------------------------------------------------------------------------------------------------
  // an element: its nodes → records; a group: all records of one item
  const trees = new WeakMap();
  let shadows = [], shadowVersion = 0;
  const shadowHits = new Map();
  const elements = [];
  const byId = new Map();
  for (const e of plan.elements) byId.set(e.id, { ...e, nodes: new Map(), groups: new Map(), watch: null, unreadable: false, order: [], places: null, shadowed: false });
  const inOrder = element => {
    if (!element || includes(elements, element)) return;
    const outer = byId.get(element.within);
    if (element.within && outer !== element) { element.within = null; inOrder(outer); element.within = outer ? outer.id : null; }
    if (!includes(elements, element)) elements[elements.length] = element;
  };
  for (const element of byId.values()) { const within = element.within; inOrder(element); element.within = within; element.outer = (within && byId.get(within)) || null; }
  for (const element of elements) element.heirs = filter(elements, e => { for (let up = e.outer; e.key == null && up; up = up.key == null ? up.outer : null) if (up === element) return true; return false; });
  const live = new Set();

  function find(css) {
    if (shadows.length === 0) return document.querySelectorAll(css);
    let known = shadowHits.get(css);
    if (!known || known.version !== shadowVersion) {
      shadowHits.set(css, known = { version: shadowVersion, found: [] });
      shadows = filter(shadows, s => s.deref());
      const paths = waysOf(css), near = paths ? joined(map(paths, way => way[way.length - 1].css), ',') : css;
      for (let i = 0; i < shadows.length; i++) {
        const root = shadows[i].deref();
        if (!root || !root.isConnected) continue;
        const hits = root.querySelectorAll(near);
        for (let k = 0; k < hits.length; k++) if (!paths || fits(hits[k], css)) known.found[known.found.length] = hits[k];
      }
    }
    return known.found.length === 0 ? document.querySelectorAll(css) : [...document.querySelectorAll(css), ...known.found];
  }

  // A selector's ways (between commas), each as its steps; null where none has more than one. As Playwright reads them, a step up leads from a shadow tree to its host.
  const ways = new Map();
  function waysOf(css) {
    if (!ways.has(css)) {
      const found = [[]], pieces = css.match(/\\.|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\s*[>+~,]\s*|\s+|[^]/g) || [];
      let text = '', how = null, depth = 0;
      const step = () => { if (text) push(found[found.length - 1], { css: text, how }); text = ''; };
      for (let i = 0; i < pieces.length; i++) {
        const piece = pieces[i], sign = piece.trim();
        if (depth === 0 && (sign === '' || (sign.length === 1 && '>+~,'.includes(sign)))) {
          step();
          how = sign || ' ';
          if (sign === ',') { push(found, []); how = null; }
          continue;
        }
        if (piece === '(' || piece === '[') depth++;
        if (piece === ')' || piece === ']') depth--;
        text += piece;
      }
      step();
      ways.set(css, some(found, way => way.length > 1) && !some(found, way => way.length === 0) ? found : null);
    }
    return ways.get(css);
  }

  function fits(node, css) {
    if (node.matches(css)) return true;
    const found = shadows.length > 0 && node.getRootNode() !== document && waysOf(css);
    return !!found && some(found, way => ends(node, way, way.length - 1));
  }

  function ends(node, way, at) {
    const { css, how } = way[at];
    if (!node.matches(css)) return false;
    if (at === 0) return true;
    const next = how === ' ' || how === '>' ? hostOrParent : n => n.previousElementSibling;
    for (let other = next(node); other; other = how === '>' || how === '+' ? null : next(other)) if (ends(other, way, at - 1)) return true;
    return false;
  }

  const hostOrParent = node => node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentElement;

  const parentOf = node => node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.assignedSlot || node.parentElement;

  function ancestor(node, element) {
    for (let up = parentOf(node); up; up = parentOf(up)) if (is(up, element)) return up;
    return null;
  }

  // is the node this planned element, here and now
  function is(node, element) {
    if (element.unreadable || !onPage(element)) return false;
    try { return fits(node, element.css) && (!element.outer || !!ancestor(node, element.outer)); } catch { return false; }
  }

  // a frame has an address of its own, so the page is not asked there
  const onPage = element => !top || !element.page || (visit && includes(visit.ids, element.page));

  function keyOf(node, element) {
    if (element.key == null) {
      const holder = element.outer && ancestor(node, element.outer);
      return holder ? keyOf(holder, element.outer) : null;
    }
    return ownKey(node, element);
  }

  function ownKey(node, element) {
    if (element.key === 'text') return fold(node.textContent);
    const at = element.key.lastIndexOf('@'), css = element.key.slice(0, at).trim(), name = element.key.slice(at + 1);
    const holder = css ? inside(node, css) : node;
    return holder ? holder.getAttribute(name) : null;
  }

  function inside(node, css) {
    const near = node.querySelector(css);
    if (near || shadows.length === 0) return near;
    const all = find(css);
    for (let i = 0; i < all.length; i++) for (let up = hostOrParent(all[i]); up; up = hostOrParent(up)) if (up === node) return all[i];
    return null;
  }

  const byStyle = { checkOpacity: true, checkVisibilityCSS: true };
  const seenBy = node => !node.checkVisibility || node.checkVisibility(byStyle);

  // for an intersection observer, a box without area is wholly visible
  function shown(node) {
    if (!seenBy(node)) return false;
    const box = node.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
  }

  // ---- places -------------------------------------------------------------------------------------------------------------------------
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

  // ---- covered parts ------------------------------------------------------------------------------------------------------------------
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

  // ---- visible share ------------------------------------------------------------------------------------------------------------------
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

  // ---- shown values -------------------------------------------------------------------------------------------------------------------
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

  // ---- changes of the document --------------------------------------------------------------------------------------------------------
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

  // ---- what the user does -------------------------------------------------------------------------------------------------------------
  function hits(path) {
    const found = [];
    for (let i = 0; i < path.length; i++) {
      const node = path[i];
      if (!(node instanceof Element)) continue;
      let same;
      for (const element of elements) {
        if (!is(node, element)) continue;
        found[found.length] = { e: element.id, i: keyOf(node, element), o: placeOf(node, element) ?? undefined, s: same };
        same = true;
      }
    }
    return found;
  }

  const isDisabled = path => some(path, n => n instanceof Element && (n.matches(':disabled') || n.getAttribute('aria-disabled') === 'true'));
  const timeOf = event => event.timeStamp > 0 && event.timeStamp <= now() ? event.timeStamp : now();
  let lastClick = null, pressed = null;

  function clicked(event, targets, input, disabled) {
    if (!event.isTrusted && targets.length === 0) return;
    visit.acted = true;
    release(true);
    // the click at the end of a swipe: whether the page takes it for one is the page's affair
    const ofSwipe = swiped !== null && event.timeStamp - swiped < 100;
    say('clicked', timeOf(event), { v: visit.n, t: targets, trusted: event.isTrusted && !ofSwipe, input, disabled });
    pump();
  }

  // A press that does not come past the window may be the driver's, which takes it back when what it aims at has moved from under the pointer, and its click too.
  // A click of such a press counts when it comes as far as the document.
  let held = false;
  const isHeld = event => held && event.isTrusted && event.detail > 0;
  listen(window, 'pointerdown', event => { if (event.isTrusted) held = true; }, passive);
  listen(document, 'pointerdown', () => { held = false; }, passive);
  listen(window, 'click', event => { if (!isHeld(event)) click(event); });
  listen(document, 'click', event => { if (isHeld(event)) click(event); });

  function click(event) {
    if (!visit || ended) return;
    work();
    const path = event.composedPath();
    let targets = hits(path);
    // a label's click is followed by one on its control: the same act of the user
    const label = lastClick && lastClick.label;
    if (event.isTrusted && label && label.control === path[0] && event.timeStamp - lastClick.time < 50) {
      const { targets: before } = lastClick;
      targets = filter(targets, t => !some(before, o => o.e === t.e && o.i === t.i));
      lastClick = null;
      if (targets.length === 0) return;
    } else {
      const holder = filter(path, n => n instanceof HTMLLabelElement)[0];
      lastClick = { targets, time: event.timeStamp, label: holder && holder.control !== path[0] ? holder : null };
    }
    clicked(event, targets, event.pointerType || (event.detail === 0 ? 'keyboard' : 'mouse'), isDisabled(path));
  }

  // A swipe: one finger or the pressed mouse moves 30 px or more from where it went down, mostly one way, and is there when it leaves. Fingers by touch events,
  // which go on when the browser scrolls (pointer events do not). A wheel or trackpad is no swipe, nor is marking text or dragging a thing with the mouse.
  let drag = null, swiped = null, fingers = true;

  function press(event, x, y, input) {
    drag = swiped = null;
    if (!visit || ended || !event.isTrusted) return;
    visit.acted = true;
    work();
    const targets = hits(event.composedPath());
    if (targets.length > 0) drag = { x, y, input, targets, v: visit.n, passed: null, marked: marked() };
  }

  function moveTo(event, x, y) {
    if (drag) { drag.toX = x; drag.toY = y; }
    if (drag && drag.passed === null && max(Math.abs(x - drag.x), Math.abs(y - drag.y)) >= 30) drag.passed = timeOf(event);
  }

  function lift(event, x, y) {
    if (!drag || ended) return;
    moveTo(event, x, y);
    const { targets, input, v, passed } = drag, dx = x - drag.x, dy = y - drag.y, ax = Math.abs(dx), ay = Math.abs(dy), text = marked();
    const marks = input === 'mouse' && text !== '' && text !== drag.marked;
    drag = null;
    if (marks || max(ax, ay) < 30 || max(ax, ay) < 1.2 * min(ax, ay)) return;
    swiped = event.timeStamp;
    say('swiped', passed, { v, t: targets, way: ax > ay ? (dx < 0 ? 'left' : 'right') : dy < 0 ? 'up' : 'down', input });
    pump();
  }

  const marked = () => { const s = document.getSelection(); return s && !s.isCollapsed ? String(s).slice(0, 100) : ''; };

  listen(window, 'touchstart', event => {
    if (event.touches.length > 1) { drag = null; return; }
    if (fingers) press(event, event.touches[0].clientX, event.touches[0].clientY, 'touch');
  }, passive);
  listen(window, 'touchmove', event => { if (drag && drag.input === 'touch') moveTo(event, event.touches[0].clientX, event.touches[0].clientY); }, passive);
  for (const name of ['touchend', 'touchcancel'])
    listen(window, name, event => {
      const t = event.changedTouches[0];
      if (!drag || drag.input !== 'touch' || !t) return;
      // where a touch is cancelled says nothing: the finger was where it moved last
      if (name === 'touchcancel') lift(event, drag.toX ?? drag.x, drag.toY ?? drag.y); else lift(event, t.clientX, t.clientY);
    }, passive);

  listen(window, 'pointerdown', event => {
    fingers = event.pointerType === 'touch';
    // browsers send no click for a disabled control
    const control = event.composedPath()[0];
    pressed = control instanceof Element && control.closest(':disabled');
    if (!fingers && event.isPrimary && event.button === 0) press(event, event.clientX, event.clientY, event.pointerType || 'mouse');
  }, passive);
  listen(window, 'pointermove', event => { if (drag && drag.input !== 'touch') moveTo(event, event.clientX, event.clientY); }, passive);
  listen(window, 'pointercancel', event => {
    // of the mouse: the browser drags a thing
    if (drag && drag.input === 'mouse') drag = null;
    if (drag && drag.input !== 'touch') lift(event, event.clientX, event.clientY);
    pressed = null;
  }, passive);
  listen(window, 'pointerup', event => {
    if (drag && drag.input !== 'touch') lift(event, event.clientX, event.clientY);
    const path = event.composedPath(), control = path[0] instanceof Element && path[0].closest(':disabled');
    if (control && control === pressed && !held && visit && !ended) { work(); clicked(event, hits(path), event.pointerType || 'mouse', true); }
    pressed = null;
  }, passive);

  listen(document, 'visibilitychange', () => { release(true); takeShares(); say('visibility', now(), { visible: document.visibilityState === 'visible' }); pump(); });
  listen(window, 'online', () => say('connectivity', now(), { online: true }));
  listen(window, 'offline', () => say('connectivity', now(), { online: false }));

  // ---- what holds the page up ---------------------------------------------------------------------------------------------------------
  // frames of 50 ms and more, in which the page's own code is late for what it waits for; only chromium tells of them
  const kinds = Timings && Timings.supportedEntryTypes || [], kind = filter(['long-animation-frame', 'longtask'], k => includes(kinds, k))[0];
  const heldUp = entries => { for (let i = 0; i < entries.length; i++) say('held-up', entries[i].startTime, { ms: round(entries[i].duration) }); };
  const slowFrames = kind && new Timings(safely(list => heldUp(list.getEntries())));
  if (slowFrames) slowFrames.observe({ type: kind, buffered: true });

  // ---- coming and going ---------------------------------------------------------------------------------------------------------------
  if (window.navigation) {
    addListener(navigation, 'currententrychange', safely(e => checkUrl({ push: 'push', replace: 'replace', traverse: 'pop', reload: 'replace' }[e.navigationType] || 'replace')));
  } else {
    for (const [name, cause] of [['pushState', 'push'], ['replaceState', 'replace']])
      history[name] = new Proxy(history[name], { apply(target, self, args) { const result = reflectApply(target, self, args); safely(checkUrl)(cause); return result; } });
    listen(window, 'popstate', () => checkUrl('pop'));
    listen(window, 'hashchange', () => checkUrl('hash'));
  }

  function catchUp() {
    const late = mutations.takeRecords();
    if (late.length) changed(late);
    moving = fast = false;
    if (typed.size > 0) look ??= now();
    work();
    takeShares();
    if (slowFrames) heldUp(slowFrames.takeRecords());
    rest();
    checkCover(true);
    paid();
    release(true);
  }

  listen(window, 'pagehide', event => {
    if (ended) return;
    safely(catchUp)();
    const at = now();
    for (const group of [...live]) if (group.share > 0) tell(group, 0, at);
    if (visit) say('visit-ended', at, { v: visit.n });
    say('document-ended', at, parsed ? { persisted: event.persisted } : { persisted: event.persisted, unparsed: true });
    ended = true;
    // browsers take 64 KB of beacons at once, the page's SDK included: what the driver has not acknowledged, the last first
    let room = 24000, from = kept.length;
    while (from > 0 && (room -= kept[from - 1].row ? kept[from - 1].row.length + 3 : write(kept[from - 1]).length + 1) > 0) from--;
    if (beacon && plan.collector) try { beacon(plan.collector, writeAll(slice(kept, from))); } catch { /* the missing goodbye says it */ }
    pump();
  });

  listen(window, 'pageshow', event => {
    if (!event.persisted || !ended) return;
    ended = false;
    const at = now();
    beginVisit('restore', at);
    scan(at);
    seeAll(at);
    // what is visible has not changed for the browser, so it is asked anew
    for (const element of elements) if (element.watched) for (const node of element.nodes.keys()) { watchOf(element).unobserve(node); watchOf(element).observe(node); }
    release(false);
  });

  safely(() => {
    const entry = performance.getEntriesByType('navigation')[0];
    const cause = { navigate: 'navigate', reload: 'reload', back_forward: 'back-forward', prerender: 'prerender' }[entry && entry.type] || 'navigate';
    const prerendering = document.prerendering === true;
    const began = late ? answered() : now();
    say('document-began', began, { url: location.href, referrer: document.referrer || null, cause: prerendering ? 'prerender' : cause, top });
    if (document.visibilityState === 'hidden') say('visibility', began, { visible: false });
    watchTree(document);
    listen(document, 'DOMContentLoaded', () => { parsed = true; adoptDeclared(); scan(now()); checkTab(now()); release(false); });
    if (prerendering) addListener(document, 'prerenderingchange', safely(() => { const at = now(); beginVisit('activate', at); scan(at); seeAll(at); }), { once: true });
    else beginVisit(cause === 'reload' ? 'reload' : 'load', began);
    scan(began);
  })();
  pump();

  // ---- what the driver asks -----------------------------------------------------------------------------------------------------------
  Object.defineProperty(window, door, {
    value: Object.freeze({
      document,
      // everything not acknowledged yet, and how many messages there have been
      flush() {
        safely(catchUp)();
        const messages = slice(kept);
        if (binding) pump(); else { kept = []; sent = 0; }
        return '{"d":"' + id + '","count":' + count + ',"messages":' + writeAll(messages) + ',"meta":' + !!document.querySelector('meta[http-equiv="Content-Security-Policy" i]') + '}';
      },
      hold(ms) {
        const end = now() + ms;
        return new Promised(done => {
          const step = () => { const left = end - now(); if (left <= 0) done(); else setTimer(step, left > 24 ? left - 12 : left > 4 ? 1 : 0); };
          step();
        });
      },
      marker(url) { return fetchIt(url, { mode: 'no-cors', keepalive: true, cache: 'no-store', credentials: 'omit' }).then(() => true); },
    }),
  });
})();
