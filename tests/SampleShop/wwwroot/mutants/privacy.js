// Consent and personal data.
import { edit, wrap } from './wrap.js';

const treat = (t, change) => wrap(t, 'consent', consent => state => consent(change(state)));

export const privacy = {
  // nobody waits for the answer
  'PR-01.a': t => treat(t, state => state === 'ask' ? 'accepted' : state),
  // what was refused is kept, and sent when the visitor accepts later
  'PR-02.a': t => {
    const kept = [];
    wrap(t, 'report', report => event => {
      if (t.consented === 'rejected') kept.push({ event, visit: t.visit });
      else report(event);
    });
    wrap(t, 'consent', consent => state => {
      consent(state);
      if (state !== 'accepted') return;
      const { visit } = t;
      for (const each of kept.splice(0)) {
        t.visit = each.visit;
        t.report(each.event);
      }
      t.visit = visit;
    });
  },
  'PR-02.b': t => treat(t, state => state === 'rejected' ? 'accepted' : state),
  'PR-03.a': t => wrap(t, 'app', app => () => {
    const { consent, ...rest } = app();
    return rest;
  }),
  // withdrawn consent is heard at the next start
  'PR-04.a': t => treat(t, state => t.allowed && state === 'rejected' ? 'accepted' : state),
  'PR-05.a': t => { t.url = () => t.visit.url; },
  'PR-05.b': t => { t.redact = text => text; },
  // autocapture takes all fields of the form
  'PR-06.a': t => edit(t, 'login', ({ data }) => { data.form = [...document.querySelectorAll('#login-form input')].map(({ value }) => value).join(' '); }),
  'PR-07.a': t => { t.minor = () => false; },
};
