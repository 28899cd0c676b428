// Thank you: a document of its own, reached by the checkout's redirect.
import { askConsent } from '/consent.js';
import { html, yuan } from '/dom.js';
import { items } from '/cart.js';
import { tracking } from '/tracking.js';

const number = new URLSearchParams(location.search).get('order');
const order = JSON.parse(sessionStorage.getItem('order'));
sessionStorage.removeItem('order');

askConsent();
tracking.enter({ page: 'thank-you' });
const page = document.querySelector('#page');
page.append(html`<section class="sheet done"><h1>支付成功 Thank you</h1>
  <p>订单号 Order <span id="order-id">${number}</span></p><p>实付 Paid <span id="paid" class="price">${yuan(order?.total ?? 0)}</span></p>
  <p><a id="home-link" href="/">回首页 Home</a> · <a id="survey-link" href="/survey?about=order">评价 Rate it</a></p></section>`);
sessionStorage.setItem('ordered', number ?? '');
if (order && number)
  tracking.custom('order_paid', { order_id: number, amount: order.total, pay_method: order.pay, paid_at: Date.now(), items: items(order.lines), sources: order.lines.map(line => line.source) });
