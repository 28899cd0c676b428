// Home: banners, two tabs, a list that grows as it scrolls, and a dialog that covers it.
import { carousel } from '/carousel.js';
import { endless } from '/cards.js';
import { api, html } from '/dom.js';
import { tracking } from '/tracking.js';

export const home = page => {
  document.title = '首页 Home · 小店';
  tracking.enter({ page: 'home', tab: 'rec' });
  const banners = carousel(page);
  const bar = page.appendChild(html`
    <div class="bar">
      <div class="tabs" role="tablist">
        <button role="tab" id="tab-rec" data-tab="rec" aria-controls="panel">推荐 For you</button>
        <button role="tab" id="tab-sale" data-tab="sale" aria-controls="panel">秒杀 Flash sale</button>
      </div>
      <button id="refresh" class="plain">换一批 <small>Refresh</small></button>
      <button id="open-rules" class="plain">活动规则 <small>Rules</small></button>
    </div>`);
  const rules = page.appendChild(html`
    <dialog id="rules"><h2>活动规则 Rules</h2><p>满200减30，每人一次。Spend 200, save 30, once each.</p><button id="close-rules">知道了 Got it</button></dialog>`);
  const tabs = bar.firstElementChild;
  let stopList = () => {};
  let refreshes = 0;

  const open = tab => {
    for (const each of tabs.children) each.setAttribute('aria-selected', each.dataset.tab === tab);
    page.querySelector('#panel')?.remove();
    const panel = page.appendChild(html`<div id="panel" role="tabpanel"><div class="grid"></div></div>`);
    const shift = refreshes * 24;
    stopList();
    stopList = endless(panel.firstElementChild, number => api(`/products?tab=${tab}&page=${number}&shift=${shift}`));
  };

  tabs.onclick = ({ target }) => {
    const tab = target.closest('[role=tab]');
    if (!tab || tab.getAttribute('aria-selected') === 'true') return;
    tracking.tab(tab.dataset.tab);
    banners.watch();
    open(tab.dataset.tab);
  };

  const refresh = () => {
    refreshes++;
    tracking.refreshed();
    open(tabs.querySelector('[aria-selected=true]').dataset.tab);
  };
  bar.querySelector('#refresh').onclick = refresh;
  page.ontouchstart = ({ touches: [{ clientY: from }] }) => {
    page.ontouchend = scrollY > 0 ? null : ({ changedTouches: [{ clientY: to }] }) => {
      if (to - from > 80) refresh();          // a handler that returned false would cancel the tap
    };
  };

  bar.querySelector('#open-rules').onclick = () => {
    rules.showModal();
    tracking.cover(true);
  };
  rules.querySelector('#close-rules').onclick = () => rules.close();
  rules.onclose = () => tracking.cover(false);

  open('rec');
  return () => {
    page.ontouchstart = page.ontouchend = null;
    banners.stop();
    stopList();
    if (rules.open) tracking.covered = false;
  };
};
