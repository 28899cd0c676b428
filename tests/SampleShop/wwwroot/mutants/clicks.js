import { on, wrap } from './wrap.js';

export const clicks = {
  // "buy now" is reported when the button is bound, not when it is clicked
  'CL-01.a': t => wrap(t, 'loaded', loaded => data => {
    loaded(data);
    if (on(t, 'detail')) t.click(null, 'buy_now', { product: data.product, quantity: 1 });
  }),
  'CL-02.a': t => wrap(t, 'click', click => (event, name, item) => name === 'product_click' || click(event, name, item)),
  // the handler was bound to the wrong index: the neighbour is reported
  'CL-02.b': t => wrap(t, 'click', click => (event, name, item) => {
    const neighbour = name === 'product_click' && t.watched.find(each => each.item.position === item.position + 1 && each.name === 'product_exposure');
    click(event, name, neighbour ? neighbour.item : item);
  }),
  // "add to cart" says that it was "buy now"
  'CL-02.c': t => wrap(t, 'click', click => (event, name, item) => click(event, name === 'add_to_cart' ? 'buy_now' : name, item)),
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
};
