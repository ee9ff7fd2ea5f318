import { describe, expect, it } from '@jest/globals';
import { verifyStandardWebhook } from '../../../functions/reports/signatures/standard-webhooks.ts';
import { runAppsScript, type Fetched } from '../../support/apps-script.ts';

const file = new URL('../../../docs/integrations/google-forms/Code.gs', import.meta.url);
const secret = `whsec_${Buffer.alloc(32, 200).toString('base64')}`;
const start = Date.parse('2026-11-23T02:00:00Z');
const minuteMs = 60_000;

/** The script with our verifier at the other end; `down` says when it answers 503, throws what the network throws. */
const aForm = (down: () => number | Error | undefined = () => undefined) => {
  let now = start;
  const taken: string[] = [];
  const verified: boolean[] = [];
  const script = runAppsScript(file, {
    secret,
    now: () => now,
    answer: ({ headers, body }: Fetched) => {
      const fault = down();
      if (fault instanceof Error) throw fault;
      if (fault !== undefined) return fault;
      const lower = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, [value]]),
      );
      verified.push(
        verifyStandardWebhook({ headers: lower, body, secrets: [secret], nowMs: now }).ok,
      );
      taken.push(`${headers['webhook-id'] ?? ''} ${body.toString('utf8')}`);
      return 202;
    },
  });
  script.call('setUp()');
  return {
    ...script,
    taken,
    verified,
    pass: (minutes: number) => (now += minutes * minuteMs),
    answerForm: (id: string, answers: Record<string, unknown>, files: string[] = []) => {
      script.context['event'] = {
        response: {
          getId: () => id,
          getTimestamp: () => new Date(now),
          getItemResponses: () =>
            Object.entries(answers).map(([title, value]) => ({
              getResponse: () => value,
              getItem: () => ({
                getTitle: () => title,
                getType: () => (files.includes(title) ? 'FILE_UPLOAD' : 'TEXT'),
              }),
            })),
        },
      };
      script.call('onAnswer(event)');
    },
  };
};

describe('the script for Google Forms', () => {
  it('signs letters that are not ASCII so that our verifier takes them', () => {
    const form = aForm();
    form.answerForm('r1', { 'Apa yang terjadi?': 'Ia berkata “pilih nomor satu” – é, 😀, ꦗꦮ' });
    expect(form.verified).toEqual([true]);
    expect(form.taken[0]).toContain('gf_r1 ');
    expect(form.taken[0]).toContain('“pilih nomor satu” – é, 😀, ꦗꦮ');
    expect(form.rows).toHaveLength(1);
  });

  it('sends files as links', () => {
    const form = aForm();
    form.answerForm('r2', { Foto: ['f-1', 'f-2'] }, ['Foto']);
    expect(form.taken[0]).toContain('https://drive.google.com/open?id=f-2');
  });

  it.each<[string, number | Error]>([
    ['we are busy', 503],
    ['there is no connection', new Error('DNS error')],
    [
      'the day’s calls are used up',
      new Error('Service invoked too many times for one day: urlfetch.'),
    ],
    ['we redirect, which it must not follow', 302],
  ])('keeps an answer and sends it later, once, when %s', (_, fault) => {
    let isDown = true;
    const form = aForm(() => (isDown ? fault : undefined));
    form.answerForm('r3', { Cerita: 'Ia membagikan ajakan memilih.' });
    expect(form.taken).toEqual([]);
    expect(form.rows).toHaveLength(2);
    for (let run = 0; run < 12; run += 1) {
      form.pass(10);
      form.call('retry()');
    }
    expect(form.rows).toHaveLength(2);
    isDown = false;
    form.pass(6 * 60);
    form.call('retry()');
    form.pass(10);
    form.call('retry()');
    expect(form.taken).toHaveLength(1);
    expect(form.verified).toEqual([true]);
    expect(form.rows).toHaveLength(1);
  });

  it('waits longer from try to try, and never throws an answer away', () => {
    const form = aForm(() => 500);
    form.answerForm('r4', { Cerita: 'x' });
    for (let run = 0; run < 6 * 24 * 14; run += 1) {
      form.pass(10);
      form.call('retry()');
    }
    expect(form.rows).toHaveLength(2);
    const [, waiting] = form.rows;
    const tries = Number(waiting?.[2]);
    expect(tries).toBeGreaterThan(30);
    // Fourteen days of ten-minute runs are 2016; a try each would use up a consumer's quota for nothing.
    expect(tries).toBeLessThan(80);
    expect(waiting?.[4]).toBe('HTTP 500');
  });

  it('sends each of many that waited, whichever order they leave in', () => {
    let isDown = true;
    const form = aForm(() => (isDown ? 503 : undefined));
    for (let n = 0; n < 25; n += 1) form.answerForm(`banyak-${n}`, { Cerita: String(n) });
    isDown = false;
    form.pass(7 * 60);
    form.call('retry()');
    expect(new Set(form.taken.map((line) => line.split(' ')[0])).size).toBe(25);
    expect(form.taken).toHaveLength(25);
    expect(form.rows).toHaveLength(1);
  });

  it('can be set up twice without doing anything twice', () => {
    const form = aForm();
    form.call('setUp()');
    expect(form.triggers.sort()).toEqual(['onAnswer', 'retry']);
    expect(form.rows).toHaveLength(1);
  });
});
