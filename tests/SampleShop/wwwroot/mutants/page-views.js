import { lose, on, wrap } from './wrap.js';

const hidden = () => document.visibilityState === 'hidden';

// home is entered for the second time in this document
const returning = (t, then) => {
  let visits = 0;
  wrap(t, 'enter', enter => visit => visit.page === 'home' && ++visits > 1 ? then(visit, enter) : enter(visit));
};

export const pageViews = {
  // the cart's page view is sent on leave
  'PV-01.a': t => {
    const { pageView } = t;
    t.pageView = () => on(t, 'cart') || pageView();
    wrap(t, 'leave', leave => () => {
      if (on(t, 'cart')) pageView();
      leave();
    });
  },
  // nothing on entry: the home page reports when its tabs are first switched
  'PV-01.b': t => {
    const { pageView } = t;
    t.pageView = () => on(t, 'home') && t.visit.tab === 'rec' || pageView();
    wrap(t, 'tab', tab => next => {
      if (t.tabsSeen.size === 1) pageView();
      tab(next);
    });
  },
  // the outer frame of the home page reports beside its tab
  'PV-02.a': t => wrap(t, 'enter', enter => visit => {
    enter(visit);
    if (visit.page === 'home') t.pageView();
  }),
  'PV-03.a': t => wrap(t, 'tab', tab => next => {
    t.tabsSeen.add(next);
    tab(next);
  }),
  // the name of the tab is read once and kept
  'PV-03.b': t => wrap(t, 'pageEntity', entity => () => on(t, 'home') ? { id: 'home', tab: 'rec' } : entity()),
  'PV-04.a': t => wrap(t, 'tab', tab => next => {
    t.tabsSeen.delete(next);
    tab(next);
  }),
  // home is kept alive behind the page that covered it, and nobody tells it that it is back
  'PV-05.a': t => returning(t, visit => t.begin(visit)),
  'PV-05.b': t => {
    let first;
    wrap(t, 'begin', begin => visit => {
      begin(visit);
      if (!on(t, 'home')) return;
      first ??= { refer: t.visit.refer };
      t.visit.refer = first.refer;
    });
  },
  // the page view waits for what the API says
  'PV-06.a': t => {
    const { pageView } = t;
    t.pageView = () => on(t, 'detail') || pageView();
    wrap(t, 'loaded', loaded => data => {
      loaded(data);
      if (on(t, 'detail')) pageView();
    });
  },
  'PV-07.a': t => wrap(t, 'refreshed', () => () => t.pageView()),
  'PV-08.a': t => wrap(t, 'visibility', visibility => isHidden => {
    visibility(isHidden);
    if (!isHidden) t.pageView();
  }),
  // only a document load counts
  'PV-09.a': t => wrap(t, 'pageView', pageView => () => on(t, 'detail') && t.left || pageView()),
  // the title is read before the route has set it
  'PV-09.b': t => {
    let before = document.title;
    wrap(t, 'pageView', pageView => () => {
      const { title } = document;
      if (on(t, 'detail')) document.title = before;
      pageView();
      document.title = before = title;
    });
  },
  // a change of the query by replaceState counts as a page
  'PV-09.c': t => wrap(t, 'loaded', loaded => data => {
    loaded(data);
    if (data.url) t.pageView();
  }),
  // an effect that runs again with each rendering of the form
  'PV-10.a': t => document.addEventListener('change', () => on(t, 'checkout') && t.pageView()),
  'PV-11.a': t => wrap(t, 'restored', restored => () => {
    const { pageView } = t;
    t.pageView = () => {};
    restored();
    t.pageView = pageView;
  }),
  'PV-11.b': t => addEventListener('pageshow', ({ persisted }) => !persisted && on(t, 'home') && t.pageView()),
  // a tab opened in the background counts before anybody looks
  'PV-12.a': t => wrap(t, 'whenSeen', whenSeen => report => hidden() && !document.prerendering ? report() : whenSeen(report)),
  'PV-12.b': t => wrap(t, 'whenSeen', whenSeen => report => hidden() && !document.prerendering || whenSeen(report)),
  'PV-13.a': t => wrap(t, 'whenSeen', whenSeen => report => document.prerendering ? report() : whenSeen(report)),
  'PV-14.a': t => lose(t, ({ name, entities }) => name === 'page_view' && entities.page.id === 'not-found'),
  'PV-14.b': t => wrap(t, 'pageEntity', entity => () => on(t, 'not-found') ? { id: 'home', tab: 'rec' } : entity()),
  // the time in the background counts too
  'PV-15.a': t => {
    let began;
    wrap(t, 'begin', begin => visit => {
      began = performance.now();
      begin(visit);
    });
    wrap(t, 'stay', stay => () => {
      const { foreground } = t;
      t.foreground = () => performance.now() - began;
      stay();
      t.foreground = foreground;
    });
  },
  // the clock is never set back: each visit reports the sum of all
  'PV-15.b': t => {
    let before = 0;
    wrap(t, 'stay', stay => () => {
      const { foreground } = t;
      if (on(t, 'detail') && !t.visit.stayed) {
        before += foreground();
        t.foreground = () => before;
      }
      stay();
      t.foreground = foreground;
    });
  },
  'PV-15.c': t => wrap(t, 'send', send => event => send(event.name === 'detail_stay' ? { ...event, data: { duration_ms: Math.round(event.data.duration_ms / 1000) } } : event)),
  // the deep link is a page too
  'PV-16.a': t => wrap(t, 'start', start => () => {
    start();
    if (location.pathname !== '/go') return;
    t.enter({ page: 'landing' });
    t.leave();
    t.left = null;
  }),
};
