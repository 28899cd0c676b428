import { errors } from 'appium/driver.js';
import { DOMParser } from '@xmldom/xmldom';
import xpath from 'xpath';

const quoted = text => (text.includes('"') ? `concat(${text.split('"').map(part => `"${part}"`).join(`, '"', `)})` : `"${text}"`);

const ways = {
  id: value => [`//*[@id=${quoted(value)}]`],
  name: value => [`//*[@name=${quoted(value)}]`],
  // the id that the developer gave for this purpose; else what assistive technology reads out
  'accessibility id': value => [`//*[@id=${quoted(value)}]`, `//*[@name=${quoted(value)}]`],
  'class name': value => [`//${value}`],
  'tag name': value => [`//${value}`],
  xpath: value => [value],
};

export const strategies = Object.keys(ways);

/** The elements of a page source that a locator means, in document order; below is the ref of the element to look in, or null. */
export function find(source, strategy, value, below) {
  const document = new DOMParser().parseFromString(source, 'text/xml');
  const from = below ? xpath.select1(`//*[@ref=${quoted(below)}]`, document) : document;
  if (!from) throw new errors.StaleElementReferenceError('the element to look in is no longer there');
  for (const path of ways[strategy](value)) {
    const found = select(below && !path.startsWith('.') ? path.replace(/^\/\//, './/') : path, from);
    if (found.length > 0) return found;
  }
  return [];
}

function select(path, from) {
  let found;
  try {
    found = xpath.select(path, from);
  } catch (error) {
    throw new errors.InvalidSelectorError(`the XPath cannot be read: ${path}: ${error.message}`);
  }
  if (!Array.isArray(found) || found.some(node => node.nodeType !== 1)) throw new errors.InvalidSelectorError(`the XPath selects no elements: ${path}`);
  return found;
}
