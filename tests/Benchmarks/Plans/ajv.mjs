// the peer: ajv compiled, from the same UTF-8 text to a verdict, on one core
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const [, , file, modules, seconds] = process.argv;
const require = createRequire(modules + '/');
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default ?? require('ajv-formats');
const out = {};
for (const { corpus, formats, subjects } of JSON.parse(readFileSync(file, 'utf8'))) {
  const ajv = new Ajv({ strict: false, validateSchema: false, validateFormats: formats, unicodeRegExp: false, logger: false });
  if (formats) addFormats(ajv);
  const all = [];
  for (const s of subjects) {
    const schema = JSON.parse(s.schema); delete schema.$id; delete schema.$schema;
    const validate = ajv.compile(schema);
    for (const p of s.payloads) all.push([validate, Buffer.from(p, 'base64')]);
  }
  let valid = 0;
  const once = () => { valid = 0; for (const [validate, text] of all) if (validate(JSON.parse(text.toString('utf8')))) valid++; };
  const run = ms => { const start = performance.now(), cpu = process.cpuUsage(); let done = 0; do { once(); done += all.length; } while (performance.now() - start < ms); const used = process.cpuUsage(cpu); return done / (used.user + used.system) * 1e6; };
  run(seconds * 1000);
  out[corpus] = { perSecond: Math.max(run(seconds * 333), run(seconds * 333), run(seconds * 333)), valid, all: all.length };
}
console.log(JSON.stringify(out));
