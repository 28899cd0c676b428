import { edit, wrap } from './wrap.js';

export const fields = {
  'FD-01.a': t => edit(t, 'add_to_cart', ({ data }) => { delete data.quantity; }),
  'FD-03.a': t => edit(t, 'search', ({ data }) => {
    data.filters = { ...data.filters, price: { ...data.filters.price, from: String(data.filters.price.from) } };
  }),
  // an event that nobody planned
  'FD-14.a': t => wrap(t, 'enter', enter => visit => {
    enter(visit);
    if (visit.page === 'login') t.custom('popup_show', { popup: 'welcome' });
  }),
};
