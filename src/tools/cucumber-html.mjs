// Cucumber's own HTML report from a file of messages: node cucumber-html.mjs messages.ndjson report.html
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { CucumberHtmlStream } from "@cucumber/html-formatter";

const [messages, report] = process.argv.slice(2);

async function* envelopes() {
  for await (const line of createInterface({ input: createReadStream(messages), crlfDelay: Infinity })) {
    if (line.trim()) yield JSON.parse(line);
  }
}

await pipeline(envelopes, new CucumberHtmlStream(), createWriteStream(report));
