// The shop's tracking code: all that is reported, as features/plans/*.plan.yaml have it.
// The pages call: consent, flags, enter, tab, loaded, refreshed, swiping, cover, leave, click, watch, rebind, custom, user, experiment; they read visit.
// SHOP_TRACKING=FILE serves another module with the same export instead of this one. Mutants change the steps of `tracking`; see mutants.js.
import { settings } from '/settings.js';
import { mutate } from '/mutants.js';
import { exposures } from '/tracking/exposures.js';
import { redact, redactUrl } from '/tracking/redact.js';
import { visits } from '/tracking/visits.js';

const sdk = globalThis.snowplowBrowserTracking;
const schema = name => `iglu:com.tracke2e.shop/${name}/jsonschema/1-0-0`;
const DAY = 24 * 3600 * 1000;
const QUEUE = 30;                            // events kept while offline; the oldest go first
const LARGE = 40_000;                        // characters of an event that go without keepalive
const TRACKER = window === top ? 'shop' : 'shop-frame'; // names the queue in localStorage too: a frame has its own
const LAST = `${TRACKER}-last`;              // of what a leaving page reports: a tracker sends nothing while it waits for an answer, and nobody waits for it then

// clicks that lead to another page: the next page view names them as its source
const LEADING = new Set(['product_click', 'recommend_click', 'banner_click', 'buy_now', 'go_checkout', 'checkout_submit']);

export const tracking = {
  sdk,
  collector: settings.collector,
  sdkOptions: {
    appId: 'shop', encodeBase64: true, eventMethod: 'post', bufferSize: 1, keepalive: true, stateStorageStrategy: 'localStorage', maxLocalStorageQueueSize: QUEUE,
    contexts: { webPage: true, session: true },
    onSessionUpdateCallback: () => localStorage.setItem('session_began', Date.now()),
    customFetch: request => tracking.post(request),
  },

  // ---- state
  consented: null,                           // implied, ask, accepted, rejected
  allowed: false,                            // by consent
  started: false,                            // the SDK is
  large: false,                              // the event being sent is
  trackers: [TRACKER],                       // of the SDK, that an event goes to, but the last ones
  leaving: false,                            // the page is
  queued: 0,                                 // events reported since the browser went offline
  dropped: 0,                                // of those, the ones that the queue had no place for, until that is reported
  back: false,                               // the network came back, and nothing was answered since

  // ---- the SDK
  start() {
    if (!tracking.collector) {
      console.info('shop: tracking is off; open the page with ?collector=http://… or set the cookie "collector"');
      return;
    }
    sdk.newTracker(TRACKER, tracking.collector, tracking.sdkOptions);
    sdk.newTracker(LAST, tracking.collector, { ...tracking.sdkOptions, bufferSize: QUEUE });
    sdk.flushBuffer({}, [LAST]);
    tracking.started = true;
    if (document.referrer) sdk.setReferrerUrl(redactUrl(document.referrer));
    tracking.identify(localStorage.getItem('user'));
  },

  // called by the SDK, for a large event while send runs; browsers refuse keepalive above 64 KB
  post: async request => {
    let answer;
    try {
      answer = await fetch(tracking.large ? new Request(request, { keepalive: false }) : request);
    } catch (failed) {
      // the network came back while this was failing: the SDK is asked to flush only when it is not doing so
      if (tracking.back) setTimeout(() => sdk.flushBuffer(), 100);
      tracking.back = false;
      throw failed;
    }
    tracking.back = false;
    if (answer.ok && tracking.dropped) {
      clearTimeout(tracking.reporting);
      tracking.reporting = setTimeout(tracking.reportDropped, 300);
    }
    return answer;
  },

  // not before the queue is delivered: an event that comes to a full queue while the SDK sends it pushes out one that was not sent yet
  reportDropped() {
    const count = tracking.dropped;
    tracking.dropped = 0;
    if (count && tracking.visit) tracking.custom('events_dropped', { count });
  },

  consent(state) {
    const wasAllowed = tracking.allowed;
    tracking.consented = state;
    tracking.allowed = state === 'implied' || state === 'accepted';
    if (tracking.allowed && !wasAllowed) {
      if (!tracking.started) tracking.start();
      if (tracking.visit) tracking.resume();
    }
    if (wasAllowed && !tracking.allowed) tracking.forget();
  },

  // consent was given while the visit was going on: it is reported from here
  resume() {
    tracking.pageView();
    tracking.watchAgain();
  },

  // consent was withdrawn: the SDK's ids go, nothing waits to be sent later
  forget() {
    sdk.clearUserData({ preserveSession: false, preserveUser: false });
    for (const key of [`snowplowOutQueue_${TRACKER}`, `snowplowOutQueue_${LAST}`, 'session_began']) localStorage.removeItem(key);
  },

  identify(id) {
    if (tracking.started) sdk.setUserId(id);
  },

  user(id) {
    tracking.identify(id);
  },

  // every event passes here: {name, data, entities}; the name page_view is the SDK's page view
  report(event) {
    if (!tracking.allowed || !tracking.started) return;
    tracking.capSession();
    if (!navigator.onLine) tracking.queued++;
    const { campaign, experiment } = { campaign: tracking.campaign(), experiment: tracking.visit.experiment };
    tracking.send({ ...event, entities: { app: tracking.app(), page: tracking.pageEntity(), ...(campaign && { campaign }), ...(experiment && { experiment }), ...event.entities } });
  },

  send({ name, data, entities }) {
    const context = Object.entries(entities).flatMap(([entity, value]) => [value].flat().map(one => ({ schema: schema(entity), data: one })));
    const to = tracking.leaving ? [LAST] : tracking.trackers;
    const url = tracking.url();
    sdk.setCustomUrl(url);
    tracking.large = JSON.stringify(data ?? '').length > LARGE;
    if (name === 'page_view') {
      sdk.trackPageView({ title: document.title, context }, to);
      sdk.setReferrerUrl(url);               // for the next one; the SDK would take the address as it is
    } else sdk.trackSelfDescribingEvent({ event: { schema: schema(name), data }, context }, to);
    tracking.large = false;
  },

  url: () => redactUrl(tracking.visit.url),

  redact,

  // minors: what they look for stays theirs
  minor: () => Boolean(settings.teen),

  app: () => ({
    version: '1.0.0', channel: matchMedia('(max-width: 640px)').matches ? 'wap' : 'web', platform: 'web', plan_version: '1.0.0',
    consent: tracking.consented, mode: settings.teen ? 'teen' : 'standard',
  }),

  pageEntity() {
    const { page, tab } = tracking.visit;
    return tab ? { id: page, tab } : { id: page };
  },

  // the SDK ends a session after 30 idle minutes; ours ends after a day too, and when the clock was turned back
  capSession() {
    const began = Number(localStorage.getItem('session_began'));
    if (began && (Date.now() - began > DAY || Date.now() < began - 60_000)) sdk.newSession([TRACKER]);
  },

  // where the visitor came from when the session began, for as long as the tab lives
  campaign() {
    const query = new URLSearchParams(location.search);
    if (query.has('utm_source')) sessionStorage.setItem('campaign', JSON.stringify({ source: query.get('utm_source'), medium: query.get('utm_medium') ?? 'none' }));
    return JSON.parse(sessionStorage.getItem('campaign'));
  },

  online() {
    tracking.dropped = Math.max(0, tracking.queued - QUEUE);
    tracking.queued = 0;
    tracking.back = true;
    if (tracking.started) sdk.flushBuffer();
  },

  // ---- clicks and the rest
  click(domEvent, name, item) {
    const { data, entities } = tracking.describe(item);
    if (LEADING.has(name)) tracking.followed = { element: name, ...(data.position && { position: data.position }), ...(data.request_id && { request_id: data.request_id }) };
    tracking.report({ name, data, entities });
  },

  // half of the visitors, always the same ones, report what is sampled; the rate goes along
  sampled(name, data) {
    if (tracking.draw() < 0.5) tracking.custom(name, { ...data, sample_rate: 0.5 });
  },

  draw() {
    if (!localStorage.getItem('draw')) localStorage.setItem('draw', Math.random());
    return Number(localStorage.getItem('draw'));
  },

  custom(name, item) {
    tracking.report({ name, ...tracking.describe(item) });
  },

  // item: what the page knows, or a function that says it now. A product becomes an entity, its sku and price own data too
  describe(item) {
    const { product, ...data } = typeof item === 'function' ? item() : item;
    for (const name of ['query', 'text']) if (data[name] !== undefined) data[name] = tracking.redact(data[name]);
    if (tracking.minor()) delete data.query;
    return product ? { data: { sku: product.sku, price: product.price, ...data }, entities: { product: tracking.product(product) } } : { data, entities: {} };
  },

  product: ({ sku, itemId, name, brand, category, price, weight, stock, tags, listedAt }) =>
    ({ sku, item_id: itemId, name, category, price, tags, listed_at: listedAt, attributes: { brand, weight, in_stock: stock > 0 } }),

  // ---- experiments: the flags came; a variant is on screen
  flags() {},

  experiment(id, variant) {
    tracking.visit.experiment = { id, variant };
    const key = `experiment ${id} ${variant} ${localStorage.getItem('user')} ${localStorage.getItem('session_began')}`;
    if (tracking.experimentShown(key)) return;
    tracking.custom('experiment_view', { experiment_id: id, variant });
  },

  // once per user, variant and session
  experimentShown(key) {
    const shown = localStorage.getItem('experiment_shown') === key;
    localStorage.setItem('experiment_shown', key);
    return shown;
  },
};

visits(tracking);
exposures(tracking);

addEventListener('pagehide', () => {
  tracking.leaving = true;
  if (!tracking.visit) return;
  tracking.reportDue();
  tracking.watched.forEach(tracking.stop);   // nothing dwells in the back/forward cache
  tracking.stay();
  if (tracking.started) sdk.flushBuffer({}, [LAST]);
  sessionStorage.setItem('refer', JSON.stringify({ ...tracking.pageLeft(), ...tracking.followed }));
});
addEventListener('pageshow', event => {
  tracking.leaving = false;
  if (event.persisted && tracking.visit) tracking.restored();
});
document.addEventListener('visibilitychange', () => tracking.leaving || tracking.visibility(document.visibilityState === 'hidden'));
addEventListener('online', () => tracking.online());

mutate(tracking, settings.mutant);
