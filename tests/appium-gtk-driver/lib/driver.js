import { BaseDriver, errors } from 'appium/driver.js';
import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { App } from './app.js';
import { executeMethods, mobileCommands } from './commands.js';
import { find, strategies } from './find.js';
import { chainOf, typed } from './gestures.js';
import { Helper } from './helper.js';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const NATIVE = 'NATIVE_APP';
const NUMBERS = new Set(['x', 'y', 'width', 'height']);

/** Drives a GTK app: its widgets by accessibility, its touch by the pointer, the web pages inside by WebKitWebDriver. */
export class GtkDriver extends BaseDriver {
  static executeMethodMap = executeMethods;

  desiredCapConstraints = {
    app: { presence: true, isString: true },
    appArguments: {},
    environment: { isObject: true },
    noReset: { isBoolean: true },
    display: { isString: true },
    screen: { isString: true },
    launchTimeout: { isNumber: true },
    autoLaunch: { isBoolean: true },
  };
  locatorStrategies = [...strategies, 'css selector', 'link text', 'partial link text'];
  context = NATIVE;

  // ---- session

  async createSession(...args) {
    const [id, capabilities] = await super.createSession(...args);
    try {
      const [width, height] = sizeOf(this.opts.screen ?? '420x760');
      this.helper = new Helper(this.log);
      const desktop = await this.helper.ask('begin', { display: this.opts.display ?? 'own', width, height });
      this.folder = desktop.folder;
      this.log.info(`desktop on display ${desktop.display}`);
      this.app = await App.prepare(this.helper, this.opts, this.log);
      if (this.opts.autoLaunch !== false) await this.app.launch();
      return [id, { ...capabilities, display: desktop.display }];
    } catch (error) {
      await this.#end();
      await super.deleteSession(id);
      throw new errors.SessionNotCreatedError(error.message);
    }
  }

  async deleteSession(id) {
    await this.#end();
    await super.deleteSession(id);
  }

  async #end() {
    this.context = NATIVE;
    const { helper, app } = this;
    this.helper = this.app = null;
    await helper?.end();
    await app?.state.end();
  }

  // ---- contexts

  get webContext() { return `WEBVIEW_${path.basename(this.app.words.at(-1)).replace(/\.\w+$/, '')}`; }

  async getContexts() { return await this.app.web.isThere() ? [NATIVE, this.webContext] : [NATIVE]; }

  async getCurrentContext() { return this.context; }

  async setContext(name) {
    if (name == null) name = NATIVE;
    if (!(await this.getContexts()).includes(name)) throw new errors.NoSuchContextError(`there is no context ${name}`);
    if (name !== NATIVE) await this.app.web.open();
    this.context = name;
  }

  proxyActive() { return this.context !== NATIVE; }

  canProxy() { return true; }

  getProxyAvoidList() {
    return [
      ['GET', /^\/session\/[^/]+\/contexts?$/], ['POST', /^\/session\/[^/]+\/context$/], ['DELETE', /^\/session\/[^/]+$/],
      ['GET', /^\/session\/[^/]+\/appium/], ['POST', /^\/session\/[^/]+\/appium/], ['POST', /^\/session\/[^/]+\/(se\/)?log$/], ['GET', /^\/session\/[^/]+\/(se\/)?log\/types$/],
      // a page that its click takes off the screen does not answer
      ['POST', /^\/session\/[^/]+\/element\/[^/]+\/click$/],
      // mobile: commands are the driver's, scripts of the page are the page's
      ['POST', /^\/session\/[^/]+\/execute\/sync$/],
    ];
  }

  async proxyReqRes(...args) {
    return await this.app.web.proxyReqRes(...args);
  }

  async execute(script, args) {
    if (/^mobile:/.test(script)) return await this.executeMethod(script, args);
    if (!this.proxyActive()) throw new errors.UnsupportedOperationError(`in ${NATIVE} only "mobile: …" can be executed`);
    return await this.app.web.command('/execute/sync', 'POST', { script, args });
  }

  // ---- finding

  async getPageSource() { return await this.#aliveSource(); }

  async findElOrEls(strategy, value, many, below) {
    if (!strategies.includes(strategy)) throw new errors.InvalidSelectorError(`${strategy} works in a web context; in ${NATIVE} there are ${strategies.join(', ')}`);
    let found = [];
    const look = async () => {
      found = find(await this.#aliveSource(), strategy, value, below ? refOf(below) : null);
      return found.length > 0;
    };
    await this.implicitWaitForCondition(look).catch(error => { if (!/Condition unmet/.test(error.message)) throw error; });
    const elements = found.map(node => ({ [ELEMENT]: idOf(node.getAttribute('ref')) }));
    if (many) return elements;
    if (elements.length === 0) throw new errors.NoSuchElementError(`no element is found by ${strategy}: ${value}`);
    return elements[0];
  }

  async #aliveSource() {
    try {
      return await this.helper.ask('source');
    } catch (error) {
      await this.app.throwIfEnded();
      throw error;
    }
  }

  async #widget(id) {
    try {
      return await this.helper.ask('widget', { ref: refOf(id) });
    } catch (error) {
      await this.app.throwIfEnded();
      throw error;
    }
  }

  async #middle(id) {
    const { x, y, width, height } = await this.#widget(id);
    if (x === undefined) throw new errors.ElementNotInteractableError('the element is scrolled out of the window');
    return { x: +x + width / 2, y: +y + height / 2 };
  }

  // ---- elements

  async click(id) {
    if (this.proxyActive()) {
      if (!await this.app.web.click(id)) this.log.warn('the page did not answer its click');
      return;
    }
    const widget = await this.#widget(id);
    if (widget.displayed !== 'true') throw new errors.ElementNotInteractableError('the element is not displayed: scroll to it first');
    const { x, y } = await this.#middle(id);
    await this.helper.ask('input', { argv: ['mousemove', `${Math.round(x)}`, `${Math.round(y)}`, 'click', '1'], within: 5 });
  }

  async setValue(text, id) {
    await this.helper.ask('focus', { ref: refOf(id) });
    const before = (await this.#widget(id)).text, added = [].concat(text).join('');
    await this.helper.ask('input', { argv: typed(added), within: 10 + added.length / 50 });
    if (/[\uE000-\uF8FF]/.test(added)) return;
    // keys come one by one: the field is looked at until it has them all, or has not changed for a while
    let seen = before, changed = performance.now();
    while (seen !== before + added && performance.now() - changed < 800) {
      await pause(20);
      const { text } = await this.#widget(id);
      if (text !== seen) [seen, changed] = [text, performance.now()];
    }
    // a key map that lacks the characters: the text is set as assistive technology does
    if (seen !== before + added && !seen.endsWith(added)) await this.helper.ask('set_text', { ref: refOf(id), text: before + added });
  }

  async clear(id) { await this.helper.ask('set_text', { ref: refOf(id), text: '' }); }

  async getText(id) { return (await this.#widget(id)).text; }

  async getAttribute(name, id) { return (await this.#widget(id))[name] ?? null; }

  async getProperty(name, id) { return this.getAttribute(name, id); }

  async getName(id) { return (await this.#widget(id)).class; }

  async elementDisplayed(id) { return (await this.#widget(id)).displayed === 'true'; }

  async elementEnabled(id) { return (await this.#widget(id)).enabled === 'true'; }

  async elementSelected(id) {
    const { selected, checked } = await this.#widget(id);
    return selected === 'true' || checked === 'true';
  }

  async getElementRect(id) { return rectOf(await this.#widget(id)); }

  async active() {
    const node = find(await this.#aliveSource(), 'xpath', '//*[@focused="true"]', null).at(-1);
    if (!node) throw new errors.NoSuchElementError('no element has the focus');
    return { [ELEMENT]: idOf(node.getAttribute('ref')) };
  }

  // ---- touch and keys

  async performActions(sequences) {
    const { chain, milliseconds } = await chainOf(sequences, async origin => this.#middle(origin[ELEMENT] ?? origin));
    if (chain.length > 0) await this.helper.ask('input', { argv: chain, within: 10 + milliseconds / 500 });
  }

  async releaseActions() { await this.helper.ask('input', { argv: ['mouseup', '1'], within: 5 }); }

  // ---- the window

  async getWindowRect() { return rectOf(await this.helper.ask('window')); }

  /** As the desktop's own key for it does, Alt+Left. */
  async back() { await this.helper.ask('input', { argv: ['key', 'alt+Left'], within: 5 }); }

  async title() { return (await this.helper.ask('window')).name; }

  async getScreenshot() {
    const file = path.join(this.folder, 'screenshot.png');
    await this.helper.ask('screenshot', { file });
    return (await fs.readFile(file)).toString('base64');
  }

  supportedLogTypes = {
    app: { description: 'What the app printed last', getter: async self => (await self.helper.ask('tail')).split('\n').map(message => ({ timestamp: Date.now(), level: 'ALL', message })) },
  };
}

Object.assign(GtkDriver.prototype, mobileCommands);

const idOf = ref => ref.replace(/^:/, '').replace('/', '-');
const refOf = id => ':' + (id[ELEMENT] ?? id).replace('-', '/');
const rectOf = widget => Object.fromEntries([...NUMBERS].map(name => [name, widget[name] === undefined ? 0 : +widget[name]]));

function sizeOf(text) {
  const size = /^(\d+)x(\d+)$/.exec(text);
  if (!size) throw new errors.InvalidArgumentError(`appium:screen is "${text}"; write width x height, such as 420x760`);
  return [+size[1], +size[2]];
}
