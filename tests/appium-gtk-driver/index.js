import { GtkDriver } from './lib/driver.js';

export { GtkDriver };
export default GtkDriver;
