// Keeps the engine alive exactly as long as its parent lives: however the parent ends, its end of the pipe closes.
// Plain JavaScript, because it must start in a moment and hold nothing.
import { spawn } from 'node:child_process';

const [binary, ...args] = process.argv.slice(2);
const engine = spawn(binary, args, { stdio: ['ignore', 'ignore', 'inherit'] });
engine.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
engine.once('exit', (code) => process.exit(code ?? 1));
const end = () => engine.kill('SIGKILL');
process.stdin.resume().once('end', end).once('error', end);
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
process.once('SIGTERM', end);
