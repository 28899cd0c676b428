import { JWProxy, errors } from 'appium/driver.js';
import net from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

export const freePort = () => new Promise((resolve, reject) => {
  const server = net.createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

const answers = port => new Promise(resolve => {
  const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); }).once('error', () => resolve(false));
});

const SESSION = 5000; // ms until a page must have taken the connection
const COMMAND = 60_000; // ms that a page's own script may take
const CLICK = 4000;
const LOOK = 100;

/** The web pages inside an app, by WebKitWebDriver, which connects to the app's own inspector server. */
export class WebPart extends JWProxy {
  #driver = null;
  #opening = null;

  constructor(helper, inspectorPort) {
    super({ server: '127.0.0.1', base: '', keepAlive: true });
    this.helper = helper;
    this.inspectorPort = inspectorPort;
  }

  /** True when the app has a WebKit that may be automated. */
  isThere() { return answers(this.inspectorPort); }

  /** Connects to the page, unless that is done. */
  async open() {
    if (!this.sessionId) await (this.#opening ??= this.#connect().finally(() => { this.#opening = null; }));
  }

  /** Every command goes through here. One that a dead page leaves without an answer ends the connection; the next makes another one. */
  async proxy(url, method, body) {
    // here, as Appium answers nothing when a driver's proxyReqRes throws
    if (url !== '/session') await this.open();
    try {
      return await super.proxy(url, method, body);
    } catch (error) {
      const said = error.getActualError?.() ?? error;
      const ended = said.error === 'invalid session id', silent = /Could not proxy command/.test(said.message);
      if (!ended && !silent) throw error;
      await this.close();
      throw ended
        ? answer(404, 'no such window', `the page inside the app has gone: ${said.message}`)
        : answer(500, 'unknown error', `the page inside the app does not answer (${said.message.replace(/^.*Original error: /, '')}): its process or WebKitWebDriver has ended, or hangs`);
    }
  }

  async #connect() {
    await this.close();
    this.port = await freePort();
    this.#driver = (await this.helper.ask('service', { argv: ['WebKitWebDriver', `--port=${this.port}`, `--target=127.0.0.1:${this.inspectorPort}`] })).pid;
    const deadline = Date.now() + SESSION;
    while (!await answers(this.port)) {
      if (Date.now() > deadline) throw new errors.UnknownError(`WebKitWebDriver did not start within ${SESSION / 1000} s`);
      await after(20);
    }
    this.timeout = SESSION;
    await this.command('/session', 'POST', { capabilities: { alwaysMatch: {}, firstMatch: [{}] } });
    this.timeout = COMMAND;
  }

  /**
   * Clicks; false when the page has not answered in time.
   * WebKitWebDriver answers when the page draws next, and a page that its click puts behind a native screen does not draw: that it is hidden is answer enough. The connection stays, as one
   * that is ended while a command waits leaves the app's side waiting too: it takes no other.
   */
  async click(id) {
    const clicked = this.command(`/element/${id}/click`, 'POST', {}).then(() => true);
    const over = new AbortController();
    try {
      return await Promise.race([clicked, this.#hides(over.signal)]);
    } finally {
      over.abort();
      clicked.catch(() => {});
    }
  }

  async #hides(over) {
    const deadline = Date.now() + CLICK;
    while (Date.now() < deadline) {
      await after(LOOK);
      if (over.aborted) return false;
      if (await this.command('/execute/sync', 'POST', { script: 'return document.hidden', args: [] }).catch(() => false)) return true;
    }
    return false;
  }

  /** Ends the connection; the app and its page stay as they are. */
  async close() {
    this.sessionId = null;
    const driver = this.#driver;
    this.#driver = null;
    if (driver) await this.helper.ask('kill', { pid: driver });
  }
}

const answer = (status, error, message) => new errors.ProxyRequestError(message, { value: { error, message, stacktrace: '' } }, status);
