import { randomUUID } from 'node:crypto';
import { readCommand } from '../command-line.ts';
import { smoke } from './smoke.ts';

const { positionals, values } = readCommand({
  usage: 'npm run smoke -- ADDRESS',
  about: 'Tries a suite from outside, in its practice region; ends with 1 for a fault.',
  words: 1,
  options: { patience: { type: 'string', default: '15', about: 'seconds an answer may take' } },
});
const [address = ''] = positionals;
const seconds = Number(values.patience);
if (!URL.canParse(address) || !/^https?:/.test(address) || !(seconds > 0)) {
  console.error(
    'Name the address: npm run smoke -- https://… [--patience 15 (seconds an answer may take)]',
  );
  process.exit(2);
}
const dayMs = 86_400_000;
const isWell = await smoke({
  address: address.replace(/\/+$/, ''),
  happenedOn: new Date(Date.now() - 2 * dayMs).toISOString().slice(0, 10),
  newId: randomUUID,
  nowMs: () => performance.now(),
  patienceMs: seconds * 1000,
  tried: ({ what, ms, fault }) =>
    console.info(
      `${fault === undefined ? 'well ' : 'FAULT'} ${String(ms).padStart(6)} ms  ${what}${fault === undefined ? '' : `: ${fault}`}`,
    ),
});
console.info(isWell ? 'All was well.' : 'Something is wrong.');
process.exitCode = isWell ? 0 : 1;
