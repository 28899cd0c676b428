import { lose, on, wrap } from './wrap.js';

const isCard = each => each.name === 'product_exposure';

const rule = (t, name, change) => wrap(t, 'rule', rules => each => each === name ? { ...rules(each), ...change } : rules(each));

const forget = (t, of) => t.exposed.forEach(key => key.startsWith(of) && t.exposed.delete(key));

// reports again what has been reported and is still in view
const again = t => {
  for (const each of t.watched.filter(one => isCard(one) && one.inView && t.exposed.has(one.key))) {
    t.exposed.delete(each.key);
    t.exposure(each);
  }
};

// each watched element of the name gets another observer
const observeOtherwise = (t, name, make) => wrap(t, 'watch', watch => (element, event, item) => {
  const each = watch(element, event, item);
  if (event !== name) return each;
  each.observer.disconnect();
  each.observer = make(each);
  each.observer.observe(each.element);
  return each;
});

// counts the visits of home in this document
const homeVisits = t => {
  const visits = { count: 0 };
  wrap(t, 'enter', enter => visit => {
    if (visit.page === 'home') visits.count++;
    enter(visit);
  });
  return visits;
};

export const exposures = {
  // every card counts as exposed when its data arrive
  'EX-01.a': t => wrap(t, 'watch', watch => (element, name, item) => {
    const each = watch(element, name, item);
    if (on(t, 'home') && isCard(each)) t.exposure(each);
    return each;
  }),
  'EX-02.a': t => lose(t, ({ name, entities }) => name === 'product_exposure' && entities.page.id === 'home'),
  // the first pixel counts, at once
  'EX-02.b': t => rule(t, 'product_exposure', { share: 0.001, dwell: 0 }),
  'EX-03.a': t => rule(t, 'product_exposure', { share: 0.4 }),
  'EX-04.a': t => rule(t, 'product_exposure', { dwell: 0 }),
  // the time in view adds up over several looks
  'EX-05.a': t => {
    wrap(t, 'dwelling', dwelling => (each, since) => {
      if (!each.timer) each.since = since;
      dwelling(each, since - (each.spent ?? 0));
    });
    wrap(t, 'stop', stop => each => {
      if (each.since && isCard(each)) each.spent = (each.spent ?? 0) + performance.now() - each.since;
      each.since = undefined;
      stop(each);
    });
  },
  // all that passed is reported
  'EX-06.a': t => wrap(t, 'rebind', rebind => (element, name, item) => {
    rebind(element, name, item);
    t.exposure(t.watched.at(-1));
  }),
  // each scroll reports again what is still in view
  'EX-07.a': t => addEventListener('scroll', () => again(t)),
  // out of view and in again counts again
  'EX-08.a': t => wrap(t, 'seen', seen => (each, entry) => {
    seen(each, entry);
    if (isCard(each) && !each.inView) t.exposed.delete(each.key);
  }),
  // the observer of the first visit is gone, and none is made for the next
  'EX-09.a': t => {
    const visits = homeVisits(t);
    wrap(t, 'watch', watch => (element, name, item) => on(t, 'home') && visits.count > 1 && name === 'product_exposure' ? {} : watch(element, name, item));
  },
  // on return the whole list of the visit before is sent again
  'EX-09.b': t => {
    let before = [];
    wrap(t, 'leave', leave => () => {
      if (on(t, 'home')) before = t.watched.filter(isCard).map(each => ({ ...each, item: each.item() }));
      leave();
    });
    wrap(t, 'enter', enter => visit => {
      enter(visit);
      if (visit.page === 'home') before.splice(0).forEach(each => t.exposure(each));
    });
  },
  // what was exposed is remembered without the tab
  'EX-10.a': t => wrap(t, 'tab', tab => next => {
    const before = [...t.exposed].filter(key => key.startsWith('product_exposure'));
    tab(next);
    t.exposed = new Set(before);
  }),
  'EX-11.a': t => wrap(t, 'visibility', visibility => hidden => {
    if (!hidden) forget(t, 'product_exposure');
    visibility(hidden);
  }),
  // the place in the list stands for the item: after a refresh nothing is new
  'EX-12.a': t => wrap(t, 'exposureKey', exposureKey => (name, item) => name === 'product_exposure' ? `${name} ${item().position}` : exposureKey(name, item)),
  // nobody asks whether the tab is seen
  'EX-13.a': t => wrap(t, 'watch', watch => (element, name, item) => {
    const each = watch(element, name, item);
    if (document.visibilityState === 'hidden' && name === 'recommend_exposure') setTimeout(() => t.exposure(each), 1000);
    return each;
  }),
  // a dialog over the page changes nothing
  'EX-14.a': t => wrap(t, 'cover', () => () => {}),
  // what was reported is remembered by the row and not by the deal in it
  'EX-15.a': t => wrap(t, 'rebind', rebind => (element, name, item) => {
    rebind(element, name, item);
    t.watched.at(-1).key = `row ${[...element.parentElement.children].indexOf(element)}`;
  }),
  // the row still has what it showed before
  'EX-15.b': t => {
    const shown = new WeakMap();
    wrap(t, 'rebind', rebind => (element, name, item) => {
      rebind(element, name, shown.get(element) ?? item);
      shown.set(element, item);
    });
  },
  // the copy of a banner is another banner
  'EX-16.a': t => wrap(t, 'watch', watch => (element, name, item) => {
    const each = watch(element, name, item);
    if (element.matches('[data-clone]')) each.key += ' clone';
    return each;
  }),
  // a banner is in view when the carousel shows it, wherever the carousel is
  'EX-16.b': t => observeOtherwise(t, 'banner_exposure', each =>
    new IntersectionObserver(entries => t.seen(each, entries.at(-1)), { root: each.element.closest('#carousel'), threshold: [each.share] })),
  // only the height of the list is looked at
  'EX-17.a': t => wrap(t, 'watch', watch => (element, name, item) => watch(name === 'recommend_exposure' ? element.parentElement : element, name, item)),
  // the container counts though nothing is in it
  'EX-18.a': t => wrap(t, 'watch', watch => (element, name, item) => {
    const each = watch(element, name, item);
    if (name === 'slot_exposure') t.exposure(each);
    return each;
  }),
  // the placeholder counts before its picture is there
  'EX-19.a': t => wrap(t, 'loaded', loaded => data => {
    loaded(data);
    if (on(t, 'detail')) setTimeout(() => t.watch(document.querySelector('[data-story]'), 'story_exposure', data));
  }),
  // what is put into the page later is not observed
  'EX-20.a': t => wrap(t, 'watch', watch => (element, name, item) => on(t, 'home') && name === 'product_exposure' && item().position > 12 ? {} : watch(element, name, item)),
  'EX-21.a': t => addEventListener('resize', () => again(t)),
  // a batch begins with the end of the one before
  'EX-22.a': t => {
    let before = [];
    wrap(t, 'exposureBatch', exposureBatch => batch => {
      for (const { key } of before) t.exposed.delete(key);
      exposureBatch([...before, ...batch]);
      before = batch.slice(-2);
    });
  },
  'EX-22.b': t => wrap(t, 'exposureBatch', exposureBatch => batch => exposureBatch(batch.slice(0, 3))),
  // half of it never fits on a screen
  'EX-23.a': t => rule(t, 'guide_exposure', { share: 0.5 }),
  // the bars that cover the list are forgotten
  'EX-24.a': t => rule(t, 'deal_exposure', { margin: '0px' }),
};
