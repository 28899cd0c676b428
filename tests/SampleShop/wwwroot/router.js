// Routes of the single page by pushState.
let render = () => {};

export const path = () => location.pathname;

export const onRoute = callback => { render = callback; };

export const go = url => {
  history.pushState(null, '', url);
  render();
};

/** Shows the page that the document was opened with; the deep link /go?to=/product/SKU-3 is replaced by where it leads. */
go.first = () => {
  const to = new URLSearchParams(location.search).get('to') ?? '/';
  if (path() === '/go') history.replaceState(null, '', /^\/(?!\/)/.test(to) ? to : '/');
  render();
};

addEventListener('popstate', () => render());

document.addEventListener('click', event => {
  const link = event.target.closest('a[data-route]');
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.button !== 0) return;
  event.preventDefault();
  go(link.getAttribute('href'));
});
