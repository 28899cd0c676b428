import { tracking } from './tracking.js';

const query = new URLSearchParams(location.search);
const sku = query.get('sku') || 'SKU-1', number = +sku.split('-')[1] || 1;
const price = n => 990 + n * 137;
const shown = fen => `¥${(fen / 100).toFixed(2)}`;
const at = id => document.getElementById(id);

document.title = `Story of ${sku}`;
at('story-title').textContent = `The story of ${sku}`;
at('story-price').textContent = shown(price(number));
at('story-buy').dataset.sku = at('story-cart').dataset.sku = sku;

for (let i = 1; i <= 6; i++) {
  const n = (number + i - 1) % 30 + 1, box = document.createElement('div');
  box.dataset.like = `SKU-${n}`;
  box.textContent = `You may like SKU-${n}, ${shown(price(n))}`;
  box.onclick = () => tracking.liked(`SKU-${n}`, i);
  at('likes').append(box);
}

// three slides that take turns
const slides = [1, 2, 3].map(n => {
  const box = document.createElement('div');
  Object.assign(box, { textContent: `Picture ${n}`, className: 'slide', hidden: n > 1 });
  box.dataset.slide = `${n}`;
  at('slides').append(box);
  return box;
});
let turn = 0;
setInterval(() => {
  if (document.hidden) { tracking.turned(); return; }
  slides[turn].hidden = true;
  turn = (turn + 1) % slides.length;
  slides[turn].hidden = false;
}, 1500);

const refer = query.get('refer');
tracking.viewed(sku, refer ? JSON.parse(refer) : document.referrer ? { page: 'web' } : null);
at('story-buy').onclick = () => tracking.bought(sku, price(number));
at('story-cart').onclick = () => { tracking.toCart(sku); tracking.go('/cart', { page: 'story', element: 'story_cart' }); };
tracking.watch([...document.querySelectorAll('[data-like]')], node => tracking.likeShown(node.dataset.like, [...node.parentNode.children].indexOf(node) + 1));
tracking.watch(slides, node => tracking.slideShown(node.dataset.slide));
