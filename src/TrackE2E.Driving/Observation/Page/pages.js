// Which planned page and tab is on screen, and the visits of it.

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
