// Checkout: the form posts, the server makes the order and redirects to the document /thank-you.
import { cart, items } from '/cart.js';
import { html, yuan } from '/dom.js';
import { tracking } from '/tracking.js';

export const checkout = page => {
  document.title = '结算 Checkout · 小店';
  tracking.enter({ page: 'checkout' });
  const form = page.appendChild(html`
    <form class="sheet" method="post" action="/orders">
      <h1>结算 Checkout</h1>
      <p class="pay"><label><input type="radio" name="pay" value="wechat" checked> 微信 WeChat</label>
         <label><input type="radio" name="pay" value="alipay"> 支付宝 Alipay</label>
         <label><input type="radio" name="pay" value="card"> 银行卡 Card</label></p>
      <p><label>优惠码 Coupon <input id="coupon" name="coupon" autocomplete="off" placeholder="SAVE30"></label></p>
      <p><label>手机号 Phone <input id="phone" name="phone" autocomplete="off"></label></p>
      <p class="sum">应付 To pay <span id="order-total" class="price">${yuan(cart.total())}</span>
         <button id="submit-order" class="strong">提交订单 Place order</button></p>
    </form>`);
  form.querySelector('#submit-order').disabled = cart.lines().length === 0;
  form.querySelector('#submit-order').onclick = event => {
    const coupon = form.coupon.value.trim();
    const order = { total: cart.total(), pay_method: form.pay.value, items: items(cart.lines()), coupon_used: coupon !== '', ...(coupon && { coupon_code: coupon }) };
    tracking.click(event, 'checkout_submit', order);
    sessionStorage.setItem('order', JSON.stringify({ lines: cart.lines(), total: order.total, pay: order.pay_method }));
    cart.clear();                             // the browser now leaves this document
  };
};
