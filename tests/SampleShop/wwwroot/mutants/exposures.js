import { lose, on, wrap } from './wrap.js';

const isCard = each => each.name === 'product_exposure';

export const exposures = {
  // every card counts as exposed when its data arrive
  'EX-01.a': t => wrap(t, 'watch', watch => (element, name, item) => {
    watch(element, name, item);
    if (on(t, 'home') && isCard(t.watched.at(-1))) t.exposure(t.watched.at(-1));
  }),
  'EX-02.a': t => lose(t, ({ name }) => name === 'product_exposure'),
  // the first pixel counts, at once
  'EX-02.b': t => wrap(t, 'rule', rule => name => name === 'product_exposure' ? { share: 0.001, dwell: 0 } : rule(name)),
  // each scroll reports again what is still in view
  'EX-07.a': t => addEventListener('scroll', () => {
    for (const each of t.watched.filter(each => isCard(each) && t.exposed.has(each.key) && each.inView)) {
      t.exposed.delete(each.key);
      t.exposure(each);
    }
  }),
};
