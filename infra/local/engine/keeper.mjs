// Keeps the engine alive exactly as long as its parent lives: however the parent ends, its end of the pipe closes.
// Plain JavaScript, because it must start in a moment and hold nothing.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const [pidFile, binary, ...args] = process.argv.slice(2);
// In a session of its own, so that Ctrl-C reaches the host alone and the engine is there until the host has ended.
const engine = spawn(binary, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: process.platform !== 'win32',
  windowsHide: true,
});
const pids = JSON.stringify({ keeper: process.pid, engine: engine.pid });
if (engine.pid !== undefined) writeFileSync(pidFile, pids);
// Another host may have the folder by now.
const removeOurs = () => {
  try {
    if (readFileSync(pidFile, 'utf8') === pids) rmSync(pidFile, { force: true });
  } catch {
    // It is gone already.
  }
};
engine.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
engine.once('exit', (code) => {
  removeOurs();
  process.exit(code ?? 1);
});
const end = () => engine.kill('SIGKILL');
process.stdin.resume().once('end', end).once('error', end);
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
process.once('SIGTERM', end);
// Nobody reads what the engine says once the parent is gone.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
