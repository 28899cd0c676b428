// Home: banners, two tabs, a list that grows as it scrolls.
import { carousel } from '/carousel.js';
import { endless } from '/cards.js';
import { api, html } from '/dom.js';
import { tracking } from '/tracking.js';

export const home = page => {
  document.title = '首页 Home · 小店';
  tracking.enter({ page: 'home', tab: 'rec' });
  const tabs = html`
    <div class="tabs" role="tablist">
      <button role="tab" id="tab-rec" data-tab="rec" aria-controls="panel">推荐 For you</button>
      <button role="tab" id="tab-sale" data-tab="sale" aria-controls="panel">秒杀 Flash sale</button>
    </div>`;
  const banners = carousel(page);
  page.append(tabs);
  let stopList = () => {};

  const open = tab => {
    for (const each of tabs.children) each.setAttribute('aria-selected', each.dataset.tab === tab);
    page.querySelector('#panel')?.remove();
    const panel = page.appendChild(html`<div id="panel" role="tabpanel"><div class="grid"></div></div>`);
    stopList();
    stopList = endless(panel.firstElementChild, number => api(`/products?tab=${tab}&page=${number}`));
  };

  tabs.onclick = ({ target }) => {
    const tab = target.closest('[role=tab]');
    if (!tab || tab.getAttribute('aria-selected') === 'true') return;
    tracking.tab(tab.dataset.tab);
    banners.watch();
    open(tab.dataset.tab);
  };

  open('rec');
  return () => {
    banners.stop();
    stopList();
  };
};
