import { errors } from 'appium/driver.js';
import fs from 'node:fs';

/** The words of a command line: quotes hold words together; a path of an existing file is one word. */
export function wordsOf(command) {
  if (fs.existsSync(command)) return command.endsWith('.py') && !executable(command) ? ['/usr/bin/python3', command] : [command];
  const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(m => m[1] ?? m[2] ?? m[3]);
  if (words.length === 0) throw new errors.InvalidArgumentError('appium:app is empty: name the program');
  return words;
}

function executable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
