// The cart of this browser: [{product, quantity, source}] in localStorage. source: the page and place where the product was found.
const read = () => JSON.parse(localStorage.getItem('cart') ?? '[]');

const write = lines => {
  localStorage.setItem('cart', JSON.stringify(lines));
  show();
};

export const show = () => {
  const count = document.querySelector('#cart-count');
  if (count) count.textContent = read().reduce((sum, line) => sum + line.quantity, 0);
};

export const cart = {
  lines: read,
  total: () => read().reduce((sum, { product, quantity }) => sum + product.price * quantity, 0),
  clear: () => write([]),
  remove: sku => write(read().filter(line => line.product.sku !== sku)),
  add(product, source) {
    const lines = read();
    const there = lines.find(line => line.product.sku === product.sku);
    if (there) there.quantity++;
    else lines.push({ product, quantity: 1, source });
    write(lines);
  },
};

/** What events say of the cart: [{sku, quantity, price}], in the order shown. */
export const items = lines => lines.map(({ product, quantity }) => ({ sku: product.sku, quantity, price: product.price }));
