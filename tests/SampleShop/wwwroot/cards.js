// Product cards, as the home page and the search show them.
import { cart } from '/cart.js';
import { html, picture, yuan } from '/dom.js';
import { go } from '/router.js';
import { tracking } from '/tracking.js';

/** Makes a card of a list. Its position is the place that it has in the list when it is asked for, 1 first. */
const card = (list, product, requestId) => {
  const item = () => ({ product, position: [...list.children].indexOf(element) + 1, request_id: requestId });
  const element = html`
    <article class="card" data-card data-sku="${product.sku}" data-price="${product.price}">
      <h3 class="name"><a href="/product/${product.sku}">${product.name}</a></h3>
      <p><span class="price">${yuan(product.price)}</span> <button class="add" data-add data-sku="${product.sku}" title="加入购物车 Add to cart">＋</button></p>
    </article>`;
  element.prepend(picture(product));
  element.onclick = event => {
    event.preventDefault();
    tracking.click(event, 'product_click', item());
    go(`/product/${product.sku}`);
  };
  element.querySelector('[data-add]').onclick = event => {
    event.stopPropagation();                 // the innermost tracked element reports, not the card around it
    tracking.click(event, 'quick_add', { ...item(), quantity: 1 });
    cart.add(product, { page: tracking.visit.page, position: item().position, request_id: requestId });
  };
  list.append(element);
  tracking.watch(element, 'product_exposure', item);
};

/** A list that loads more as it scrolls. load(page) → {requestId, items, next}. Returns what stops it. */
export const endless = (list, load) => {
  const status = html`<p class="status" role="status">加载中 Loading…</p>`;
  list.after(status);
  let next = 1;
  let loading = false;
  let over = false;
  const more = async () => {
    if (loading || over || !next) return;
    loading = true;
    try {
      const answer = await load(next);
      if (over) return;
      tracking.loaded({ requestId: answer.requestId });
      for (const product of answer.items) card(list, product, answer.requestId);
      next = answer.next;
      status.textContent = next ? '加载中 Loading…' : `共 ${answer.total} 件 · ${answer.total} items`;
    } catch (failure) {
      next = null;
      status.textContent = `加载失败 Could not load: ${failure.message}`;
    } finally {
      loading = false;
    }
    near.unobserve(status);                  // still near after a short page: be told again
    near.observe(status);
  };
  const near = new IntersectionObserver(entries => entries.at(-1).isIntersecting && more(), { rootMargin: '0px 0px 300px' });
  near.observe(status);
  return () => {
    over = true;
    near.disconnect();
    status.remove();
  };
};
