// Loaded into the Appium server before its own code: when whoever started it is gone (its end of our standard input closes), the server ends its sessions and itself,
// and then whatever they left running, known by a mark in the environment that every child inherits.
import fs from 'node:fs';
const mark = process.env.TRACKE2E_SERVER;
function sweep() {
  let pids = [];
  try { pids = fs.readdirSync('/proc').filter(n => /^\d+$/.test(n) && +n !== process.pid); } catch { return; }
  for (const pid of pids) {
    try { if (fs.readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(`TRACKE2E_SERVER=${mark}`)) process.kill(+pid, 'SIGKILL'); } catch { /* it is gone, or not ours to read */ }
  }
}
let ending = false;
function end() {
  if (ending) return;
  ending = true;
  process.on('exit', sweep);
  setTimeout(() => process.exit(1), 8000).unref();
  process.kill(process.pid, 'SIGTERM');
}
process.stdin.on('end', end).on('close', end).on('error', end);
process.stdin.resume();
process.stdin.unref?.();
