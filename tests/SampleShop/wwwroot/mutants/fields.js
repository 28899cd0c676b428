import { edit, lose, wrap } from './wrap.js';

export const fields = {
  'FD-01.a': t => edit(t, 'add_to_cart', ({ data }) => { delete data.quantity; }),
  'FD-02.a': t => edit(t, 'buy_now', ({ data }) => {
    data.Quantity = data.quantity;
    delete data.quantity;
  }),
  'FD-03.a': t => edit(t, 'search', ({ data }) => {
    data.filters = { ...data.filters, price: { ...data.filters.price, from: String(data.filters.price.from) } };
  }),
  'FD-04.a': t => edit(t, 'login', ({ data }) => { data.method = 'Password'; }),
  'FD-05.a': t => edit(t, 'checkout_submit', ({ data }) => { data.coupon_code = data.coupon_code?.slice(0, 3); }),
  'FD-06.a': t => edit(t, 'go_checkout', ({ data }) => { data.items = JSON.stringify(data.items); }),
  // the attributes lie beside the product's other properties
  'FD-07.a': t => edit(t, 'cart_remove', ({ entities: { product } }) => {
    Object.assign(product, product.attributes);
    delete product.attributes;
  }),
  'FD-08.a': t => edit(t, 'quick_add', event => { if (event.entities.page.id === 'home') event.data.position = null; }),
  'FD-08.b': t => edit(t, 'quick_add', event => { if (event.entities.page.id === 'search') event.data.request_id = 'undefined'; }),
  // yuan where fen are planned
  'FD-09.a': t => edit(t, 'order_paid', ({ data }) => { data.amount = Math.round(data.amount / 100); }),
  // the noise of floating point
  'FD-09.b': t => edit(t, 'buy_now', ({ data }) => { data.price += 0.000001; }),
  'FD-10.a': t => edit(t, 'cart_remove', ({ entities: { product } }) => { product.listed_at = product.listed_at.replace('T', ' ').slice(0, 16); }),
  'FD-11.a': t => edit(t, 'go_checkout', ({ data }) => { data.items = []; }),
  // the second tag is a number
  'FD-12.a': t => edit(t, 'add_to_cart', ({ entities: { product } }) => { product.tags = [...product.tags, 1]; }),
  'FD-13.a': t => edit(t, 'page_view', ({ entities }) => { if (entities.page.id === 'thank-you') delete entities.app.channel; }),
  // an event that nobody planned
  'FD-14.a': t => wrap(t, 'enter', enter => visit => {
    enter(visit);
    if (visit.page === 'login') t.custom('popup_show', { popup: 'welcome' });
  }),
  'FD-15.a': t => lose(t, ({ name }) => name === 'logout'),
  // the price of the cart line instead of the one on screen
  'FD-16.a': t => edit(t, 'add_to_cart', ({ data }) => { data.price += 1000; }),
  'FD-17.a': t => edit(t, 'checkout_submit', ({ data }) => { if (!data.coupon_used) data.coupon_code = 'NONE'; }),
  // encoded once too often
  'FD-18.a': t => edit(t, 'search', ({ data }) => { if ('query' in data) data.query = encodeURIComponent(data.query); }),
  'FD-19.a': t => edit(t, 'page_view', ({ entities }) => { if (entities.page.id === 'cart') entities.app.plan_version = '0.9.0'; }),
  // a switch of the developers is left in
  'FD-20.a': t => edit(t, 'login', ({ data }) => { data.dk = 'debug'; }),
  'FD-21.a': t => edit(t, 'order_paid', ({ data }) => { data.order_id = '-1'; }),
  // through a double and back
  'FD-22.a': t => edit(t, 'add_to_cart', ({ entities: { product } }) => { product.item_id = String(Number(product.item_id)); }),
};
