// Product detail: what to buy, its story in a picture that loads, and a list to the side of it.
import { cart } from '/cart.js';
import { api, html, picture, yuan } from '/dom.js';
import { experiment } from '/experiment.js';
import { go } from '/router.js';
import { tracking } from '/tracking.js';

export const detail = (page, sku) => {
  document.title = `商品详情 ${sku} · 小店`;
  tracking.enter({ page: 'detail' });
  const visit = tracking.visit;
  const status = page.appendChild(html`<p class="status" role="status">加载中 Loading…</p>`);
  api(`/products/${sku}`).then(product => {
    if (tracking.visit !== visit) return;
    status.remove();
    tracking.loaded({ product });
    page.append(view(product, visit), story(product), recommended(product, visit));
    experiment(page.querySelector('.facts'));
  }, failure => { status.textContent = `加载失败 Could not load: ${failure.message}`; });
};

const view = (product, visit) => {
  const { page, position, request_id } = visit.refer ?? {};
  const source = { page, position, request_id };
  const element = html`
    <section class="detail" data-sku="${product.sku}">
      <div class="facts">
        <h1 id="detail-name">${product.name}</h1>
        <p class="brand">${product.brand} · ${product.category}</p>
        <p id="detail-price" class="price">${yuan(product.price)}</p>
        <p>商品编号 Item <span id="detail-item-id">${product.itemId}</span></p>
        <p class="tags">${product.tags.join(' · ')}</p>
        <p><button id="add-to-cart" data-sku="${product.sku}"><span>加入购物车 Add to cart</span></button>
           <button id="buy-now" class="strong" data-sku="${product.sku}">立即购买 Buy now</button></p>
        <p id="sold-out" hidden>暂时缺货 Sold out</p>
      </div>
    </section>`;
  element.prepend(picture(product));
  const add = element.querySelector('#add-to-cart');
  const buy = element.querySelector('#buy-now');
  add.disabled = buy.disabled = product.stock === 0;
  element.querySelector('#sold-out').hidden = product.stock > 0;
  add.onclick = event => {
    tracking.click(event, 'add_to_cart', { product, quantity: 1 });
    cart.add(product, source);
  };
  buy.onclick = event => {
    tracking.click(event, 'buy_now', { product, quantity: 1 });
    cart.add(product, source);
    go('/checkout');
  };
  return element;
};

// it is exposed only when its picture is there: until then it is a placeholder, and the plan's locator does not match it
const story = product => {
  const element = html`<section class="story" data-story="${product.sku}"><img alt="" src="/api/story/${product.sku}.svg"></section>`;
  element.firstElementChild.onload = () => {
    if (!element.isConnected) return;
    element.dataset.loaded = '';
    tracking.watch(element, 'story_exposure', { product });
  };
  return element;
};

const recommended = (product, visit) => {
  const element = html`<section><h2>看了又看 You may also like</h2><div class="recommended" id="recommended"></div></section>`;
  api(`/recommended/${product.sku}`).then(({ requestId, items }) => {
    if (tracking.visit !== visit) return;
    items.forEach((other, index) => {
      const item = { product: other, position: index + 1, request_id: requestId };
      const tile = html`<a class="tile" data-tile data-sku="${other.sku}" href="/product/${other.sku}"><span class="name">${other.name}</span> <span class="price">${yuan(other.price)}</span></a>`;
      tile.prepend(picture(other));
      tile.onclick = event => {
        event.preventDefault();
        tracking.click(event, 'recommend_click', item);
        go(`/product/${other.sku}`);
      };
      element.lastElementChild.append(tile);
      tracking.watch(tile, 'recommend_exposure', item);
    });
  }, () => element.remove());
  return element;
};
