import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { uploadStepMs } from '../../../functions/reports/evidence/add-evidence.http.ts';
import {
  answerBytes,
  answersAlike,
  answerStepMs,
} from '../../../functions/reports/follow-up/answers-alike.ts';
import { followUpReply } from '../../../functions/reports/follow-up/follow-up-answer.ts';
import { messageIdOf, type Message } from '../../../functions/reports/messages/message.ts';
import { writeAnswer } from '../../../shared/http/answer.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { anyCharacter } from '../../support/any-character.ts';
import { anEvent } from '../../support/builders.ts';
import { aTrackedReport, trackedRows } from '../../support/follow-up.ts';

const asked = (accept: string) =>
  readRequest(anEvent({ method: 'POST', path: '/v1/tracking', headers: { accept } }));

type Work = {
  rows?: Parameters<typeof trackedRows>[0];
  workMs?: number;
  accept?: string;
  stepMs?: number;
};

/** One answer, with the moment it left on a clock that only the work and the waiting move. */
const answerTo = async ({ rows = {}, workMs = 7, accept = 'application/json', stepMs }: Work) => {
  let now = 1000;
  const counted: string[] = [];
  const useCase = answersAlike({
    tick: () => now,
    wait: (ms) => Promise.resolve((now += ms)),
  })(() => {
    now += workMs;
    const followed = {
      rows: trackedRows(rows),
      code: '1234 5678 9012 3452',
      outcome: undefined,
      newId: () => '3f0e8f6e-0000-4000-8000-000000000000',
      regionName: () => 'Kabupaten Pesawaran',
      catalogue: { successors: [] },
      count: (name: string) => counted.push(name),
    };
    return Promise.resolve(followUpReply(followed));
  }, stepMs);
  const request = asked(accept);
  const { statusCode, headers, body } = await writeAnswer(await useCase({ request }), request);
  return { statusCode, headers, body, bytes: Buffer.byteLength(body), leftMs: now - 1000, counted };
};

const unknown = { report: undefined };

const aMessage = (text: string, n = 0): Message => ({
  reportKey: 'k',
  messageId: messageIdOf(1_795_397_400_000 + n, 'id'),
  from: n % 2 === 0 ? 'reporter' : 'officer',
  text,
  at: 1_795_397_400_000 + n,
  expiresAt: 1_900_000_000,
});

describe('the answer to a code', () => {
  it.each(['application/json', 'text/html'])(
    'has the same status, headers, size and time whether the code is right or wrong (%s)',
    async (accept) => {
      const [right, wrong] = [
        await answerTo({ accept }),
        await answerTo({ accept, rows: unknown }),
      ];
      expect(right.body).toContain('LP-7KQ2MD');
      expect(wrong.body).not.toContain('LP-7KQ2MD');
      for (const answer of [right, wrong]) {
        expect(answer).toMatchObject({ statusCode: 200, bytes: answerBytes, leftMs: answerStepMs });
      }
      expect(right.headers).toEqual(wrong.headers);
      expect(right.headers?.['cache-control']).toBe('no-store, no-transform');
    },
  );

  it('has that size however much was written, while what fits on one page is shown', async () => {
    const longest = '"&<😀\n'.repeat(333);
    const messages = Array.from({ length: 30 }, (_, n) => aMessage(longest, -n));
    for (const accept of ['application/json', 'text/html']) {
      const { bytes } = await answerTo({ accept, rows: { messages } });
      expect(bytes).toBe(answerBytes);
    }
  });

  it('has that size for whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: anyCharacter, maxLength: 2000 }), { maxLength: 30 }),
        fc.constantFrom('application/json', 'text/html'),
        async (texts, accept) => {
          const messages = texts.map((text, n) => aMessage(text, -n));
          expect((await answerTo({ accept, rows: { messages } })).bytes).toBe(answerBytes);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has that size with a full timeline, trail, ten photos and five links', async () => {
    const at = 1_795_397_400_000;
    const range = (size: number) => Array.from({ length: size }, (_, n) => n);
    const rows = {
      report: aTrackedReport({ lane: 'named' as const }),
      caseItems: [
        { item: 'case', state: 'referred', dueAt: at },
        ...range(60).map((n) => ({
          item: `move#${n}`,
          at: at + n,
          from: 'checked',
          to: 'referred',
          given: { authority: 'bawaslu', registerNumber: 'x'.repeat(300) },
        })),
      ],
      messages: range(30).map((n) => aMessage('x'.repeat(2000), -n)),
      evidence: range(15).flatMap((n) => [
        { item: `evidence#${n}`, state: 'sealed', sha256: 'a'.repeat(44) },
        ...range(9).map((k) => ({ item: `custody#${n}#${k}`, at: at + k, what: 'viewed' })),
      ]),
      identityAccess: range(60).map((n) => ({
        item: `read#${n}`,
        at: at + n,
        personId: 'p',
        role: 'chair',
        region: '18.09',
        category: 'clarification',
      })),
    };
    for (const accept of ['application/json', 'text/html']) {
      expect((await answerTo({ accept, rows })).bytes).toBe(answerBytes);
    }
  });

  it('leaves at a step of the clock, however long the work took', async () => {
    for (const [workMs, leftMs] of [
      [0, answerStepMs],
      [1, answerStepMs],
      [answerStepMs - 1, answerStepMs],
      [answerStepMs, answerStepMs],
      [answerStepMs + 1, 2 * answerStepMs],
    ] as const) {
      expect((await answerTo({ workMs })).leftMs).toBe(leftMs);
    }
  });

  it('to a photo leaves at one moment, whether the code was right and it was stored or wrong and nothing was', async () => {
    const stepMs = uploadStepMs;
    const right = await answerTo({ workMs: 1_400, stepMs });
    const wrong = await answerTo({ workMs: 12, stepMs, rows: unknown });
    expect([right.leftMs, wrong.leftMs]).toEqual([stepMs, stepMs]);
  });

  it('is counted either way, by one word', async () => {
    expect((await answerTo({})).counted).toEqual(['KnownCode']);
    expect((await answerTo({ rows: unknown })).counted).toEqual(['UnknownCode']);
  });

  it('is refused at once only for what anybody can see is no code', async () => {
    const refusing = answersAlike({
      tick: () => 0,
      wait: () => Promise.reject(new Error('waited')),
    });
    const refusal = new Refusal('invalid-fields');
    await expect(refusing(() => Promise.reject(refusal))({ request: asked('*/*') })).rejects.toBe(
      refusal,
    );
  });
});
