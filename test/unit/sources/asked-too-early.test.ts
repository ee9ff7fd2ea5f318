import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { schemeOf } from '../../../functions/reports/sources/schemes/list.ts';
import { isReadItem } from '../../../functions/reports/sources/schemes/scheme.ts';
import { askProvider } from '../../../functions/reports/sources/providers/ask-provider.ts';
import { replay } from '../../../functions/reports/sources/replay.ts';
import type { FoundDelivery } from '../../../functions/reports/sources/quarantined.ts';
import { aWebhookDoor } from '../../support/webhook-door.ts';
import { currentSecret, jotform, senders } from '../../support/webhook-senders.ts';

const early = readFileSync(
  new URL('../../support/people-send/jotform-api-answer-still-empty.json', import.meta.url),
);
const at = Date.parse('2026-11-23T01:00:00Z');
const api = { baseUrl: 'https://api.contoh.test', token: 't', formId: '240' };

const providerAnswering = (body: Uint8Array) => {
  const { api: its } = schemeOf('jotform');
  if (its === 'none') throw new Error('Jotform has an API');
  const ask = askProvider({
    fetch: () => Promise.resolve({ status: 200, headers: {}, body }),
    now: () => at,
    sleep: () => Promise.resolve(),
    tries: 1,
    patienceMs: 0,
  });
  return its.provider(ask, api);
};

describe('a Jotform submission that is asked for too early', () => {
  it('is not there yet where the provider has no answers of it', async () => {
    expect(await providerAnswering(early).read?.('6000')).toBeUndefined();
    const listed = { responseCode: 200, content: [{ id: '6000', form_id: '240', answers: null }] };
    const list = await providerAnswering(Buffer.from(JSON.stringify(listed))).list?.(0, undefined);
    expect(list?.submissions).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no questions yet', {}],
    ['a list of none', []],
    ['questions without answers', { 3: { name: 'tempat', text: 'Tempat' }, 4: { answer: '' } }],
  ])('is not there yet where it has %s', async (_, answers) => {
    const content = { id: '6000', form_id: '240', status: 'ACTIVE', answers };
    const body = Buffer.from(JSON.stringify({ responseCode: 200, content }));
    expect(await providerAnswering(body).read?.('6000')).toBeUndefined();
  });

  it('waits as a hint, and a replay asks again, whether the provider answers or fails', async () => {
    const door = aWebhookDoor(jotform.source, {
      receivedAt: at,
      readFromProvider: () => Promise.resolve(undefined),
    });
    await door.receive(jotform.urlencoded());
    const [entry] = door.quarantined();
    expect(entry).toMatchObject({ reason: 'waiting-for-provider', told: { hintOnly: true } });
    if (!entry) throw new Error('It waits');
    const { told, source, reason, fields, body, receivedAt } = entry;
    const rest = { source, reason, fields, body, receivedAt };
    const found: FoundDelivery = { ...rest, id: 'e1', bodyBytes: 1, ...(told && { told }) };
    let answers = () => Promise.resolve<ReturnType<typeof jotform.answers> | undefined>(undefined);
    const kept: unknown[] = [];
    const again = () =>
      replay({
        codeKey: () => Promise.resolve(Buffer.alloc(32, 3)),
        planAnswer: () => Promise.resolve(),
        bindSlip: () => Promise.resolve(undefined),
        submit: (form) => {
          kept.push(form);
          const made = { code: '', caseNumber: '', reportKey: '', region: '18.09' };
          return Promise.resolve({ ...made, outcome: 'added' });
        },
        quarantine: {
          find: () => Promise.resolve(found),
          add: () => Promise.resolve('added'),
          sealAgain: () => Promise.resolve(),
        },
        settled: { settle: () => Promise.resolve('settled') },
        readFromProvider: () => answers(),
        knownAs: (_, told) => Promise.resolve(told),
        now: () => at,
      })(jotform.source, 'e1', { by: 'admin-1', answersForSender: false });
    expect(await again()).toMatchObject({ outcome: 'still-set-aside' });
    answers = () => Promise.reject(new Error('the provider is away'));
    expect(await again()).toMatchObject({ outcome: 'still-set-aside' });
    answers = () => Promise.resolve(jotform.answers());
    expect(await again()).toEqual({ outcome: 'replayed', reports: 1 });
    expect(kept).toHaveLength(1);
  });
});

describe('a KoboToolbox edit on a server without a root id', () => {
  it('is a later version of the submission that it names as the one before', () => {
    const kobo = senders.find(({ source }) => source.source === 'kobo');
    if (!kobo) throw new Error('There is a Kobo sender');
    const idOf = (said: object) => {
      const sent = kobo.wrap(Buffer.from(JSON.stringify(said)), { secret: currentSecret, at });
      const [one] = schemeOf('kobo').read({ ...sent, receivedAt: at }, kobo.source);
      return one && isReadItem(one) ? one.deliveryId : undefined;
    };
    expect(idOf({ _uuid: 'b', 'meta/deprecatedID': 'uuid:a' })).toBe('a');
    expect(idOf({ _uuid: 'c', 'meta/deprecatedID': 'uuid:b', 'meta/rootUuid': 'uuid:a' })).toBe(
      'a',
    );
  });
});
