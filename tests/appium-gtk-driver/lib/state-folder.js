import { errors } from 'appium/driver.js';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const MARK = '.appium-gtk-state';

/** Where the app keeps its data: XDG_DATA_HOME and its sisters. Only a folder that this driver made is ever emptied. */
export class StateFolder {
  #ours;

  constructor(folder, ours) {
    this.folder = folder;
    this.#ours = ours;
  }

  /** named: the folder that the caller chose, or null for one of our own that goes with the session. */
  static async at(named, keep) {
    if (!named) return new StateFolder(await fs.mkdtemp(path.join(os.tmpdir(), 'appium-gtk-state-')), true);
    const state = new StateFolder(named, false);
    const there = await fs.readdir(named).catch(() => []);
    if (there.length === 0) {
      await fs.mkdir(named, { recursive: true });
      await fs.writeFile(path.join(named, MARK), '');
    } else if (!keep) await state.clear();
    return state;
  }

  get environment() {
    return { XDG_DATA_HOME: this.folder, XDG_CONFIG_HOME: path.join(this.folder, '.config'), XDG_CACHE_HOME: path.join(this.folder, '.cache'), XDG_STATE_HOME: path.join(this.folder, '.state') };
  }

  async clear() {
    const there = await fs.readdir(this.folder);
    if (!this.#ours && !there.includes(MARK)) {
      throw new errors.InvalidArgumentError(`${this.folder} holds files that this driver did not make, so it is not emptied: name an empty folder, or set appium:noReset`);
    }
    for (const name of there) if (name !== MARK) await fs.rm(path.join(this.folder, name), { recursive: true, force: true });
  }

  async end() {
    if (this.#ours) await fs.rm(this.folder, { recursive: true, force: true });
  }
}
