import { errors } from 'appium/driver.js';
import { spawn } from 'node:child_process';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../helper/session.py', import.meta.url));

/** The helper process of one session: it owns the desktop, the app and everything else that was started. Ends when its input is closed. */
export class Helper {
  #waiting = new Map();
  #last = 0;
  #ended = null;

  constructor(log) {
    this.process = spawn('/usr/bin/python3', [PROGRAM], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.exited = new Promise(done => this.process.once('exit', done));
    this.process.once('error', error => this.#end(`/usr/bin/python3 cannot be started: ${error.message}`));
    this.process.once('exit', code => this.#end(`the driver's helper ended with ${code}`));
    this.process.stdin.on('error', () => {});
    readline.createInterface({ input: this.process.stderr }).on('line', line => log.warn(`helper: ${line}`));
    readline.createInterface({ input: this.process.stdout }).on('line', line => this.#answer(JSON.parse(line)));
  }

  /** One request; its answer, or the protocol's error for it. */
  ask(what, parameters = {}) {
    if (this.#ended) return Promise.reject(new errors.UnknownError(this.#ended));
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.process.stdin.write(JSON.stringify({ id, do: what, with: parameters }) + '\n');
    });
  }

  /** Ends everything; returns when nothing is left. */
  async end() {
    this.process.stdin.end();
    await this.exited;
  }

  #answer({ id, result, error, gone }) {
    const { resolve, reject } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (gone) reject?.(new errors.StaleElementReferenceError(gone));
    else if (error) reject?.(new errors.UnknownError(error));
    else resolve?.(result);
  }

  #end(why) {
    this.#ended ??= why;
    for (const { reject } of this.#waiting.values()) reject(new errors.UnknownError(this.#ended));
    this.#waiting.clear();
  }
}
