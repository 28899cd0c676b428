// The single page: routes, consent, login state. Each page's module renders into #page and tells tracking that a visit begins.
import { show as showCart } from '/cart.js';
import { askConsent } from '/consent.js';
import { go, onRoute, path } from '/router.js';
import { settings } from '/settings.js';
import { tracking } from '/tracking.js';
import { home } from '/pages/home.js';
import { detail } from '/pages/detail.js';
import { cartPage } from '/pages/cart.js';
import { checkout } from '/pages/checkout.js';
import { login } from '/pages/login.js';
import { deals } from '/pages/deals.js';
import { notFound } from '/pages/not-found.js';
import { search } from '/pages/search.js';

const routes = [
  [/^\/$/, home],
  [/^\/product\/([^/]+)$/, detail],
  [/^\/cart$/, cartPage],
  [/^\/checkout$/, checkout],
  [/^\/login$/, login],
  [/^\/search$/, search],
  [/^\/deals$/, deals],
  [/^/, notFound],
];

let leavePage = () => {};

onRoute(() => {
  if (tracking.visit) tracking.leave();
  leavePage();
  const page = document.querySelector('#page');
  page.replaceChildren();
  scrollTo(0, 0);
  const [pattern, render] = routes.find(([each]) => each.test(path()));
  leavePage = render(page, ...pattern.exec(path()).slice(1)) ?? (() => {});
});

const showUser = () => {
  const user = localStorage.getItem('user');
  document.querySelector('#login-link').hidden = user;
  document.querySelector('#logout').hidden = !user;
};
addEventListener('shop:user', showUser);

document.querySelector('#logout').onclick = event => {
  tracking.click(event, 'logout', {});
  localStorage.removeItem('user');
  tracking.user(null);
  showUser();
};

document.querySelector('#search').onsubmit = event => {
  event.preventDefault();
  const text = new FormData(event.target).get('q').trim();
  if (text) go(`/search?q=${encodeURIComponent(text)}`);
};

if (settings.prerender)
  document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: '{"prerender":[{"urls":["/help"],"eagerness":"immediate"}]}' }));

history.scrollRestoration = 'manual';
showCart();
showUser();
askConsent();
go.first();
