// Order, duplication and loss.
import { edit, nameOf, on, onSession, onWire, wrap } from './wrap.js';

// posts that hold an event of the name
const postsOf = (t, name, make) => wrap(t.sdkOptions, 'customFetch', post => async request => {
  const { data } = await request.clone().json();
  return data.some(each => nameOf(each) === name) ? make(post, request) : post(request);
});

export const delivery = {
  // the sequence begins anew with each document
  'OR-01.a': t => {
    let base;
    onSession(t, session => {
      if (location.pathname !== '/thank-you') return session;
      base ??= session.eventIndex - 1;
      return { ...session, eventIndex: Math.max(1, session.eventIndex - base) };
    });
  },
  // the page view of the detail page waits for something to happen
  'OR-01.b': t => {
    const { pageView } = t;
    t.pageView = () => on(t, 'detail') || pageView();
    wrap(t, 'click', click => (event, name, item) => {
      click(event, name, item);
      if (on(t, 'detail') && !t.visit.reported) {
        t.visit.reported = true;
        pageView();
      }
    });
  },
  // events are collected, and all of a batch carry the time of sending
  'OR-02.a': t => {
    t.sdkOptions.bufferSize = 20;
    onWire(t, parameters => { parameters.dtm = String(Date.now()); });
    setInterval(() => t.started && t.sdk.flushBuffer(), 1500);
    addEventListener('pagehide', () => t.started && t.sdk.flushBuffer());
  },
  'OR-03.a': t => edit(t, 'order_paid', ({ data }) => { data.paid_at = new Date(data.paid_at).toLocaleString('zh-CN'); }),
  'OR-03.b': t => edit(t, 'order_paid', ({ data }) => { data.paid_at = Math.floor(data.paid_at / 1000); }),
  // a retry is a new event
  'DU-01.a': t => {
    const sent = new Set();
    onWire(t, parameters => {
      if (sent.has(parameters.eid)) parameters.eid = crypto.randomUUID();
      sent.add(parameters.eid);
    });
  },
  // two flushes read the queue at the same time
  'DU-02.a': t => postsOf(t, 'add_to_cart', (post, request) => Promise.all([post(request.clone()), post(request)]).then(([answer]) => answer)),
  // the thank-you page has a second tag manager
  'DU-03.a': t => wrap(t, 'start', start => () => {
    start();
    if (location.pathname !== '/thank-you') return;
    t.sdk.newTracker('shop-again', t.collector, { ...t.sdkOptions, eventStore: undefined });
    t.trackers = [...t.trackers, 'shop-again'];
  }),
  // each visit adds its listener to those before
  'DU-04.a': t => {
    let visits = 0;
    wrap(t, 'enter', enter => visit => {
      if (visit.page === 'detail') visits++;
      enter(visit);
    });
    wrap(t, 'click', click => (event, name, item) => {
      for (let times = name === 'add_to_cart' ? visits : 1; times > 0; times--) click(event, name, item);
    });
  },
  // offline, what cannot be sent counts as sent
  'LO-01.a': t => wrap(t.sdkOptions, 'customFetch', post => request => navigator.onLine ? post(request) : Promise.resolve(new Response('ok'))),
  // what waited gets the time of its delivery
  'LO-01.b': t => {
    let wasOffline = false;
    addEventListener('offline', () => { wasOffline = true; });
    onWire(t, parameters => { if (wasOffline) parameters.dtm = String(Date.now()); });
  },
  // a full queue takes no more, and nobody is told
  'LO-02.a': t => {
    wrap(t, 'send', send => event => navigator.onLine || t.queued <= 30 ? send(event) : undefined);
    wrap(t, 'online', online => () => {
      t.queued = Math.min(t.queued, 30);
      online();
    });
  },
  // the last words of a page go by a request that dies with it; it waits a moment, for some browsers let it through
  'LO-03.a': t => Object.assign(t.sdkOptions, {
    keepalive: false,
    useLocalStorage: false,
    customFetch: async request => {
      if (!t.visit || t.visit.stayed) await new Promise(done => setTimeout(done, 100));
      return fetch(request);
    },
  }),
  // keepalive for everything; the browser refuses what is too large
  'LO-04.a': t => { t.post = request => fetch(request); },
  // whether one is in the sample is drawn for each event
  'LO-05.a': t => { t.draw = () => Math.random(); },
  // the page waits for the collector
  'LO-06.a': t => wrap(t, 'click', click => (event, name, item) => {
    click(event, name, item);
    if (name !== 'product_click') return;
    const request = new XMLHttpRequest();
    request.open('POST', `${t.collector}/com.snowplowanalytics.snowplow/tp2`, false);
    request.withCredentials = true;
    request.setRequestHeader('content-type', 'application/json; charset=UTF-8');
    try {
      request.send('{"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[]}'); // no events: only the wait
    } catch {
      // a collector that is not there does not matter, the wait does
    }
  }),
};
