/** A raw W3C client and a server for the tests. */
import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const HERE = path.dirname(fileURLToPath(import.meta.url));
export const SHOP = path.resolve(HERE, '../../SampleApp/trackshop.py');

export const freePort = () => new Promise(done => {
  const server = net.createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
});

/** Appium from APPIUM_ROOT (a folder with node_modules that has appium and this driver); default tests/appium. */
export async function startServer() {
  const root = process.env.APPIUM_ROOT ?? path.resolve(HERE, '../../appium');
  const port = await freePort();
  const main = path.join(path.dirname(createRequire(path.join(root, 'x.js')).resolve('appium/package.json')), 'index.js');
  const server = spawn(process.execPath, [main, '--address', '127.0.0.1', '--port', `${port}`, '--log-no-colors'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let log = '';
  await new Promise((ready, failed) => {
    server.stdout.on('data', data => { log += data; if (/listener started|No plugins|Appium REST http interface/.test(log)) ready(); });
    server.once('exit', code => failed(new Error(`Appium ended with ${code}: ${log}`)));
  });
  return { url: `http://127.0.0.1:${port}`, process: server, log: () => log, stop: () => new Promise(done => { server.once('exit', done); server.kill(); }) };
}

/** What the shop reports, event by event, with a switch that makes the endpoint fail. */
export async function startCollector() {
  const { createServer } = await import('node:http');
  const events = [], waiting = [];
  const collector = { events, status: 200 };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', d => { body += d; }).on('end', () => {
      response.writeHead(collector.status, { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }).end();
      if (request.method !== 'POST' || collector.status !== 200) return;
      for (const e of JSON.parse(body).data) {
        const { schema, data } = JSON.parse(e.ue_pr).data;
        events.push({ name: schema.split('/')[1], data, raw: e });
      }
      for (const check of [...waiting]) check();
    });
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  collector.url = `http://127.0.0.1:${server.address().port}`;
  collector.stop = () => new Promise(done => { server.close(done); server.closeAllConnections(); });
  /** Waits for the nth event (from 1) that matches. */
  collector.event = (name, matches = () => true, nth = 1) => new Promise((found, failed) => {
    const timer = setTimeout(() => failed(new Error(`no ${name} came; there were ${events.map(e => e.name).join(', ')}`)), 10_000);
    const check = () => {
      const all = events.filter(e => e.name === name && matches(e));
      if (all.length < nth) return;
      clearTimeout(timer);
      waiting.splice(waiting.indexOf(check), 1);
      found(all[nth - 1]);
    };
    waiting.push(check);
    check();
  });
  return collector;
}

export class Session {
  static async start(server, capabilities) {
    const { sessionId, capabilities: given } = await call(server.url, 'POST', '/session', { capabilities: { alwaysMatch: { platformName: 'Linux', 'appium:automationName': 'Gtk', ...capabilities }, firstMatch: [{}] } });
    const session = new Session();
    return Object.assign(session, { url: `${server.url}/session/${sessionId}`, capabilities: given });
  }

  get = p => call(this.url, 'GET', p);
  post = (p, body = {}) => call(this.url, 'POST', p, body);
  end = () => call(this.url, 'DELETE', '');
  mobile = (name, parameters = {}) => this.post('/execute/sync', { script: `mobile: ${name}`, args: [parameters] });
  script = text => this.post('/execute/sync', { script: text, args: [] });
  find = async (using, value) => (await this.post('/element', { using, value }))[ELEMENT];
  findAll = async (using, value) => (await this.post('/elements', { using, value })).map(e => e[ELEMENT]);
  click = id => this.post(`/element/${id}/click`);
  tap = async (using, value) => this.click(await this.find(using, value));
  text = id => this.get(`/element/${id}/text`);
  attribute = (id, name) => this.get(`/element/${id}/attribute/${name}`);
  rect = id => this.get(`/element/${id}/rect`);
  touch = (...actions) => this.post('/actions', { actions: [{ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions }] });
  swipe = (x, y, toX, toY, ms, hold = 200) => this.touch(
    { type: 'pointerMove', x, y, duration: 0 }, { type: 'pointerDown', button: 0 }, { type: 'pointerMove', x: toX, y: toY, duration: ms }, { type: 'pause', duration: hold }, { type: 'pointerUp', button: 0 });
  until = async (condition, what) => {
    const deadline = Date.now() + 8000;
    for (;;) {
      const value = await condition().catch(() => null);
      if (value) return value;
      if (Date.now() > deadline) throw new Error(`not in time: ${what}`);
    }
  };
}

async function call(base, method, p, body) {
  const response = await fetch(base + p, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw Object.assign(new Error(`${value.error}: ${value.message}`), { code: value.error });
  return value;
}

export const temporaryFolder = () => fs.mkdtemp(path.join(os.tmpdir(), 'gtk-driver-test-'));
