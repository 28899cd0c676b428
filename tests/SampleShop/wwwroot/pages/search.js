// Search results: a category that narrows them (the address follows by replaceState) and a sort by price.
import { endless } from '/cards.js';
import { api, html } from '/dom.js';
import { tracking } from '/tracking.js';

export const search = page => {
  const query = new URLSearchParams(location.search);
  const text = query.get('q') ?? '';
  document.title = '搜索 Search · 小店';
  tracking.enter({ page: 'search' });
  document.querySelector('#search-box').value = text;
  const filters = { category: query.get('category') ?? 'all', price: { from: Number(query.get('from') ?? 0), to: Number(query.get('to') ?? 100000) } };
  const view = page.appendChild(html`
    <section>
      <div class="bar"><h1 class="found">搜索 “<span id="query">${text}</span>” <small id="result-count"></small></h1>
        <select id="category"><option value="all">全部 All</option><option value="digital">数码 Digital</option><option value="home">家居 Home</option>
          <option value="fashion">服饰 Fashion</option><option value="food">食品 Food</option></select>
        <button id="sort" class="plain">价格从低到高 Cheapest first</button></div>
    </section>`);
  view.querySelector('#category').value = filters.category;

  const open = () => {
    view.querySelector('.grid')?.remove();
    return endless(view.appendChild(html`<div class="grid"></div>`), async number => {
      const { category, price } = filters;
      const answer = await api(`/search?q=${encodeURIComponent(text)}&category=${category === 'all' ? '' : category}&from=${price.from}&to=${price.to}&page=${number}`);
      if (number === 1 && tracking.visit?.page === 'search') {
        view.querySelector('#result-count').textContent = `${answer.total} 件`;
        tracking.custom('search', { query: text, filters, result_count: answer.total, request_id: answer.requestId });
      }
      return answer;
    });
  };
  let stop = open();

  view.querySelector('#category').onchange = ({ target }) => {
    filters.category = target.value;
    history.replaceState(null, '', `?q=${encodeURIComponent(text)}&category=${target.value}`);
    tracking.loaded({ url: location.href });
    stop();
    stop = open();
  };
  view.querySelector('#sort').onclick = () => {
    const list = view.querySelector('.grid');
    list.append(...[...list.children].sort((a, b) => a.dataset.price - b.dataset.price));
  };
  return () => stop();
};
