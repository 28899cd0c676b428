// The driver comes here (helper gtk).
import { BaseDriver } from 'appium/driver.js';

export class GtkDriver extends BaseDriver {}
