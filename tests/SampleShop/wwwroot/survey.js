// The survey: a document of its own, whose last step is the hash #done.
import { askConsent } from '/consent.js';
import { html } from '/dom.js';
import { tracking } from '/tracking.js';

const COUPON = 'THX5';                       // for those who liked it less; the others get points
const page = document.querySelector('#page');
const scores = '<option></option><option>1</option><option>2</option><option>3</option><option>4</option><option>5</option>';
let reward = null;

const form = html`<form class="sheet" autocomplete="off"><h1>问卷 Survey</h1></form>`;
const question = (id, title, fields) => {
  const section = html`<section class="question" data-question="${id}"><h2>${title}</h2></section>`;
  section.insertAdjacentHTML('beforeend', fields);
  form.append(section);
};
question('q1', '价格 Price', `<select id="q1" name="q1">${scores}</select> <label><input type="checkbox" id="liked-price" name="liked" value="price"> 喜欢 Liked it</label>`);
question('q2', '速度 Speed', `<select id="q2" name="q2">${scores}</select> <label><input type="checkbox" id="liked-speed" name="liked" value="speed"> 喜欢 Liked it</label>
  <label><input type="checkbox" id="late" name="late"> 送晚了 It came late</label> <label>晚几天 Days <input id="days-late" name="days"></label>`);
question('q3', '包装 Packing', '<label>还缺什么 What was missed <input id="q3" name="q3"></label> <label><input type="checkbox" id="liked-packing" name="liked" value="packing"> 喜欢 Liked it</label>');
question('q4', '怎么联系 Contact', '<p><label>邮箱 Mail <input id="mail" name="mail"></label></p><p><label>电话 Telephone <input id="call" name="phone"></label></p>');
question('q5', '总评 In all', `<select id="stars" name="stars">${Array.from({ length: 10 }, (_, half) => `<option${half === 9 ? ' selected' : ''}>${(half + 1) / 2}</option>`).join('')}</select>
  <button type="button" id="send-survey" class="strong">提交 Send</button>`);

const steps = [];
form.onchange = event => steps.push(event.target.name);

const answer = () => {
  const { q1, q2, q3, late, days, mail, phone, stars } = form.elements;
  const answers = { ...(q1.value && { q1: Number(q1.value) }), ...(q2.value && { q2: Number(q2.value) }), ...(q3.value.trim() && { q3: q3.value.trim() }), q5: 'sent' };
  reward = Number(stars.value) > 2 ? { points: 20 } : { coupon: COUPON };
  return {
    about: new URLSearchParams(location.search).get('about'), order: sessionStorage.getItem('ordered') || 'none',
    stars: Number(stars.value), left_out: (4 - Object.keys(answers).length) / 4, answers, ...(answers.q3 && { missed: answers.q3 }),
    liked: [...form.querySelectorAll('[name=liked]:checked')].map(box => box.value), steps: [...steps.splice(0), 'send'], window: [innerWidth, innerHeight],
    delivery: late.checked ? { late: true, days: Number(days.value) || 1 } : { late: false },
    ...((mail.value || phone.value) && { contact: { ...(mail.value && { mail: mail.value, language: 'zh' }), ...(phone.value && { phone: phone.value, call: true }) } }),
    reward, device: { touch: navigator.maxTouchPoints > 0, dark: matchMedia('(prefers-color-scheme: dark)').matches },
  };
};

const ask = () => {
  tracking.enter({ page: 'survey' });
  page.replaceChildren(form);
  for (const section of form.querySelectorAll('[data-question]')) tracking.watch(section, 'survey_question_exposure', { question: section.dataset.question });
  const { domInteractive, responseStart, transferSize } = performance.getEntriesByType('navigation')[0];
  tracking.custom('survey_speed', { load_ms: domInteractive, first_byte_ms: responseStart, bytes: transferSize });
};

const thank = () => {
  tracking.enter({ page: 'survey-done' });
  page.replaceChildren(html`<section class="sheet done"><h1>谢谢 Thank you</h1><p id="reward">${reward?.coupon ?? `${reward?.points ?? 0} 积分 points`}</p></section>`);
};

const show = () => {
  if (tracking.visit) tracking.leave();
  scrollTo(0, 0);
  (location.hash === '#done' ? thank : ask)();
};

form.querySelector('#send-survey').onclick = () => {
  tracking.custom('survey_answer', answer());
  location.hash = 'done';
};
addEventListener('hashchange', show);
askConsent();
show();
