// An address that the shop does not have.
import { html } from '/dom.js';
import { tracking } from '/tracking.js';

export const notFound = page => {
  document.title = '找不到页面 Not found · 小店';
  tracking.enter({ page: 'not-found' });
  page.append(html`<section class="sheet done"><h1>找不到页面 Not found</h1><p>这里没有东西。There is nothing here.</p></section>`);
};
