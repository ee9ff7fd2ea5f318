import { describe, expect, it } from '@jest/globals';
import { tellingOperations } from '../../../functions/satgas/telling/operations.ts';
import type { Silence } from '../../../functions/satgas/telling/line-state.ts';
import { putSilenceHttp } from '../../../functions/satgas/telling/silences.http.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { mondayMorning } from '../../support/memory-satgas.ts';

const hourMs = 3_600_000;

/** A chair of 18.09 silences a region for so many hours; answers with what was stored. */
const silencing = async (region: string, hours: number) => {
  const stored: Silence[] = [];
  const put = (silence: Silence) => Promise.resolve(stored.push(silence)).then(() => undefined);
  const needs = { campaign: demoCampaign(), silences: { put }, now: () => mondayMorning };
  const until = new Date(mondayMorning + hours * hourMs).toISOString();
  const answer = await served(
    tellingOperations.putSilence,
    putSilenceHttp(needs),
  )(
    readRequest(
      anEvent({
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        params: { region },
        body: JSON.stringify({ until, reason: 'Latihan satgas' }),
        authorizer: { personId: 'ketua', role: 'chair', region: '18.09', name: 'Contoh' },
      }),
    ),
  );
  return { answer, stored };
};

describe('a silence', () => {
  it('is stored with its end, its reason and whose it is', async () => {
    const { answer, stored } = await silencing('18.09', 72);
    expect(answer).toMatchObject({ status: 200, body: { region: '18.09' } });
    const until = mondayMorning + 72 * hourMs;
    expect(stored).toEqual([{ region: '18.09', until, reason: 'Latihan satgas', by: 'ketua' }]);
  });

  it('lasts 72 hours at most, and reaches no region beyond the scope', async () => {
    await expect(silencing('18.09', 73)).rejects.toMatchObject({
      errors: [{ field: 'until', reason: 'too-far-away' }],
    });
    await expect(silencing('14.06', 1)).rejects.toMatchObject({ code: 'wrong-region' });
  });
});
