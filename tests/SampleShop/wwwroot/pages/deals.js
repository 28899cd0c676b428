// A thousand deals in a list that keeps a few rows and fills them anew as it scrolls, between a sticky head and a bar at the bottom.
import { html, yuan } from '/dom.js';
import { tracking } from '/tracking.js';

const COUNT = 1000;
const ROW = 120;
const WORDS = ['耳机', '茶', '台灯', 'T恤', '咖啡', '背包', '香薰', '围巾', '坚果', '键盘', '枕头', '手表'];
const BATCH = 6;

export const deals = page => {
  document.title = '特卖 Deals · 小店';
  tracking.enter({ page: 'deals' });
  const head = page.appendChild(html`<div class="deals-head"><h1>特卖 Deals</h1><p><span>热搜 Hot</span> <span id="words"></span> <button id="more-words" class="plain">换一批 More</button></p></div>`);
  const list = page.appendChild(html`<div class="deals" style="height:${COUNT * ROW}px"></div>`);
  page.append(html`<div class="deals-bar"><b>满200减30</b> 全场可用 Everything counts</div>`);

  let from = 0;
  const words = () => {
    const row = head.querySelector('#words');
    row.replaceChildren();
    for (const word of WORDS.slice(from, from + BATCH)) {
      const chip = row.appendChild(html`<span class="chip" data-word>${word}</span>`);
      tracking.watch(chip, 'hot_words_exposure', { word });
    }
  };
  head.querySelector('#more-words').onclick = () => {
    for (const each of tracking.watched.filter(({ name }) => name === 'hot_words_exposure')) tracking.unwatch(each);
    from = (from + BATCH) % WORDS.length;
    words();
  };
  words();

  // as many rows as fit and two more at each end; row i shows the deals i, i + n, i + 2n …
  const rows = [];
  const fill = () => {
    const need = Math.ceil(innerHeight / ROW) + 4;
    while (rows.length < need) rows.push(list.appendChild(html`<article class="deal" data-deal-row><span class="name"></span> <span class="price"></span></article>`));
    const first = Math.max(0, Math.min(COUNT - rows.length, Math.floor((scrollY - list.offsetTop) / ROW) - 2));
    for (let index = first; index < first + rows.length; index++) bind(rows[index % rows.length], index);
  };
  const bind = (row, index) => {
    const deal = `D-${index + 1}`;
    if (row.dataset.deal === deal) return;
    const price = 990 + index * 13 % 5000;
    row.dataset.deal = deal;
    row.style.transform = `translateY(${index * ROW}px)`;
    row.firstElementChild.textContent = `特卖 Deal No.${index + 1}`;
    row.lastElementChild.textContent = yuan(price);
    tracking.rebind(row, 'deal_exposure', { deal, price, position: index + 1 });
  };
  const began = performance.now();
  fill();
  tracking.sampled('deals_speed', { fill_ms: Math.round(performance.now() - began) });
  addEventListener('scroll', fill);
  addEventListener('resize', fill);
  return () => {
    removeEventListener('scroll', fill);
    removeEventListener('resize', fill);
  };
};
