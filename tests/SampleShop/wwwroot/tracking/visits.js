// Visits and their page views: one per visit, on entry. A visit is one stay on a page or one of its tabs.

/** Adds the steps of visits to the tracking object. */
export const visits = tracking => Object.assign(tracking, {
  visit: null,                               // the stay on a page or tab that is going on: {page, tab, refer, seen, …}
  tabsSeen: new Set(),                       // tabs of this page that have had their page view
  left: null,                                // the visit that ended last
  followed: null,                            // the click that led here: {element, position, request_id}

  // a visit begins; its page view goes out when the page is really seen
  enter({ page, tab }) {
    tracking.tabsSeen = new Set([tab]);
    tracking.begin({ page, tab });
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
    tracking.visit = {
      ...visit, url: location.href, refer: tracking.source(),
      seen: { ms: 0, since: document.visibilityState === 'visible' ? performance.now() : null },
    };
    tracking.exposed = new Set();
    if (window === top) sessionStorage.setItem('here', JSON.stringify(tracking.pageLeft()));
  },

  pageView() {
    const { refer } = tracking.visit;
    tracking.report({ name: 'page_view', entities: refer ? { refer } : {} });
  },

  // the page's API answered; what it says belongs to the visit
  loaded(data) {
    Object.assign(tracking.visit, data);
  },

  // pulled to refresh: the same visit goes on
  refreshed() {},

  // a finger moves over the banners; the gesture is reported when it ends
  swiping() {},

  // where the visitor comes from: the page left, and the click that led away from it
  source() {
    const refer = tracking.left ? { ...tracking.left, ...tracking.followed } : tracking.documentSource();
    tracking.followed = null;
    return refer;
  },

  // another document of this shop leaves its page in sessionStorage; a reload or an address typed in has no source
  documentSource() {
    if (window !== top) return undefined;    // a frame may be faster than the page around it, whose source this is
    const stored = sessionStorage.getItem('refer');
    sessionStorage.removeItem('refer');
    const followed = performance.getEntriesByType('navigation')[0]?.type !== 'reload' && document.referrer.startsWith(location.origin);
    return followed && stored ? JSON.parse(stored) : undefined;
  },

  leave() {
    tracking.unwatchAll();
    tracking.stay();
    tracking.left = tracking.pageLeft();
    tracking.visit = null;
  },

  pageLeft() {
    const { page, tab } = tracking.visit;
    return tab ? { page, tab } : { page };
  },

  // how long the detail page was in the foreground, in this visit only
  stay() {
    if (tracking.visit.page !== 'detail' || !tracking.visit.viewed || tracking.visit.stayed) return;
    tracking.visit.stayed = true;
    tracking.custom('detail_stay', { duration_ms: Math.round(tracking.foreground()) });
  },

  foreground() {
    const { ms, since } = tracking.visit.seen;
    return ms + (since === null ? 0 : performance.now() - since);
  },

  // a page opened in a background tab or prerendered is seen later, or never
  whenSeen(report) {
    const { visit } = tracking;
    const look = () => {
      if (tracking.visit !== visit) return;
      if (document.prerendering) document.addEventListener('prerenderingchange', look, { once: true });
      else if (document.visibilityState === 'hidden') document.addEventListener('visibilitychange', look, { once: true });
      else {
        visit.viewed = true;
        report();
      }
    };
    look();
  },

  // to the background or back; leaving the document is neither
  visibility(hidden) {
    if (!tracking.visit) return;
    tracking.visit.seen = { ms: tracking.foreground(), since: hidden ? null : performance.now() };
    if (hidden && window === top) tracking.custom('to_background', {});
    tracking.watchAgain();
  },

  // back from the back/forward cache: the same document, a new visit
  restored() {
    const { page, tab, experiment } = tracking.visit;
    const watched = [...tracking.watched];
    tracking.unwatchAll();
    tracking.left = JSON.parse(sessionStorage.getItem('here')); // the document that was there in between: its goodbye may come after this
    tracking.followed = null;
    tracking.enter({ page, tab });
    tracking.visit.experiment = experiment;
    for (const { element, name, item } of watched) tracking.watch(element, name, item);
  },
});
