import { errors } from 'appium/driver.js';
import { wordsOf } from './command-line.js';
import { StateFolder } from './state-folder.js';
import { WebPart, freePort } from './webview.js';

/** States of the protocol's queryAppState. */
export const AppState = { NOT_RUNNING: 1, BACKGROUND: 3, FOREGROUND: 4 };

/** The app under test: started, ended and started again on the session's desktop. */
export class App {
  constructor(helper, options, state, inspectorPort) {
    this.helper = helper;
    this.words = wordsOf(options.app);
    this.arguments = [].concat(options.appArguments ?? []);
    this.state = state;
    this.within = (options.launchTimeout ?? 20_000) / 1000;
    this.web = new WebPart(helper, inspectorPort);
    this.environment = {
      ...state?.environment,
      ...options.environment,
      WEBKIT_INSPECTOR_SERVER: `127.0.0.1:${inspectorPort}`,
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      // WebKit's sandbox cannot be made by root
      ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
    };
  }

  static async prepare(helper, options, log) {
    const state = await StateFolder.at(options.environment?.XDG_DATA_HOME, options.noReset === true);
    log.info(`the app keeps its data in ${state.folder}`);
    return new App(helper, options, state, await freePort());
  }

  /** Starts it and waits for its window. What is given is laid over the session's own arguments and variables, for this start. */
  async launch({ args, environment } = {}) {
    await this.helper.ask('launch', {
      argv: [...this.words, ...(args ?? this.arguments)], env: texts({ ...this.environment, ...environment }), cwd: null, within: this.within,
    });
  }

  /** Ends it at once, as a phone does: nothing in it is told. signal TERM asks it to end by itself. */
  async terminate(signal = 'KILL') {
    await this.web.close();
    return await this.helper.ask('stop', { signal_name: `SIG${signal.replace(/^SIG/, '')}` });
  }

  async query() {
    const { running, front } = await this.helper.ask('state');
    return running ? front ? AppState.FOREGROUND : AppState.BACKGROUND : AppState.NOT_RUNNING;
  }

  async activate() {
    const state = await this.query();
    if (state === AppState.NOT_RUNNING) await this.launch();
    else if (state === AppState.BACKGROUND) await this.helper.ask('foreground');
  }

  /** Opens an address as a link on the desktop does: the program is started with it; one that runs already is handed it over. */
  async deepLink(url) {
    if (await this.query() === AppState.NOT_RUNNING) {
      await this.launch({ args: [...this.arguments, url] });
      return;
    }
    await this.helper.ask('run', { argv: [...this.words, ...this.arguments, url], env: texts(this.environment), within: this.within });
    // the app brings itself to the front; where there is no window manager nobody else can
    if (await this.query() === AppState.BACKGROUND) await this.helper.ask('foreground');
  }

  /** Says how the app ended, when it did so by itself. */
  async throwIfEnded() {
    const { running, code } = await this.helper.ask('state').catch(() => ({ running: true }));
    if (running || code === null) return;
    throw new errors.NoSuchWindowError(`the app has ended with ${code < 0 ? `signal ${-code}` : `exit code ${code}`}. Its last lines: ${await this.helper.ask('tail') || '(none)'}`);
  }
}

const texts = values => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
