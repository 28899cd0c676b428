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

/** The web pages inside an app, by WebKitWebDriver, which connects to the app's own inspector server. */
export class WebPart {
  #driver = null;

  constructor(helper, inspectorPort) {
    this.helper = helper;
    this.inspectorPort = inspectorPort;
    this.proxy = null;
  }

  /** True when the app has a WebKit that may be automated. */
  isThere() { return answers(this.inspectorPort); }

  async open() {
    if (this.proxy) return;
    const port = await freePort();
    this.#driver = (await this.helper.ask('service', { argv: ['WebKitWebDriver', `--port=${port}`, `--target=127.0.0.1:${this.inspectorPort}`] })).pid;
    const proxy = new JWProxy({ server: '127.0.0.1', port, base: '', keepAlive: true });
    const deadline = Date.now() + 10_000;
    while (!await answers(port)) {
      if (Date.now() > deadline) throw new errors.UnknownError('WebKitWebDriver did not start within 10 s');
      await after(20);
    }
    await proxy.command('/session', 'POST', { capabilities: { alwaysMatch: {}, firstMatch: [{}] } });
    this.proxy = proxy;
  }

  /** Ends the connection; the app and its page stay as they are. */
  async close() {
    this.proxy = null;
    if (this.#driver) await this.helper.ask('kill', { pid: this.#driver });
    this.#driver = null;
  }
}
