// The shop's tracking code: all that is reported, as features/plans/shop*.plan.yaml have it.
// The pages call: consent, enter, tab, loaded, leave, click, watch, custom, user; they read visit. SHOP_TRACKING=FILE serves another module with
// the same export instead of this one. What mutants change are the steps of `tracking` below; see mutants.js.
import { settings } from '/settings.js';
import { mutate } from '/mutants.js';

const sdk = globalThis.snowplowBrowserTracking;
const schema = name => `iglu:com.tracke2e.shop/${name}/jsonschema/1-0-0`;

// clicks that lead to another page: the next page view names them as its source
const LEADING = new Set(['product_click', 'banner_click', 'buy_now', 'go_checkout', 'checkout_submit']);

export const tracking = {
  // ---- parameters of the plan
  // visible share that makes an exposure, unbroken milliseconds at or above it; by event name
  rule: () => ({ share: 0.5, dwell: 1000 }),
  sdkOptions: {
    appId: 'shop', encodeBase64: true, eventMethod: 'post', bufferSize: 1, keepalive: true, cookieSecure: false, synchronousCookieWrite: true,
    contexts: { webPage: true, session: true },
  },
  app: { version: '1.0.0', channel: matchMedia('(max-width: 640px)').matches ? 'wap' : 'web', plan_version: '1.0.0' },

  // ---- state
  visit: null,                               // the stay on a page or tab that is going on: {page, tab, refer, data, entities}
  tabsSeen: new Set(),                       // tabs of this page that have had their page view
  left: null,                                // the visit that ended last
  followed: null,                            // the click that led here: {element, position, request_id}
  watched: [],                               // what may be exposed in this visit: {element, name, item, due, timer}
  exposed: new Set(),                        // what has been, in this visit
  allowed: false,                            // by consent
  started: false,                            // the SDK is

  // ---- the SDK
  start() {
    if (!settings.collector) {
      console.info('shop: tracking is off; open the page with ?collector=http://… or set the cookie "collector"');
      return;
    }
    if (!tracking.allowed) return;
    sdk.newTracker('shop', settings.collector, tracking.sdkOptions);
    tracking.started = true;
    tracking.identify(localStorage.getItem('user'));
  },

  consent(state) {
    const wasAllowed = tracking.allowed;
    tracking.allowed = state === 'implied' || state === 'accepted';
    if (tracking.allowed && !wasAllowed) {
      if (tracking.started) tracking.identify(localStorage.getItem('user'));
      else tracking.start();
      if (tracking.visit) tracking.resume();
    }
    if (wasAllowed && !tracking.allowed) tracking.forget();
  },

  // consent withdrawn: the SDK's ids go, nothing waits to be sent later
  forget() {
    sdk.clearUserData({ preserveSession: false, preserveUser: false });
    localStorage.removeItem('snowplowOutQueue_shop');
  },

  identify(id) {
    if (tracking.started) sdk.setUserId(id);
  },

  // every event passes here: {name, data, entities}; name page_view is the SDK's page view
  report(event) {
    if (!tracking.allowed || !tracking.started) return;
    tracking.send({ ...event, entities: { app: { ...tracking.app }, page: tracking.pageEntity(), ...event.entities } });
  },

  pageEntity() {
    const { page, tab } = tracking.visit;
    return tab ? { id: page, tab } : { id: page };
  },

  send({ name, data, entities }) {
    const context = Object.entries(entities).flatMap(([entity, value]) => [value].flat().map(one => ({ schema: schema(entity), data: one })));
    if (name === 'page_view') sdk.trackPageView({ title: document.title, context });
    else sdk.trackSelfDescribingEvent({ event: { schema: schema(name), data }, context });
  },

  // ---- page views: one per visit, on entry, when the page is really seen
  enter({ page, tab, ...more }) {
    tracking.tabsSeen = new Set([tab]);
    tracking.begin({ page, tab, ...more });
    tracking.whenSeen(() => tracking.pageView());
  },

  // A → B → A: exposures count again, page views do not (again-on of the plan has no tab-return)
  tab(tab) {
    const first = !tracking.tabsSeen.has(tab);
    tracking.leave();
    tracking.begin({ page: tracking.left.page, tab });
    tracking.tabsSeen.add(tab);
    if (first) tracking.pageView();
  },

  begin(visit) {
    tracking.visit = { ...visit, refer: tracking.source() };
    tracking.exposed = new Set();
  },

  pageView() {
    const { refer, product } = tracking.visit;
    tracking.report({ name: 'page_view', entities: { ...(refer && { refer }), ...(product && { product: tracking.product(product) }) } });
  },

  // the page's API answered; what it says belongs to the visit
  loaded(data) {
    Object.assign(tracking.visit, data);
  },

  // where the visitor comes from: the page left, and the click that led away from it
  source() {
    const refer = tracking.left ? { ...tracking.left, ...tracking.followed } : tracking.documentSource();
    tracking.followed = null;
    return refer;
  },

  // another document of this shop leaves its page in sessionStorage; a reload or an address typed in has no source
  documentSource() {
    const stored = sessionStorage.getItem('refer');
    sessionStorage.removeItem('refer');
    const followed = performance.getEntriesByType('navigation')[0].type !== 'reload' && document.referrer.startsWith(location.origin);
    return followed && stored ? JSON.parse(stored) : undefined;
  },

  leave() {
    for (const each of tracking.watched) tracking.unwatch(each);
    tracking.watched = [];
    tracking.left = tracking.visit && tracking.pageLeft();
    tracking.visit = null;
  },

  pageLeft() {
    const { page, tab } = tracking.visit;
    return tab ? { page, tab } : { page };
  },

  // a page opened in a background tab or prerendered is seen later, or never
  whenSeen(report) {
    const visit = tracking.visit;
    const now = () => tracking.visit === visit && report();
    if (document.prerendering) document.addEventListener('prerenderingchange', () => tracking.whenSeen(report), { once: true });
    else if (document.visibilityState === 'visible') now();
    else document.addEventListener('visibilitychange', () => tracking.whenSeen(report), { once: true });
  },

  // consent came while the visit was going on: it is reported from here
  resume() {
    tracking.pageView();
    for (const each of tracking.watched) tracking.restart(each);
  },

  // ---- clicks
  click(domEvent, name, item) {
    const { data, entities } = tracking.describe(name, item);
    if (LEADING.has(name)) {
      tracking.followed = { element: name, ...(data.position && { position: data.position }), ...(data.request_id && { request_id: data.request_id }) };
    }
    tracking.report({ name, data, entities });
  },

  custom(name, item) {
    tracking.report({ name, ...tracking.describe(name, item) });
  },

  user(id) {
    tracking.identify(id);
  },

  // item: what the page knows. Own data are everything but the products; a product becomes an entity, its sku and price own data too
  describe(name, { product, products, ...data }) {
    if (!product) return { data, entities: products ? { product: products.map(tracking.product) } : {} };
    return { data: { sku: product.sku, price: product.price, ...data }, entities: { product: tracking.product(product) } };
  },

  product: ({ sku, itemId, name, brand, category, price, weight, stock, tags, listedAt }) =>
    ({ sku, item_id: itemId, name, category, price, tags, listed_at: listedAt, attributes: { brand, weight, in_stock: stock > 0 } }),

  // ---- exposures: share for dwell, unbroken, once per item and visit
  watch(element, name, item) {
    const each = { element, name, item, ...tracking.rule(name), key: `${name} ${item.product?.sku ?? item.banner}` };
    each.observer = new IntersectionObserver(entries => tracking.seen(each, entries.at(-1)), { threshold: [each.share] });
    each.observer.observe(element);
    tracking.watched.push(each);
  },

  unwatch(each) {
    each.observer.disconnect();
    tracking.stop(each);
  },

  restart(each) {
    tracking.stop(each);
    each.observer.disconnect();
    each.observer.observe(each.element);
  },

  seen(each, entry) {
    const box = entry.boundingClientRect;
    each.inView = entry.intersectionRatio >= each.share && box.width * box.height > 0;
    if (each.inView && document.visibilityState === 'visible') tracking.dwelling(each, entry.time);
    else tracking.stop(each);
  },

  dwelling(each, since) {
    if (each.timer || tracking.exposed.has(each.key)) return;
    each.due = since + each.dwell;
    each.timer = setTimeout(tracking.mature, Math.ceil(each.due - performance.now()) + 1); // never before it is due
  },

  // all that are due now, in the order of the screen
  mature() {
    for (const each of tracking.watched.filter(({ due }) => due <= performance.now())) {
      tracking.stop(each);
      const [last] = each.observer.takeRecords().slice(-1);
      if (!last || last.intersectionRatio >= each.share) tracking.exposure(each);
    }
  },

  stop(each) {
    clearTimeout(each.timer);
    each.timer = each.due = undefined;
  },

  exposure(each) {
    if (!tracking.allowed || tracking.exposed.has(each.key)) return;
    tracking.exposed.add(each.key);
    tracking.report({ name: each.name, ...tracking.describe(each.name, each.item) });
  },
};

document.addEventListener('visibilitychange', () => {
  for (const each of tracking.watched)
    if (document.visibilityState === 'hidden') tracking.stop(each);
    else tracking.restart(each);
});

addEventListener('pagehide', () => {
  if (tracking.visit) sessionStorage.setItem('refer', JSON.stringify({ ...tracking.pageLeft(), ...tracking.followed }));
});

// back from the back/forward cache: the same document, a new visit
addEventListener('pageshow', event => {
  if (!event.persisted || !tracking.visit) return;
  const { page, tab, product } = tracking.visit;
  const watched = tracking.watched;
  tracking.leave();
  tracking.enter({ page, tab, product });
  for (const { element, name, item } of watched) tracking.watch(element, name, item);
});

mutate(tracking, settings.mutant);
