// Where visitors come from, and experiments.
import { edit, on, wrap } from './wrap.js';

export const attribution = {
  'AT-01.a': t => wrap(t, 'pageView', pageView => () => {
    if (on(t, 'detail')) t.visit.refer = undefined;
    pageView();
  }),
  // the card exposed last stands for the one clicked
  'AT-01.b': t => {
    let last;
    wrap(t, 'exposure', exposure => each => {
      exposure(each);
      if (each.name === 'product_exposure') last = each.item();
    });
    wrap(t, 'click', click => (event, name, item) => {
      click(event, name, item);
      if (name === 'product_click' && last) t.followed.position = last.position;
    });
  },
  // going back is no step of its own: the page before it stays the source
  'AT-02.a': t => {
    let back = false;
    addEventListener('popstate', () => { back = true; });
    wrap(t, 'begin', begin => visit => {
      begin(visit);
      t.visit.byBack = back;
      back = false;
    });
    wrap(t, 'leave', leave => () => {
      const { left, visit: { byBack } } = t;
      leave();
      if (byBack) t.left = left;
    });
  },
  // a click names the newest answer of the API, not the one its card came with
  'AT-03.a': t => wrap(t, 'click', click => (event, name, item) =>
    click(event, name, name === 'product_click' && on(t, 'home') ? { ...item, request_id: t.visit.requestId } : item)),
  'AT-04.a': t => wrap(t, 'user', user => id => {
    sessionStorage.removeItem('campaign');
    user(id);
  }),
  // the place is looked up by the product
  'AT-05.a': t => wrap(t, 'click', click => (event, name, item) =>
    click(event, name, name === 'recommend_click' ? { ...item, position: t.watched.find(each => each.item.product?.sku === item.product.sku).item.position } : item)),
  'AT-06.a': t => edit(t, 'order_paid', ({ data }) => { data.sources = data.sources.map(() => ({})); }),

  // reported when the flags come, whether or not the variant is ever shown
  'AB-01.a': t => wrap(t, 'flags', () => flags => t.visit && t.custom('experiment_view', { experiment_id: 'buybox', variant: flags.buybox })),
  'AB-01.b': t => wrap(t, 'experiment', experiment => (id, variant) => {
    experiment(id, variant);
    t.custom('experiment_view', { experiment_id: id, variant });
  }),
  'AB-02.a': t => edit(t, 'add_to_cart', ({ entities }) => { if (entities.experiment) entities.experiment = { ...entities.experiment, variant: 'A' }; }),
  'AB-02.b': t => edit(t, 'add_to_cart', ({ entities }) => { delete entities.experiment; }),
  // until the flag is there the variant is "none", then it changes
  'AB-03.a': t => wrap(t, 'loaded', loaded => data => {
    loaded(data);
    if (on(t, 'detail')) t.custom('experiment_view', { experiment_id: 'buybox', variant: 'none' });
  }),
  // remembered for the document, whoever looks
  'AB-04.a': t => {
    const shown = new Set();
    t.experimentShown = key => {
      const variant = key.split(' ').slice(0, 3).join(' ');
      return shown.has(variant) || !shown.add(variant);
    };
  },
  'AB-05.a': t => wrap(t, 'send', send => event => event.name === 'add_to_cart' && event.entities.experiment?.variant === 'B' || send(event)),

  // the page waits for the bridge of an app that is not there
  'HY-02.a': t => wrap(t, 'send', send => event => event.entities.page.id === 'help' && !window.ShopBridge || send(event)),
};
