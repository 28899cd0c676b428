// What people type may hold personal data; none of it is reported.
const PERSONAL = /[\w.+-]+(@|%40)[\w-]+(\.[\w-]+)+|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{16,19}(?!\d)/g;

/** Mail addresses, mainland phone and identity numbers and card numbers become ***. */
export const redact = text => text.replace(PERSONAL, '***');

/** The same for the query of an address. */
export const redactUrl = url => url.replace(/\?.*/, query => redact(query));
