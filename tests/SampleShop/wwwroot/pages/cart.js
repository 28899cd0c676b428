// Cart.
import { cart, items } from '/cart.js';
import { html, yuan } from '/dom.js';
import { go } from '/router.js';
import { tracking } from '/tracking.js';

export const cartPage = page => {
  document.title = '购物车 Cart · 小店';
  tracking.enter({ page: 'cart' });
  const view = page.appendChild(html`<section class="sheet"><h1>购物车 Cart</h1><div class="lines"></div>
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

  view.querySelector('#go-checkout').onclick = event => {
    tracking.click(event, 'go_checkout', { total: cart.total(), items: items(cart.lines()) });
    go('/checkout');
  };
  show();
};
