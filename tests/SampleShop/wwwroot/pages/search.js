// Search results.
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
  const view = page.appendChild(html`<section><h1 class="found">搜索 “<span id="query">${text}</span>” <small id="result-count"></small></h1><div class="grid"></div></section>`);
  return endless(view.querySelector('.grid'), async number => {
    const { category, price } = filters;
    const answer = await api(`/search?q=${encodeURIComponent(text)}&category=${category === 'all' ? '' : category}&from=${price.from}&to=${price.to}&page=${number}`);
    if (number === 1 && tracking.visit?.page === 'search') {
      view.querySelector('#result-count').textContent = `${answer.total} 件`;
      tracking.custom('search', { query: text, filters, result_count: answer.total, request_id: answer.requestId });
    }
    return answer;
  });
};
