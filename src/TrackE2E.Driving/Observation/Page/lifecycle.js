// How documents and visits begin and end.

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
