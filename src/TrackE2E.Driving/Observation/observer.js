// The page observer: says what the user did and saw, independently of the page's SDK. Runs in every document before its own code.
// It keeps the browser's functions of that moment, changes none of them where the browser lets it, and never throws into the page.
// One file, because it is injected whole; its parts: messages, pages and tabs, visible share, changes of the document, the user, coming and going, the driver.
(() => {
  'use strict';
  if (location.href === 'about:blank') return;
  const door = Symbol.for('tracke2e');
  if (window[door] && window[door].document === document) return;

  const plan = /*plan*/null;
  const now = performance.now.bind(performance);
  const origin = performance.timeOrigin;
  const stringify = JSON.stringify.bind(JSON);
  const setTimer = window.setTimeout.bind(window);
  const nextFrame = window.requestAnimationFrame.bind(window);
  const microtask = window.queueMicrotask.bind(window);
  const Intersections = window.IntersectionObserver, Mutations = window.MutationObserver, Address = window.URL;
  const fetchIt = window.fetch ? window.fetch.bind(window) : null;
  const beacon = navigator.sendBeacon ? navigator.sendBeacon.bind(navigator) : null;
  const binding = typeof window.__tracke2e === 'function' ? window.__tracke2e.bind(window) : null;
  const top = window === window.top;
  const id = [...crypto.getRandomValues(new Uint8Array(8))].map(b => b.toString(16).padStart(2, '0')).join('');

  // document.open() takes every listener away; they are put back when it has
  const listeners = [];
  function listen(target, name, handler, options = true) {
    listeners.push([target, name, handler, options]);
    target.addEventListener(name, handler, options);
  }

  // ---- messages -----------------------------------------------------------------------------------------------------------------------
  // numbered from 0; kept until the driver has acknowledged them, so that what was under way at pagehide goes by the beacon as well
  let count = 0, kept = [], sent = 0, scheduled = false, ended = false;

  function say(is, at, fields) {
    if (ended) return null;
    const message = { d: id, n: count++, at: origin + at, is, ...fields };
    kept.push(message);
    if (!scheduled) { scheduled = true; microtask(pump); }
    return message;
  }

  // a visit whose tab (or title) is not known yet holds back what comes after it
  function ready() {
    const held = kept.findIndex((m, i) => i >= sent && m.held);
    return held < 0 ? kept.length : held;
  }

  function pump() {
    scheduled = false;
    if (!binding) return;
    const end = ready();
    if (end <= sent) return;
    const batch = kept.slice(sent, end), last = batch[batch.length - 1].n;
    sent = end;
    try {
      binding(stringify(batch)).then(() => {
        const done = kept.findIndex(m => m.n > last);
        const drop = done < 0 ? kept.length : done;
        kept.splice(0, drop);
        sent = Math.max(0, sent - drop);
      }, () => {});
    } catch { sent -= batch.length; }
  }

  // ---- pages and tabs -----------------------------------------------------------------------------------------------------------------
  const pages = plan.pages.map(p => ({ ...p, path: p.path && new RegExp(p.path), hash: p.hash && new RegExp(p.hash) }));

  function pagesAt(url) {
    const u = new Address(url);
    return pages.filter(p => (!p.path || p.path.test(u.pathname)) && (!p.hash || p.hash.test(u.hash.slice(1)))
      && Object.keys(p.query).every(k => u.searchParams.getAll(k).includes(p.query[k])));
  }

  function tabOf(list) {
    for (const page of list)
      for (const tab of page.tabs)
        if (tab.selected && find(tab.selected).length > 0) return tab.id;
    return null;
  }

  let visit = null, visits = 0;

  function beginVisit(cause, at) {
    const list = pagesAt(location.href);
    visit = { n: ++visits, url: location.href, pages: list, ids: list.map(p => p.id), tabs: list.some(p => p.tabs.some(t => t.selected)) };
    visit.tab = visit.tabs ? tabOf(list) : null;
    visit.message = say('visit-began', at, { v: visit.n, url: visit.url, title: document.title || null, cause, tab: visit.tab, pages: visit.ids });
    if (visit.message && ((visit.tabs && !visit.tab) || document.readyState === 'loading')) {
      const mine = visit;
      mine.message.held = true;
      setTimer(() => { if (visit === mine) release(true); }, 2000);
    }
  }

  function release(force) {
    const message = visit && visit.message;
    if (!message || !message.held) return;
    if (visit.tabs && !visit.tab) message.tab = visit.tab = tabOf(visit.pages);
    if (!force && ((visit.tabs && !visit.tab) || document.readyState === 'loading')) return;
    message.title = document.title || null;
    message.held = false;
    if (!scheduled) { scheduled = true; microtask(pump); }
  }

  function changeVisit(cause, at) {
    takeShares();
    release(true);
    for (const group of groups.values()) if (group.share > 0) { tell(group, 0, at); }
    say('visit-ended', at, { v: visit.n });
    beginVisit(cause, at);
    scan(at);
    for (const group of groups.values()) update(group, at);
  }

  function checkUrl(cause) {
    if (ended || !visit || location.href === visit.url) return;
    const before = new Address(visit.url), after = new Address(location.href);
    const samePages = pagesAt(location.href).map(p => p.id).join('\n') === visit.ids.join('\n');
    const samePath = before.pathname === after.pathname;
    if (samePages && samePath) { visit.url = location.href; return; }
    changeVisit(samePath && before.search === after.search ? 'hash' : cause, now());
  }

  function checkTab(at) {
    if (!visit || !visit.tabs) return;
    if (visit.message && visit.message.held) { release(false); return; }
    const tab = tabOf(visit.pages);
    if (tab && tab !== visit.tab) changeVisit('tab', at);
  }

  // ---- visible share ------------------------------------------------------------------------------------------------------------------
  const roots = [document];
  const elements = plan.elements.map(e => ({ ...e, nodes: new Map(), watch: null, unreadable: false }));
  const byId = new Map(elements.map(e => [e.id, e]));
  const groups = new Map();

  function find(css) {
    let found = [];
    for (const root of roots) {
      const hits = root.querySelectorAll(css);
      found = roots.length === 1 ? hits : found.concat([...hits]);
    }
    return found;
  }

  const parentOf = node => node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.assignedSlot || node.parentElement;

  function ancestor(node, element) {
    for (let up = parentOf(node); up; up = parentOf(up)) if (is(up, element)) return up;
    return null;
  }

  // is the node this planned element, here and now
  function is(node, element) {
    if (element.unreadable || !onPage(element)) return false;
    try { return node.matches(element.css) && (!element.within || !byId.has(element.within) || !!ancestor(node, byId.get(element.within))); } catch { return false; }
  }

  // a frame has an address of its own, so the page is not asked there
  const onPage = element => !top || !element.page || (visit && visit.ids.includes(element.page));

  function keyOf(node, element) {
    if (element.key == null) {
      const outer = element.within && byId.get(element.within), holder = outer && ancestor(node, outer);
      return holder ? keyOf(holder, outer) : null;
    }
    if (element.key === 'text') return node.textContent.replace(/\s+/g, ' ').trim();
    const cut = element.key.lastIndexOf('@'), css = element.key.slice(0, cut).trim(), name = element.key.slice(cut + 1);
    const holder = css ? node.querySelector(css) : node;
    return holder ? holder.getAttribute(name) : null;
  }

  // for an intersection observer, a box without area is wholly visible
  function shown(node) {
    if (node.checkVisibility && !node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
    const box = node.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
  }

  // a box that gets or loses its area crosses no threshold
  const sizes = window.ResizeObserver && new ResizeObserver(() => { look ??= now(); work(); });

  function tell(group, share, at) {
    group.share = share;
    say('share', at, { v: visit.n, e: group.element.id, i: group.key, s: share });
  }

  // the share of an item is that of its best shown node (a carousel's clone is the same item)
  function update(group, at) {
    let share = 0;
    for (const record of group.records) if (record.ratio > share && shown(record.node)) share = record.ratio;
    share = Math.round(share * 1e4) / 1e4;
    if (share !== group.share && visit) tell(group, share, at);
    if (group.records.size === 0 && group.share === 0) groups.delete(group.name);
  }

  function join(record, key) {
    const name = record.element.id + '\n' + (key ?? '') + (key == null ? '\n' : '');
    let group = groups.get(name);
    if (!group) groups.set(name, group = { name, element: record.element, key, records: new Set(), share: 0 });
    record.key = key;
    record.group = group;
    group.records.add(record);
  }

  function leave(record, at) {
    record.group.records.delete(record);
    update(record.group, at);
  }

  function watchOf(element) {
    return element.watch ??= new Intersections(entries => take(element, entries), { threshold: element.steps });
  }

  function take(element, entries) {
    const touched = new Map();
    for (const entry of entries) {
      const record = element.nodes.get(entry.target);
      if (!record) continue;
      record.ratio = entry.isIntersecting ? entry.intersectionRatio : 0;
      touched.set(record.group, entry.time);
      if (sizes) { if (record.ratio > 0) sizes.observe(record.node); else sizes.unobserve(record.node); }
    }
    for (const [group, time] of touched) update(group, time);
  }

  function takeShares() {
    for (const element of elements) if (element.watch) { const entries = element.watch.takeRecords(); if (entries.length) take(element, entries); }
  }

  let scans = 0;
  function scan(at) {
    scans++;
    for (const element of elements) {
      if (element.unreadable) continue;
      let found = [];
      if (onPage(element)) {
        try { found = find(element.css); }
        catch { element.unreadable = true; say('problem', at, { why: `the browser cannot read the selector ${element.css} of ${element.id}` }); }
      }
      for (const node of found) {
        if (element.within && byId.has(element.within) && !ancestor(node, byId.get(element.within))) continue;
        const key = keyOf(node, element);
        let record = element.nodes.get(node);
        if (!record) {
          record = { node, element, ratio: 0, key: null, group: null, scan: scans };
          element.nodes.set(node, record);
          join(record, key);
          watchOf(element).observe(node);
        } else if (record.key !== key) {
          // a recycled node: the old item is gone; the new one is measured afresh, by the browser
          record.ratio = 0;
          leave(record, at);
          join(record, key);
          watchOf(element).unobserve(node);
          watchOf(element).observe(node);
        }
        record.scan = scans;
      }
      for (const [node, record] of element.nodes) {
        if (record.scan === scans) continue;
        watchOf(element).unobserve(node);
        if (sizes) sizes.unobserve(node);
        element.nodes.delete(node);
        record.ratio = 0;
        leave(record, at);
      }
    }
  }

  // ---- changes of the document --------------------------------------------------------------------------------------------------------
  const textKeys = plan.elements.some(e => e.key === 'text');
  const styleCounts = plan.elements.some(e => e.css.includes('style'));
  let dirty = null, look = null, framed = false;

  function changed(records) {
    const at = now();
    if (records.some(r => r.target === document)) for (const [target, name, handler, options] of listeners) target.addEventListener(name, handler, options);
    const structural = records.some(r => r.type !== 'attributes' || styleCounts || r.attributeName !== 'style');
    if (structural) { dirty ??= at; checkTab(at); } else look ??= at;
    if (!framed) { framed = true; nextFrame(frame); }
  }

  function frame() {
    framed = false;
    work();
  }

  function work() {
    const at = dirty ?? look;
    if (at == null || ended) return;
    if (dirty != null) scan(dirty);
    dirty = look = null;
    for (const group of [...groups.values()]) if (group.records.size > 0) update(group, at);
  }

  const mutations = new Mutations(changed);
  const watchTree = root => mutations.observe(root, { subtree: true, childList: true, attributes: true, characterData: textKeys });

  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    watchTree(root);
    return root;
  };

  // opacity and visibility change at the end of an animation without any change of the document
  for (const name of ['transitionrun', 'transitionend', 'animationstart', 'animationend'])
    listen(window, name, () => { look ??= now(); if (!framed) { framed = true; nextFrame(() => nextFrame(frame)); } }, { capture: true, passive: true });

  // ---- what the user does -------------------------------------------------------------------------------------------------------------
  function hits(path) {
    const found = [];
    for (const node of path) {
      if (!(node instanceof Element)) continue;
      for (const element of elements) if (is(node, element)) found.push({ e: element.id, i: keyOf(node, element) });
    }
    return found;
  }

  const isDisabled = path => path.some(n => n instanceof Element && (n.matches(':disabled') || n.getAttribute('aria-disabled') === 'true'));
  let lastClick = null, pressed = null;

  function clicked(event, targets, input, disabled) {
    work();
    if (!event.isTrusted && targets.length === 0) return;
    release(true);
    say('clicked', event.timeStamp > 0 && event.timeStamp <= now() ? event.timeStamp : now(), { v: visit.n, t: targets, trusted: event.isTrusted, input, disabled });
    pump();
  }

  listen(window, 'click', event => {
    if (!visit || ended) return;
    const path = event.composedPath();
    let targets = hits(path);
    // a label's click is followed by one on its control: the same act of the user
    const label = lastClick && lastClick.label;
    if (event.isTrusted && label && label.control === path[0] && event.timeStamp - lastClick.time < 50) {
      targets = targets.filter(t => !lastClick.targets.some(o => o.e === t.e && o.i === t.i));
      lastClick = null;
      if (targets.length === 0) return;
    } else {
      const holder = path.find(n => n instanceof HTMLLabelElement);
      lastClick = { targets, time: event.timeStamp, label: holder && holder.control !== path[0] ? holder : null };
    }
    clicked(event, targets, event.pointerType || (event.detail === 0 ? 'keyboard' : 'mouse'), isDisabled(path));
  }, true);

  // browsers send no click for a disabled control
  listen(window, 'pointerdown', event => { const control = event.composedPath()[0]; pressed = control instanceof Element && control.closest(':disabled'); }, true);
  listen(window, 'pointerup', event => {
    const path = event.composedPath(), control = path[0] instanceof Element && path[0].closest(':disabled');
    if (control && control === pressed && visit && !ended) clicked(event, hits(path), event.pointerType || 'mouse', true);
    pressed = null;
  }, true);

  listen(document, 'visibilitychange', () => { release(true); takeShares(); say('visibility', now(), { visible: document.visibilityState === 'visible' }); pump(); }, true);
  listen(window, 'online', () => say('connectivity', now(), { online: true }), true);
  listen(window, 'offline', () => say('connectivity', now(), { online: false }), true);

  // ---- coming and going ---------------------------------------------------------------------------------------------------------------
  if (window.navigation) {
    navigation.addEventListener('currententrychange', e => checkUrl({ push: 'push', replace: 'replace', traverse: 'pop', reload: 'replace' }[e.navigationType] || 'replace'));
  } else {
    for (const [name, cause] of [['pushState', 'push'], ['replaceState', 'replace']]) {
      const original = history[name];
      history[name] = function () { const result = original.apply(this, arguments); checkUrl(cause); return result; };
    }
    listen(window, 'popstate', () => checkUrl('pop'));
    listen(window, 'hashchange', () => checkUrl('hash'));
  }

  function catchUp() {
    const waiting = mutations.takeRecords();
    if (waiting.length) changed(waiting);
    work();
    takeShares();
    release(true);
  }

  listen(window, 'pagehide', event => {
    if (ended) return;
    catchUp();
    const at = now();
    for (const group of groups.values()) if (group.share > 0) tell(group, 0, at);
    if (visit) say('visit-ended', at, { v: visit.n });
    say('document-ended', at, { persisted: event.persisted });
    ended = true;
    // browsers take 64 KB of beacons at once, the page's SDK included: one message at a time leaves room, the last go first
    const rest = kept.slice(-200);
    if (beacon && plan.collector) try { beacon(plan.collector, stringify(rest)); } catch { /* the missing goodbye says it */ }
    pump();
  }, true);

  listen(window, 'pageshow', event => {
    if (!event.persisted || !ended) return;
    ended = false;
    const at = now();
    beginVisit('restore', at);
    scan(at);
    // what is visible has not changed for the browser, so it is asked anew
    for (const element of elements) for (const node of element.nodes.keys()) { watchOf(element).unobserve(node); watchOf(element).observe(node); }
    release(false);
  }, true);

  const entry = performance.getEntriesByType('navigation')[0];
  const cause = { navigate: 'navigate', reload: 'reload', back_forward: 'back-forward', prerender: 'prerender' }[entry && entry.type] || 'navigate';
  const prerendering = document.prerendering === true;
  const began = now();
  say('document-began', began, { url: location.href, referrer: document.referrer || null, cause: prerendering ? 'prerender' : cause, top });
  if (document.visibilityState === 'hidden') say('visibility', began, { visible: false });
  watchTree(document);
  listen(document, 'DOMContentLoaded', () => { scan(now()); checkTab(now()); release(false); }, true);
  if (prerendering) document.addEventListener('prerenderingchange', () => { const at = now(); beginVisit('activate', at); scan(at); for (const group of groups.values()) update(group, at); }, { once: true });
  else beginVisit(cause === 'reload' ? 'reload' : 'load', began);
  scan(began);
  pump();

  // ---- what the driver asks -----------------------------------------------------------------------------------------------------------
  Object.defineProperty(window, door, {
    value: Object.freeze({
      document,
      // everything not acknowledged yet, and how many messages there have been
      flush() {
        catchUp();
        const messages = kept.slice();
        if (binding) pump(); else { kept = []; sent = 0; }
        return stringify({ d: id, count, messages, meta: !!document.querySelector('meta[http-equiv="Content-Security-Policy" i]') });
      },
      hold(ms) {
        const end = now() + ms;
        return new Promise(done => {
          const step = () => { const left = end - now(); if (left <= 0) done(); else setTimer(step, left > 24 ? left - 12 : left > 4 ? 1 : 0); };
          step();
        });
      },
      marker(url) { return fetchIt(url, { mode: 'no-cors', keepalive: true, cache: 'no-store', credentials: 'omit' }).then(() => true); },
    }),
  });
})();
