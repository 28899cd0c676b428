import { lose, on, wrap } from './wrap.js';

const only = (t, name, change) => wrap(t, 'click', click => (event, each, item) => each === name ? change(click, event, item) : click(event, each, item));

// a finger comes up on the element, and the code does not ask whether it can be used
const onPointer = (selector, report) =>
  document.addEventListener('pointerup', ({ clientX, clientY }) => document.elementFromPoint(clientX, clientY)?.closest(selector) && report(), true);

export const clicks = {
  // "buy now" is reported when the button is bound, not when it is clicked
  'CL-01.a': t => wrap(t, 'loaded', loaded => data => {
    loaded(data);
    if (on(t, 'detail')) t.click(null, 'buy_now', { product: data.product, quantity: 1 });
  }),
  'CL-02.a': t => lose(t, ({ name, entities }) => name === 'product_click' && entities.page.id === 'home'),
  // the handler was bound to the wrong index: the neighbour is reported
  'CL-02.b': t => only(t, 'product_click', (click, event, item) => {
    const next = event.currentTarget.nextElementSibling;
    const neighbour = t.watched.find(({ element }) => element === next);
    click(event, 'product_click', neighbour && on(t, 'home') ? neighbour.item() : item);
  }),
  // "add to cart" says that it was "buy now"
  'CL-02.c': t => only(t, 'add_to_cart', (click, event, item) => click(event, 'buy_now', item)),
  // what was clicked is reported when the page changes; this click changes none
  'CL-03.a': t => {
    const waiting = [];
    only(t, 'quick_add', (click, event, item) => waiting.push(() => click(event, 'quick_add', item)));
    wrap(t, 'leave', leave => () => {
      waiting.splice(0).forEach(report => report());
      leave();
    });
  },
  // each move of the finger is a slide
  'CL-04.a': t => wrap(t, 'swiping', () => gesture => t.custom('banner_slide', gesture)),
  'CL-04.b': t => lose(t, ({ name }) => name === 'banner_slide'),
  'CL-05.a': t => onPointer('#claim-coupon:disabled', () => t.click(null, 'claim_coupon', { coupon: 'SAVE30' })),
  // a debounce of three seconds swallows a second, real click
  'CL-05.b': t => {
    let last = -Infinity;
    only(t, 'add_to_cart', (click, event, item) => {
      if (event.timeStamp - last > 3000) click(event, 'add_to_cart', item);
      last = event.timeStamp;
    });
  },
  // only the button itself is looked at, not what is inside it
  'CL-06.a': t => only(t, 'add_to_cart', (click, event, item) => event.target === event.currentTarget && click(event, 'add_to_cart', item)),
  // the click bubbles: the card reports too
  'CL-07.a': t => only(t, 'quick_add', (click, event, item) => {
    click(event, 'quick_add', item);
    const { quantity, ...card } = item;
    if (on(t, 'home')) click(event, 'product_click', card);
  }),
  // no keepalive and no storage: what a leaving page has not sent is gone. The browser cancels such a request in flight;
  // here it waits a moment for the unload, so that a fast collector does not save it
  'CL-08.a': t => {
    let leaving = false;
    addEventListener('beforeunload', () => { leaving = true; });
    Object.assign(t.sdkOptions, {
      keepalive: false,
      useLocalStorage: false,
      customFetch: async request => {
        if (on(t, 'checkout')) await new Promise(done => setTimeout(done, 200));
        return leaving ? new Promise(() => {}) : fetch(request);
      },
    });
  },
  'CL-09.a': t => onPointer('#add-to-cart:disabled', () => t.click(null, 'add_to_cart', { product: t.visit.product, quantity: 1 })),
  // reported in the callback of the API's success
  'CL-10.a': t => {
    let clicked;
    only(t, 'claim_coupon', (click, event, item) => { clicked = () => click(event, 'claim_coupon', item); });
    wrap(t, 'custom', custom => (name, item) => {
      if (name === 'coupon_result' && item.result === 'ok') clicked();
      custom(name, item);
    });
  },
  // listens to the mouse only
  'CL-11.a': t => only(t, 'add_to_cart', (click, event, item) => event.detail > 0 && click(event, 'add_to_cart', item)),
  // the place that the card had when it was made
  'CL-12.a': t => {
    const made = new WeakMap();
    wrap(t, 'watch', watch => (element, name, item) => {
      const each = watch(element, name, item);
      if (on(t, 'search')) made.set(element, item().position);
      return each;
    });
    only(t, 'product_click', (click, event, item) => click(event, 'product_click', { ...item, position: made.get(event.currentTarget) ?? item.position }));
  },
  'CL-12.b': t => only(t, 'product_click', (click, event, item) => click(event, 'product_click', on(t, 'search') ? { ...item, position: item.position - 1 } : item)),
};
