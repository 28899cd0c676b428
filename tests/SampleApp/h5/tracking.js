// The story page's tracking. Inside the app everything goes over the bridge and is one of the app's own events; outside, the page reports by itself.
const root = document.documentElement.dataset;
const bridge = window.webkit?.messageHandlers?.trackshop;
const cookie = name => document.cookie.split('; ').find(c => c.startsWith(name + '='))?.slice(name.length + 1);
const kept = (name, make, seconds) => {
  const value = cookie(name) || make();
  document.cookie = `${name}=${value}; path=/; max-age=${seconds}`;
  return value;
};
const SCHEMA = 'iglu:com.snowplowanalytics.snowplow';

export const inApp = !!bridge;
export const mutant = root.mutant || '';

export const tracking = {
  track(name, data) {
    if (bridge) tracking.overBridge(name, data);
    else tracking.byItself(name, data);
  },
  overBridge(name, data) { bridge.postMessage(JSON.stringify({ what: 'event', name, data })); },
  byItself(name, data) {
    const collector = decodeURIComponent(cookie('collector') || root.collector || '');
    if (!collector) { console.warn('no collector is set: nothing is reported'); return; }
    const now = Date.now();
    const event = {
      e: 'ue', eid: crypto.randomUUID(), dtm: `${now}`, stm: `${now}`, p: 'web', tv: 'js-trackshop-1.0.0', tna: 'h5', aid: 'trackshop-h5', url: location.href, page: document.title,
      duid: kept('h5_id', () => crypto.randomUUID(), 31536000), sid: kept('h5_session', () => crypto.randomUUID(), 1800),
      ue_pr: JSON.stringify({ schema: `${SCHEMA}/unstruct_event/jsonschema/1-0-0`, data: { schema: `iglu:com.trackshop/${name}/jsonschema/1-0-0`, data } }),
    };
    const body = JSON.stringify({ schema: `${SCHEMA}/payload_data/jsonschema/1-0-4`, data: [event] });
    fetch(`${collector}/com.snowplowanalytics.snowplow/tp2`, { method: 'POST', headers: { 'content-type': 'application/json' }, body, keepalive: true, credentials: 'omit' }).catch(() => {});
  },

  viewed(item, refer) { tracking.track('screen_view', { page: { id: 'story', item }, ...(refer ? { refer } : {}) }); },
  bought(sku, price) { tracking.track('story_buy', { sku, price }); },
  toCart(sku) { tracking.track('story_cart', { sku }); },
  liked(sku, position) { tracking.track('like_click', { sku, position }); },
  likeShown(sku, position) { tracking.track('like_exposure', { sku, position }); },
  slideShown(slide) { tracking.track('slide_exposure', { slide }); },
  turned() {},                               // a picture's turn came while the page is behind a native screen
  go(to, refer) { if (bridge) bridge.postMessage(JSON.stringify({ what: 'go', to, refer })); },

  // half of the area for one unbroken second, once a visit, never while the page is hidden
  watch(nodes, seen) {
    const timers = new Map();
    const stop = node => { clearTimeout(timers.get(node)); timers.delete(node); };
    const start = node => {
      if (node.done || timers.has(node) || document.hidden) return;
      timers.set(node, setTimeout(() => { timers.delete(node); node.done = true; seen(node); }, 1000));
    };
    const within = new Set();
    const look = new IntersectionObserver(entries => {
      for (const { target, intersectionRatio } of entries) {
        if (intersectionRatio >= 0.5) { within.add(target); start(target); } else { within.delete(target); stop(target); }
      }
    }, { threshold: [0, 0.5, 1] });
    nodes.forEach(node => look.observe(node));
    document.addEventListener('visibilitychange', () => [...within].forEach(document.hidden ? stop : start));
  },
};

if (mutant) {
  const { mutants } = await import('./mutants.js');
  mutants[mutant]?.(tracking);
}
