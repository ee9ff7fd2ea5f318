import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { keyedHash, type KeyedHash } from '../../shared/keyed-hash.ts';
import { challengeShape, packed, readPayload } from '../../shared/puzzle/challenge.ts';
import { puzzleGate } from '../../shared/puzzle/puzzle-gate.ts';
import { puzzlePolicy, triesFor } from '../../shared/puzzle/puzzle-policy.ts';
import { puzzles } from '../../shared/puzzle/puzzles.ts';
import { sentPuzzle } from '../../shared/puzzle/sent-puzzle.ts';
import { solvePuzzle } from '../../shared/puzzle/solve-puzzle.ts';
import type { Spending } from '../../shared/puzzle/spend-once.ts';

const secret = Buffer.alloc(32, 7);
const attemptOf = (name: string): KeyedHash => keyedHash(secret, 'test', name);
const one = attemptOf('one');
const purpose = 'report/14.06';

/** Puzzles on a clock that can be moved (the library reads the real one as well), with few tries. */
const aDesk = ({ counter = 5, key = secret } = {}) => {
  const started = Date.now();
  let passedMs = 0;
  const spent = new Map<string, Spending>();
  const made = puzzles({
    key: () => Promise.resolve(key),
    now: () => started + passedMs,
    randomBelow: () => counter,
    spend: (spending) => {
      const before = spent.get(spending.mark) ?? spending;
      spent.set(spending.mark, before);
      return Promise.resolve(before.attempt === spending.attempt);
    },
  });
  return { ...made, spent, pass: (ms: number) => (passedMs += ms), gate: puzzleGate(made) };
};

const solved = async (challenge: string): Promise<string> => {
  const solution = await solvePuzzle(challenge);
  if (solution === undefined) throw new Error('not solved');
  return solution;
};
const readChallenge = (text: string) =>
  z.parse(challengeShape, JSON.parse(Buffer.from(text, 'base64').toString('utf8')));

describe('a puzzle', () => {
  it('is solved by the script of the pages, and serves what it was made for', async () => {
    const desk = aDesk();
    const shares: number[] = [];
    const challenge = await desk.offer(purpose, 1.1);
    const solution = await solvePuzzle(challenge, { progress: (share) => shares.push(share) });
    expect(await desk.serves(solution ?? '', purpose, one)).toBe(true);
    expect(shares).toEqual([0]);
  });

  it('serves once, and the same attempt again', async () => {
    const desk = aDesk();
    const solution = await solved(await desk.offer(purpose, 2));
    const other = attemptOf('other');
    const serves = (attempt: KeyedHash) => desk.serves(solution, purpose, attempt);
    expect(await serves(one)).toBe(true);
    expect(await serves(one)).toBe(true);
    expect(await serves(other)).toBe(false);
  });

  it('serves nothing once its time is over, by our own clock', async () => {
    const desk = aDesk();
    const solution = await solved(await desk.offer(purpose, 2));
    desk.pass(puzzlePolicy.lastsMs);
    expect(await desk.serves(solution, purpose, one)).toBe(false);
    expect(desk.spent.size).toBe(0);
  });

  it('that was made for something else, or by somebody else, serves nothing and is stored nowhere', async () => {
    const desk = aDesk();
    const forElse = await solved(await desk.offer('pledge/14.06', 2));
    const elsewhere = await solved(await desk.offer('report/18.09', 2));
    const forged = await solved(await aDesk({ key: Buffer.alloc(32, 8) }).offer(purpose, 2));
    for (const solution of [forElse, elsewhere, forged])
      expect(await desk.serves(solution, purpose, one)).toBe(false);
    expect(desk.spent.size).toBe(0);
  });

  it('serves nothing when its end, its work or its answer was changed', async () => {
    const desk = aDesk();
    const right = readPayload(await solved(await desk.offer(purpose, 2)));
    if (!right) throw new Error('not read');
    const { challenge, solution } = right;
    const { parameters } = challenge;
    const changed = [
      { parameters: { ...parameters, expiresAt: parameters.expiresAt + 3600 } },
      { parameters: { ...parameters, cost: 1 } },
      { parameters: { ...parameters, keyPrefix: '0'.repeat(32) } },
      { signature: '0'.repeat(64) },
    ].map((more) => packed({ challenge: { ...challenge, ...more }, solution }));
    const guessed = packed({
      challenge,
      solution: { ...solution, derivedKey: parameters.keyPrefix + '0'.repeat(32) },
    });
    for (const text of [...changed, guessed, '', '{}', 'offer', '%%%', btoa('null'), btoa('[]')])
      expect(await desk.serves(text, purpose, one)).toBe(false);
    expect(await desk.serves(packed(right), purpose, one)).toBe(true);
  });

  it('can be stopped, and is left alone where a browser cannot reckon', async () => {
    const challenge = await aDesk({ counter: 700 }).offer(purpose, 4);
    expect(await solvePuzzle(challenge, { isStopped: () => true })).toBeUndefined();
    expect(await solvePuzzle(btoa('null'))).toBeUndefined();
  });

  it('is ALTCHA’s, with an end and no more work than it says', async () => {
    const challenge = readChallenge(await aDesk().offer(purpose, 3));
    expect(challenge.parameters).toMatchObject({
      algorithm: 'PBKDF2/SHA-256',
      cost: puzzlePolicy.rounds,
      data: { most: 3 * puzzlePolicy.fewestTries },
    });
  });
});

describe('the work of a puzzle', () => {
  it.each([
    [1.02, 255],
    [0, 250],
    [2, 500],
    [4, 750],
    [1e9, 750],
    [Infinity, 750],
  ])('at %d times what is usual is at most %d tries', (load, tries) =>
    expect(triesFor(load)).toBe(tries),
  );

  it('is more for who is further above the limit, within bounds', () => {
    const tries = [1.1, 2, 3, 50].map(triesFor);
    expect(tries).toEqual([275, 500, 750, 750]);
  });

  it('is at most ten seconds of a phone a tenth as fast as what was measured', () => {
    // `npm run bench:puzzle` (docs/performance.md): rounds a second of the pages' own script.
    const measured = 1_000_000;
    expect((puzzlePolicy.mostTries * puzzlePolicy.rounds) / (measured / 10)).toBeLessThanOrEqual(
      10,
    );
  });
});

describe('the gate', () => {
  const arriving = (puzzle?: string) => ({ puzzle, purpose, attempt: one });
  const load = (times: number) => () => Promise.resolve(times);

  it('lets everybody below the limit through, whatever they say', async () => {
    const { gate } = aDesk();
    for (const puzzle of [undefined, 'offer', 'nonsense'])
      expect(await gate(arriving(puzzle), load(1))).toBe('usual');
  });

  it('leads whoever takes no puzzle, or did not solve it, the slower way', async () => {
    const { gate } = aDesk();
    expect(await gate(arriving(), load(1.1))).toBe('over');
    expect(await gate(arriving('nonsense'), load(50))).toBe('over');
  });

  it('offers one to whoever takes one, who then goes the usual way and is not counted twice', async () => {
    const { gate } = aDesk();
    const refused = await gate(arriving('offer'), load(1.1)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'puzzle-first', errors: [{ field: 'Puzzle' }] });
    const { puzzle } = z.parse(
      z.object({ headers: z.object({ puzzle: z.string() }) }),
      refused,
    ).headers;
    const countedAgain = () => Promise.reject(new Error('counted twice'));
    expect(await gate(arriving(await solved(puzzle)), countedAgain)).toBe('solved');
  });
});

describe('what a request says of puzzles', () => {
  const form = Buffer.from('puzzle=offer&region=14.06');
  const headers = { 'content-type': ['application/x-www-form-urlencoded'] };

  it.each([
    ['in a header', { headers: { puzzle: ['offer'] }, wantsHtml: false }, 'offer'],
    ['in the form of a page', { headers, wantsHtml: true }, 'offer'],
    ['in a form that a phone stored and sends later', { headers, wantsHtml: false }, undefined],
    ['in too many signs', { headers: { puzzle: ['a'.repeat(2001)] }, wantsHtml: false }, undefined],
    ['in no signs', { headers: { puzzle: [''] }, wantsHtml: false }, undefined],
  ])('%s', (_, request, said) => expect(sentPuzzle({ body: form, ...request })).toBe(said));
});
