// An auto-play banner carousel with a copy of the last slide before the first and of the first after the last.
import { html } from '/dom.js';
import { go } from '/router.js';
import { tracking } from '/tracking.js';

const BANNERS = [
  { banner: 'B-1', text: '新品上架 New arrivals', to: '/product/SKU-3', hue: 210 },
  { banner: 'B-2', text: '秒杀专场 Flash sale', to: '/product/SKU-61', hue: 350 },
  { banner: 'B-3', text: '满200减30 Save 30', to: '/product/SKU-12', hue: 140 },
];
const INTERVAL = 3000;

export const carousel = place => {
  const frame = place.appendChild(html`<section class="carousel" id="carousel" aria-label="banner"><div class="track"></div></section>`);
  const track = frame.firstElementChild;
  const slides = [BANNERS.at(-1), ...BANNERS, BANNERS[0]];
  const watches = slides.map(({ banner, text, to, hue }, index) => {
    const position = (index - 1 + BANNERS.length) % BANNERS.length + 1;
    const clone = index === 0 || index === slides.length - 1;
    const slide = html`<a class="slide" data-banner="${banner}" style="--hue:${hue}" href="${to}" draggable="false"><b>${text}</b></a>`;
    if (clone) slide.dataset.clone = '';
    slide.onclick = event => {
      event.preventDefault();
      tracking.click(event, 'banner_click', { banner, position });
      go(to);
    };
    track.append(slide);
    return () => tracking.watch(slide, 'banner_exposure', { banner, position });
  });
  const watch = () => watches.forEach(each => each());

  let at = 0;
  const show = (index, animate) => {
    at = index;
    track.style.transition = animate ? '' : 'none';
    track.style.transform = `translateX(${-100 * index}%)`;
    if (!animate) track.getBoundingClientRect(); // the jump is done before the next move starts
  };
  show(1, false);
  const move = step => {
    if (at === slides.length - 1) show(1, false);
    else if (at === 0) show(BANNERS.length, false);
    show(at + step, true);
  };
  let timer;
  let stopped = false;
  const play = () => { if (!stopped) timer = setInterval(() => document.visibilityState === 'hidden' || move(1), INTERVAL); };
  play();

  // a swipe moves one slide and is one event, however many moves of the pointer it has; the capture keeps a click from following it
  frame.onpointerdown = ({ clientX: from, pointerId }) => {
    clearInterval(timer);
    frame.onpointermove = ({ clientX }) => {
      if (Math.abs(clientX - from) < 10) return;
      frame.setPointerCapture(pointerId);
      tracking.swiping({ direction: clientX < from ? 'left' : 'right', index: shown() });
    };
    frame.onpointerup = frame.onpointercancel = ({ clientX }) => {
      frame.onpointermove = frame.onpointerup = frame.onpointercancel = null;
      play();
      if (Math.abs(clientX - from) < 40) return;
      move(clientX < from ? 1 : -1);
      tracking.custom('banner_slide', { direction: clientX < from ? 'left' : 'right', index: shown() });
    };
  };
  const shown = () => (at - 1 + BANNERS.length) % BANNERS.length + 1;
  watch();
  return {
    watch,
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
};
