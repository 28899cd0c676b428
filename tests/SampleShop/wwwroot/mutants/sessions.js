// Lifecycle, sessions and identity.
import { onSession, onWire, on, wrap } from './wrap.js';

const HALF_HOUR = 30 * 60 * 1000;

export const sessions = {
  // "to background" waits for the next start
  'LC-03.a': t => wrap(t, 'custom', custom => (name, item) => {
    if (name === 'to_background') localStorage.setItem('waiting', 'yes');
    else custom(name, item);
  }),
  // the event waits in memory for a moment and dies with the page
  'LC-04.a': t => {
    addEventListener('pagehide', () => on(t, 'detail') && Object.keys(localStorage).filter(key => key.startsWith('snowplowOutQueue_')).forEach(key => localStorage.removeItem(key)));
    wrap(t.sdkOptions, 'customFetch', post => async request => {
      if (!on(t, 'detail')) return post(request);
      await new Promise(done => setTimeout(done, 500));
      return post(new Request(request, { keepalive: false }));
    });
  },
  // what was delivered is sent once more at the next start
  'LC-04.b': t => {
    wrap(t, 'send', send => event => {
      send(event);
      if (event.name === 'add_to_cart') localStorage.setItem('unconfirmed', JSON.stringify(event));
    });
    wrap(t, 'enter', enter => visit => {
      enter(visit);
      const unconfirmed = t.left ? null : localStorage.getItem('unconfirmed');
      if (!unconfirmed) return;
      localStorage.removeItem('unconfirmed');
      t.send(JSON.parse(unconfirmed));
    });
  },
  'SE-01.a': t => {
    t.sdkOptions.sessionCookieTimeout = 365 * 24 * 3600;
    t.capSession = () => {};
  },
  'SE-01.b': t => wrap(t, 'enter', enter => visit => {
    if (t.started) t.sdk.newSession(t.trackers);
    enter(visit);
  }),
  // each tab ends the session by its own clock, whatever happens in the others
  'SE-02.a': t => {
    let idle;
    const wait = () => {
      clearTimeout(idle);
      idle = setTimeout(() => t.sdk.newSession(t.trackers), HALF_HOUR);
    };
    wait();
    for (const event of ['pointerdown', 'scroll', 'keydown']) addEventListener(event, wait);
  },
  // a tab that another page opened has no session yet when it first reports
  'SE-03.a': t => {
    let first = history.length === 1 && document.referrer !== '';
    onSession(t, (session, parameters) => {
      if (!first) return session;
      first = false;
      delete parameters.sid;
      return undefined;
    });
  },
  'SE-04.a': t => { t.capSession = () => {}; },
  // the SDK learns of the user two events late
  'ID-01.a': t => {
    let late = null;
    wrap(t, 'user', user => id => { if (id) late = { id, events: 2 }; else user(id); });
    wrap(t, 'send', send => event => {
      if (late && late.events-- === 0) {
        t.identify(late.id);
        late = null;
      }
      send(event);
    });
  },
  // the visitor becomes another one before being linked to the user
  'ID-01.b': t => wrap(t, 'user', user => id => {
    if (id) t.sdk.clearUserData({ preserveSession: true, preserveUser: false });
    user(id);
  }),
  // who logged in first stays
  'ID-02.a': t => {
    let first;
    wrap(t, 'identify', identify => id => {
      first ??= id;
      identify(first ?? id);
    });
  },
  // each page makes a new visitor
  'ID-03.a': t => wrap(t, 'enter', enter => visit => {
    if (t.started) t.sdk.clearUserData({ preserveSession: false, preserveUser: false });
    enter(visit);
  }),
  'ID-04.a': t => onWire(t, parameters => { parameters.duid = '00000000-0000-4000-8000-000000000000'; }),
};
