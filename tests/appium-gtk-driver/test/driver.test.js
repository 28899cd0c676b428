import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { SHOP, Session, startCollector, startServer } from './client.js';

let server, collector, shop;

before(async () => {
  server = await startServer();
  collector = await startCollector();
  const began = performance.now();
  shop = await Session.start(server, { 'appium:app': SHOP, 'appium:environment': { APP_COLLECTOR: collector.url } });
  console.log(`session ${Math.round(performance.now() - began)} ms`);
});

after(async () => {
  await shop?.end();
  await collector?.stop();
  await server?.stop();
});

describe('a session with the sample shop', () => {
  it('finds by each way and reads what is found', async () => {
    const cards = await shop.findAll('id', 'product-card');
    assert.equal(cards.length, 30);
    assert.equal(await shop.attribute(cards[2], 'description'), 'SKU-3');
    assert.equal(await shop.attribute(cards[2], 'visible-share'), '1.0000');
    assert.equal(await shop.attribute(cards[29], 'displayed'), 'false');
    const inside = await shop.post(`/element/${cards[1]}/element`, { using: 'id', value: 'card-price' });
    assert.equal(await shop.text(Object.values(inside)[0]), '¥12.64');
    assert.equal(await shop.find('name', 'Cart'), await shop.find('accessibility id', 'open-cart'));
    assert.equal(await shop.find('xpath', "//Button[@id='open-cart']"), await shop.find('accessibility id', 'Cart'));
    assert.ok((await shop.findAll('class name', 'Button')).length > 30);
    await assert.rejects(shop.find('id', 'nowhere'), { code: 'no such element' });
    await assert.rejects(shop.find('xpath', '//['), { code: 'invalid selector' });
  });

  it('taps, and the app reports it', async () => {
    await shop.tap('xpath', "//*[@id='product-card'][@description='SKU-2']");
    await shop.until(() => shop.find('id', 'detail-name'), 'the detail screen');
    assert.equal(await shop.get('/title'), 'TrackShop - Product');
    assert.equal((await collector.event('product_click')).data.sku, 'SKU-2');
    await shop.post('/back');
    await shop.until(async () => await shop.get('/title') === 'TrackShop - Home', 'home');
  });

  it('tells the whole source fast enough to sample it', async () => {
    const times = [];
    for (let i = 0; i < 20; i++) {
      const began = performance.now();
      await shop.get('/source');
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    console.log(`source: median ${times[10].toFixed(0)} ms, slowest ${times[19].toFixed(0)} ms`);
    assert.ok(times[10] < 250, `${times[10]} ms`);
  });

  it('swipes, flings and holds', async () => {
    const card = await shop.find('xpath', "//*[@id='product-card'][@description='SKU-3']");
    const before = await shop.rect(card);
    await shop.swipe(200, 600, 200, 400, 300);
    assert.equal((await shop.rect(card)).y, before.y - 200);
    await shop.swipe(200, 600, 200, 200, 120, 0);
    await shop.until(async () => await shop.attribute(card, 'displayed') === 'false', 'the fling runs on');
    await shop.tap('id', 'open-home');
    await shop.until(() => shop.find('xpath', "//*[@id='banner'][@displayed='true']"), 'home anew');
    await shop.swipe(300, 100, 100, 100, 200);
    assert.deepEqual((await collector.event('banner_slide')).data, { direction: 'left', index: 2 });
    const { x, y } = await shop.rect(await shop.find('xpath', "//*[@id='product-card'][@description='SKU-2'][@displayed='true']"));
    await shop.touch({ type: 'pointerMove', x: x + 60, y: y + 40 }, { type: 'pointerDown', button: 0 }, { type: 'pause', duration: 900 }, { type: 'pointerUp', button: 0 });
    assert.equal((await collector.event('product_favourite')).data.sku, 'SKU-2');
  });

  it('types into fields', async () => {
    await shop.tap('id', 'open-login');
    const name = await shop.until(() => shop.find('id', 'user-box'), 'the login screen');
    await shop.post(`/element/${name}/value`, { text: 'lin.yue 林' });
    assert.equal(await shop.text(name), 'lin.yue 林');
    assert.equal(await shop.attribute(await shop.find('id', 'password-box'), 'password'), 'true');
    await shop.post(`/element/${name}/clear`);
    await shop.post(`/element/${name}/value`, { text: 'lin.yue' });
    await shop.post(`/element/${await shop.find('id', 'password-box')}/value`, { text: 's3cret!' });
    await shop.tap('id', 'login-button');
    assert.equal((await collector.event('login')).raw.uid, 'lin.yue');
    assert.equal(await shop.attribute(await shop.find('id', 'login-button'), 'enabled'), 'false');
  });

  it('goes to the background and comes back', async () => {
    await shop.mobile('backgroundApp', { seconds: -1 });
    assert.equal(await shop.mobile('queryAppState'), 3);
    await collector.event('app_background');
    assert.equal(await shop.attribute(await shop.find('id', 'open-home'), 'displayed'), 'false');
    await shop.mobile('activateApp');
    assert.equal(await shop.mobile('queryAppState'), 4);
    await collector.event('app_start', e => e.data.type === 'hot');
  });

  it('opens deep links in the app that runs', async () => {
    await shop.mobile('deepLink', { url: 'trackshop://product/SKU-7?from=push' });
    await collector.event('screen_view', e => e.data.page.item === 'SKU-7');
    assert.equal(await shop.text(await shop.find('id', 'detail-price')), '¥19.49');
  });

  it('drives the page inside, in its context', async () => {
    await shop.mobile('deepLink', { url: 'trackshop://story/SKU-4' });
    await collector.event('screen_view', e => e.data.page.id === 'story');
    assert.deepEqual(await shop.get('/contexts'), ['NATIVE_APP', 'WEBVIEW_trackshop']);
    await shop.post('/context', { name: 'WEBVIEW_trackshop' });
    assert.equal(await shop.script('return document.title'), 'Story of SKU-4');
    await shop.tap('css selector', '#story-buy');
    const bought = await collector.event('story_buy');
    assert.equal(bought.raw.aid, 'trackshop-app');
    await shop.tap('css selector', '#story-cart');
    await shop.post('/context', { name: 'NATIVE_APP' });
    await shop.until(() => shop.find('id', 'cart-total'), 'the cart, opened by the page');
    await shop.tap('id', 'back');
    await shop.post('/context', { name: 'WEBVIEW_trackshop' });
    assert.equal(await shop.script('return document.title'), 'Story of SKU-4');
    await shop.post('/context', { name: 'NATIVE_APP' });
    await shop.tap('id', 'back');
    await assert.rejects(shop.post('/context', { name: 'WEBVIEW_other' }), /no context WEBVIEW_other/);
    await assert.rejects(shop.find('css selector', '#x'), { code: 'invalid selector' });
  });

  it('answers when the click of a page opens a native screen over it, and goes on with the page', async () => {
    for (const sku of ['SKU-5', 'SKU-6', 'SKU-7']) {
      await shop.mobile('deepLink', { url: `trackshop://story/${sku}` });
      await collector.event('screen_view', e => e.data.page.item === sku && e.data.page.id === 'story');
      await shop.post('/context', { name: 'WEBVIEW_trackshop' });
      const began = performance.now();
      await shop.tap('css selector', '#story-cart');
      assert.ok(performance.now() - began < 2000, `${performance.now() - began} ms`);
      assert.deepEqual(await shop.script('return [document.title, document.hidden]'), [`Story of ${sku}`, true]);
      await shop.post('/context', { name: 'NATIVE_APP' });
      await shop.tap('id', 'back');
      await shop.tap('id', 'back');
    }
  });

  it('answers when what the page runs in dies, and connects to it anew', async () => {
    const kill = name => process.kill(+execFileSync('pgrep', ['-nf', name], { encoding: 'utf8' }), 'SIGKILL');
    await shop.mobile('deepLink', { url: 'trackshop://story/SKU-8' });
    await collector.event('screen_view', e => e.data.page.item === 'SKU-8' && e.data.page.id === 'story');
    await shop.post('/context', { name: 'WEBVIEW_trackshop' });
    kill('WebKitWebDriver --port');
    await assert.rejects(shop.script('return 1'), /does not answer/);
    assert.equal(await shop.script('return document.title'), 'Story of SKU-8');
    kill('WebKitWebProcess');
    await shop.until(() => shop.script('return 1').then(() => null, error => /page crash/.test(error.message)), 'the crash');
    await assert.rejects(shop.find('css selector', '#story-cart'));
    await shop.post('/context', { name: 'NATIVE_APP' });
    assert.equal(await shop.mobile('queryAppState'), 4);
    await shop.tap('id', 'back');
  });

  it('takes a picture and tells the window and the source', async () => {
    assert.equal(Buffer.from(await shop.get('/screenshot'), 'base64').subarray(1, 4).toString(), 'PNG');
    assert.deepEqual(await shop.get('/window/rect'), { x: 0, y: 0, width: 420, height: 760 });
    assert.match(await shop.get('/source'), /<Frame [^>]*name="TrackShop/);
  });

  it('ends the app and starts it again, with what it kept', async () => {
    const device = (await collector.event('app_start')).raw;
    collector.status = 503;
    await shop.tap('id', 'open-cart');
    assert.equal(await shop.mobile('terminateApp'), true);
    assert.equal(await shop.mobile('queryAppState'), 1);
    const already = collector.events.length;
    collector.status = 200;
    await shop.mobile('launchApp', { environment: { APP_VERSION: '2.0.0' } });
    await collector.event('app_start', e => e.data.type === 'cold', 2);
    assert.ok(collector.events.slice(already).some(e => e.name === 'screen_view' && e.data.page.id === 'cart'), 'what was queued comes after the start');
    const session = raw => JSON.parse(raw.co).data.find(e => e.schema.includes('client_session')).data;
    assert.equal(session(collector.events.at(-1).raw).userId, session(device).userId);
    await shop.mobile('terminateApp');
    await shop.mobile('clearApp');
    await shop.mobile('launchApp');
    assert.notEqual(session((await collector.event('app_start', e => e.data.type === 'cold', 3)).raw).userId, session(device).userId);
  });

  it('says that it has no network switch', async () => {
    await assert.rejects(shop.mobile('setConnectivity', { offline: true }), /collector/);
  });
});

describe('processes', () => {
  const left = () => execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n').filter(l => /appium-gtk-driver\/helper|Xvfb -displayfd|appium-gtk-[a-z0-9_]{8}\//.test(l) && !/ ps /.test(l));

  it('says how an app ended that crashed, and leaves nothing', async () => {
    const before = left().length;
    const crashing = await Session.start(server, { 'appium:app': `/usr/bin/python3 ${SHOP}` });
    const pid = execFileSync('pgrep', ['-nf', 'trackshop.py'], { encoding: 'utf8' }).trim();
    process.kill(+pid, 'SIGSEGV');
    await crashing.until(async () => await crashing.mobile('queryAppState') === 1, 'the crash');
    await assert.rejects(crashing.find('id', 'banner'), error => error.code === 'no such window' && /signal 11/.test(error.message));
    await assert.rejects(crashing.get('/source'), /signal 11/);
    await crashing.end();
    assert.equal(left().length, before);
  });

  it('says why an app does not start', async () => {
    const before = left().length;
    await assert.rejects(Session.start(server, { 'appium:app': '/usr/bin/python3 -c "print(\'no database\'); exit(3)"' }), /ended with 3.*no database/s);
    await assert.rejects(Session.start(server, { 'appium:app': '/no/such/program' }), /cannot be started/);
    assert.equal(left().length, before);
  });

  it('leaves nothing when the server is killed', async () => {
    const other = await startServer();
    await Session.start(other, { 'appium:app': SHOP });
    const before = left();
    other.process.kill('SIGKILL');
    const deadline = Date.now() + 5000;
    while (left().length >= before.length && Date.now() < deadline);
    assert.ok(left().length < before.length, left().join('\n'));
  });
});
