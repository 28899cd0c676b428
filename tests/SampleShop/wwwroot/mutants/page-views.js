import { on, wrap } from './wrap.js';

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
};
