import { errors } from 'appium/driver.js';
import { setTimeout as after } from 'node:timers/promises';
import { AppState } from './app.js';

const method = (command, required = [], optional = []) => ({ command, params: { required, optional } });

/** mobile: … → the driver's method and its parameters. */
export const executeMethods = {
  'mobile: launchApp': method('mobileLaunchApp', [], ['arguments', 'environment']),
  'mobile: activateApp': method('mobileActivateApp', [], ['appId', 'bundleId']),
  'mobile: terminateApp': method('mobileTerminateApp', [], ['signal', 'appId', 'bundleId']),
  'mobile: backgroundApp': method('mobileBackgroundApp', [], ['seconds']),
  'mobile: queryAppState': method('mobileQueryAppState', [], ['appId', 'bundleId']),
  'mobile: clearApp': method('mobileClearApp', [], ['appId', 'bundleId']),
  'mobile: deepLink': method('mobileDeepLink', ['url']),
  'mobile: setConnectivity': method('mobileSetConnectivity', [], ['wifi', 'data', 'airplaneMode', 'offline']),
};

/** The driver's methods behind them. */
export const mobileCommands = {
  async mobileLaunchApp(args, environment) {
    if (await this.app.query() !== AppState.NOT_RUNNING) throw new errors.InvalidArgumentError('the app is running: mobile: terminateApp ends it, mobile: activateApp brings it to the front');
    await this.app.launch({ args: args && [].concat(args), environment });
  },

  async mobileActivateApp() { await this.app.activate(); },

  async mobileTerminateApp(signal) {
    this.context = 'NATIVE_APP';
    return await this.app.terminate(signal);
  },

  /** seconds: how long; left out or negative: until it is activated. */
  async mobileBackgroundApp(seconds = -1) {
    await this.helper.ask('background');
    if (seconds < 0) return;
    await after(seconds * 1000);
    await this.helper.ask('foreground');
  },

  async mobileQueryAppState() { return await this.app.query(); },

  async mobileClearApp() {
    if (await this.app.query() !== AppState.NOT_RUNNING) throw new errors.InvalidArgumentError('the app is running: mobile: terminateApp ends it first');
    await this.app.state.clear();
  },

  async mobileDeepLink(url) { await this.app.deepLink(url); },

  async mobileSetConnectivity() {
    throw new errors.NotImplementedError(
      'a desktop has no switch of its own network that leaves the test connected: let the collector be away instead (a fault of the collector), which is the same to the app');
  },
};
