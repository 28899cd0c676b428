// Login.
import { html, post } from '/dom.js';
import { go } from '/router.js';
import { tracking } from '/tracking.js';

export const login = page => {
  document.title = '登录 Log in · 小店';
  tracking.enter({ page: 'login' });
  const form = page.appendChild(html`
    <form class="sheet" id="login-form">
      <h1>登录 Log in</h1>
      <p><label>用户名 Name <input id="user" name="user" autocomplete="off"></label></p>
      <p><label>密码 Password <input id="password" name="password" type="password" autocomplete="off"></label></p>
      <p><button id="login-submit" class="strong">登录 Log in</button> <span role="status" id="login-status"></span></p>
    </form>`);
  form.onsubmit = async event => {
    event.preventDefault();
    const { user, password } = Object.fromEntries(new FormData(form));
    try {
      const { userId } = await post('/login', { user, password });
      localStorage.setItem('user', userId);
      tracking.user(userId);
      tracking.custom('login', { method: 'password', result: 'ok' });
      dispatchEvent(new Event('shop:user'));
      go('/');
    } catch (failure) {
      tracking.custom('login', { method: 'password', result: 'fail' });
      form.querySelector('#login-status').textContent = `登录失败 Failed: ${failure.message}`;
    }
  };
};
