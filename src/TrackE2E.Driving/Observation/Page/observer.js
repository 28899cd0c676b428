// The page observer: says what the user did and saw, independently of the page's SDK. Runs in every document before its own code.
// It keeps the browser's functions of that moment, changes none of them where the browser lets it, and never throws into the page.
// The other files of this folder are its parts; ObserverScript puts them in here, in their order, as it is injected whole.
(() => {
  'use strict';
  if (location.href === 'about:blank') return;
  const door = Symbol.for('tracke2e');
  if (window[door] && window[door].document === document) return;

  const plan = /*plan*/null;

  /*parts*/
})();
