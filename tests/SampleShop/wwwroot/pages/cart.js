// Cart.
import { cart, items } from '/cart.js';
import { html, post, yuan } from '/dom.js';
import { go } from '/router.js';
import { tracking } from '/tracking.js';

export const cartPage = page => {
  document.title = '购物车 Cart · 小店';
  tracking.enter({ page: 'cart' });
  const view = page.appendChild(html`<section class="sheet"><h1>购物车 Cart</h1><div class="lines"></div>
    <p><button id="claim-coupon">领券 Claim ¥30</button> <span role="status" id="coupon-status"></span></p>
    <div data-slot="cart-gift" hidden>赠品 Gift</div>
    <p class="sum">合计 Total <span id="cart-total" class="price"></span> <button id="go-checkout" class="strong">去结算 Check out</button></p></section>`);
  const show = () => {
    view.querySelector('.lines').replaceChildren(...cart.lines().map(line));
    view.querySelector('#cart-total').textContent = yuan(cart.total());
    view.querySelector('#go-checkout').disabled = cart.lines().length === 0;
  };

  const line = ({ product, quantity }) => {
    const row = html`<div class="line" data-line data-sku="${product.sku}"><span class="name">${product.name}</span>
      <span class="quantity">× ${quantity}</span> <span class="price">${yuan(product.price * quantity)}</span>
      <button class="plain" data-remove data-sku="${product.sku}" title="删除 Remove">✕</button></div>`;
    row.querySelector('[data-remove]').onclick = event => {
      tracking.click(event, 'cart_remove', { product, quantity });
      cart.remove(product.sku);
      show();
    };
    return row;
  };

  tracking.watch(view.querySelector('[data-slot]'), 'slot_exposure', { slot: 'cart-gift' }); // hidden until there is a gift

  view.querySelector('#claim-coupon').onclick = async event => {
    const button = event.currentTarget;
    tracking.click(event, 'claim_coupon', { coupon: 'SAVE30' });
    button.disabled = true;                   // while it is asked for, and once it is there
    try {
      await post('/coupons', { coupon: 'SAVE30' });
      tracking.custom('coupon_result', { coupon: 'SAVE30', result: 'ok' });
      view.querySelector('#coupon-status').textContent = '已领取 Claimed';
    } catch {
      tracking.custom('coupon_result', { coupon: 'SAVE30', result: 'fail' });
      view.querySelector('#coupon-status').textContent = '领取失败 Failed';
      button.disabled = false;
    }
  };

  view.querySelector('#go-checkout').onclick = event => {
    tracking.click(event, 'go_checkout', { total: cart.total(), items: items(cart.lines()) });
    go('/checkout');
  };
  show();
};
