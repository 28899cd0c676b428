// Exposures: a share of the element in view for an unbroken time (or times that add up), once per item and visit.

/** Adds the steps that watch elements to the tracking object. */
export const exposures = tracking => Object.assign(tracking, {
  watched: [],                               // what may be exposed in this visit: {element, name, item, key, due, since, spent, inView, …rule}
  exposed: new Set(),                        // keys of what has been, in this visit
  covered: false,                            // a dialog lies over the page

  // share of the element, milliseconds (unbroken, or that add up), bars that cover the view, several items in one event
  rule: name => ({
    deal_exposure: { share: 0.5, dwell: 1000, margin: '-130px 0px -100px 0px' },
    guide_exposure: { share: 0.3, dwell: 1000 },
    hot_words_exposure: { share: 0.5, dwell: 1000, batch: 'words' },
    survey_question_exposure: { share: 0.5, dwell: 2000, adds: true },
  }[name] ?? { share: 0.5, dwell: 1000 }),

  watch(element, name, item) {
    const each = { element, name, item, ...tracking.rule(name), key: tracking.exposureKey(name, item) };
    each.observer = new IntersectionObserver(entries => tracking.seen(each, entries.at(-1)), { threshold: [each.share], rootMargin: each.margin });
    each.observer.observe(element);
    tracking.watched.push(each);
    return each;
  },

  exposureKey(name, item) {
    const { product, ...data } = typeof item === 'function' ? item() : item;
    return `${name} ${product?.sku ?? Object.values(data)[0]}`;
  },

  // a recycled element shows another item now
  rebind(element, name, item) {
    const each = tracking.watched.find(one => one.element === element);
    if (each) tracking.unwatch(each);
    tracking.watch(element, name, item);
  },

  unwatch(each) {
    each.observer.disconnect();
    tracking.stop(each);
    tracking.watched.splice(tracking.watched.indexOf(each), 1);
  },

  unwatchAll() {
    tracking.reportDue();
    for (const each of [...tracking.watched]) tracking.unwatch(each);
  },

  // the time starts anew for all that is in view
  watchAgain() {
    tracking.reportDue();
    for (const each of tracking.watched) {
      tracking.stop(each);
      each.observer.disconnect();
      each.observer.observe(each.element);
    }
  },

  cover(covered) {
    tracking.covered = covered;
    tracking.watchAgain();
  },

  countsNow: () => document.visibilityState === 'visible' && !tracking.covered,

  seen(each, entry) {
    const box = entry.boundingClientRect;
    each.inView = entry.intersectionRatio >= each.share && box.width * box.height > 0;
    if (each.inView && tracking.countsNow()) tracking.dwelling(each, entry.time);
    else if (each.due <= entry.time) tracking.reportDue([each]);
    else tracking.stop(each);
  },

  dwelling(each, since) {
    if (each.timer || tracking.exposed.has(each.key)) return;
    each.since = since;
    each.due = since + each.dwell - (each.spent ?? 0);
    each.timer = setTimeout(tracking.mature, Math.ceil(each.due - performance.now()) + 1); // never before it is due
  },

  // one more frame: on a busy page the browser may still have to say that an element left before its time was up
  mature() {
    requestAnimationFrame(() => setTimeout(tracking.reportDue));
  },

  // all that are due now, in the order of the screen
  reportDue(due = tracking.watched.filter(each => each.due <= performance.now())) {
    const batches = new Map();
    for (const each of due) {
      tracking.stop(each);
      if (each.batch) batches.set(each.name, [...batches.get(each.name) ?? [], each]);
      else tracking.exposure(each);
    }
    for (const batch of batches.values()) tracking.exposureBatch(batch);
  },

  stop(each) {
    clearTimeout(each.timer);
    if (each.adds && each.timer) each.spent = (each.spent ?? 0) + performance.now() - each.since;
    each.timer = each.due = undefined;
  },

  exposure(each) {
    if (!tracking.allowed || tracking.exposed.has(each.key)) return;
    tracking.exposed.add(each.key);
    tracking.report({ name: each.name, ...tracking.describe(each.item) });
  },

  exposureBatch(batch) {
    const fresh = batch.filter(({ key }) => tracking.allowed && !tracking.exposed.has(key));
    if (!fresh.length) return;
    for (const { key } of fresh) tracking.exposed.add(key);
    tracking.report({ name: fresh[0].name, data: { [fresh[0].batch]: fresh.map(({ item }) => item.word) }, entities: {} });
  },
});
