import { describe, expect, it } from '@jest/globals';
import type { Ceremony } from '../../../functions/pledges/ceremonies/ceremony.ts';
import { makeScreen } from '../../../functions/pledges/ceremonies/ceremony-tokens.ts';
import { kioskHttp } from '../../../functions/pledges/ceremonies/kiosk.http.ts';
import { ceremonyOperations } from '../../../functions/pledges/ceremonies/operations.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { aKeptCeremony } from '../../support/kept-ceremony.ts';

const now = Date.parse('2026-11-23T01:00:05Z');
const key = Buffer.alloc(32, 1);
const frame = { base: '', path: '/ikrar/apel/x', stylesheet: '/assets/netral.css' };
const running = { state: 'started', startedAt: now - 60_000 } as const;

/** What the screen of a ceremony shows while so many are on its list. */
const screenOf = async (changes: Partial<Ceremony>, people = 0) => {
  const ceremony = aKeptCeremony(changes);
  const listed = {
    unit: 'DISDIK',
    staffKind: 'pns',
    act: 'ikrar',
    channel: 'kiosk',
    standing: 'attended',
  };
  const show = served(
    ceremonyOperations.showKiosk,
    kioskHttp({
      campaign: demoCampaign(),
      ceremonies: { find: () => Promise.resolve(ceremony) },
      pledged: {
        list: () =>
          Promise.resolve(
            Array.from({ length: people }, (_, n) => ({ ...listed, receiptId: String(n) })),
          ),
      },
      key: () => Promise.resolve(key),
      publicUrl: 'https://netral.example',
      newId: () => 'new-key',
      randomBytes: (size) => Buffer.alloc(size),
      now: () => now,
    }),
  );
  const params = { screen: makeScreen(key, ceremony.ceremonyId) };
  const answer = await show(readRequest(anEvent({ params })));
  const page = async (lang: 'id' | 'en' = 'id') => (await answer.page?.({ ...frame, lang })) ?? '';
  return { body: answer.body, page };
};

describe('the screen of a ceremony', () => {
  it.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 5],
    [9, 5],
    [1238, 1235],
  ])('of %i people says %i: what one person moves is not shown', async (people, shown) => {
    const screen = await screenOf(running, people);
    expect(screen.body).toMatchObject({ attendedInFives: shown });
    const page = await screen.page();
    if (shown === 0) expect(page).toContain('kurang dari 5');
    else expect(page).toContain(`<strong>${shown === 1235 ? '1.235' : shown}</strong>`);
    if (people % 5 > 0 && people > 9) expect(page).not.toContain('1.238');
  });

  it('is bare: no navigation, no link away from it, one line of what to do', async () => {
    for (const lang of ['id', 'en'] as const) {
      const page = await (await screenOf(running, 40)).page(lang);
      expect(page).not.toMatch(/<nav|<header|<footer|<a |style=/);
      expect(page.match(/class="do"/g)).toHaveLength(1);
    }
  });

  it('says without script when its code was made, on the clock of the region', async () => {
    const page = await (await screenOf(running)).page();
    const noscripts = [...page.matchAll(/<noscript>(.*?)<\/noscript>/g)].map(([, one]) => one);
    expect(noscripts).toEqual([
      expect.stringContaining('http-equiv="refresh" content="7"'),
      expect.stringContaining('pukul 08.00.05'),
    ]);
  });

  it('shows no code and no number before the start, and the number without a code after the end', async () => {
    const open = await screenOf({ state: 'open' });
    expect(open.body).toMatchObject({ state: 'open', address: null, attendedInFives: null });
    expect(await open.page()).toContain('Apel belum dimulai');
    const over = await screenOf({ ...running, state: 'ended', endedAt: now - 1 }, 57);
    expect(over.body).toMatchObject({ state: 'ended', address: null, attendedInFives: 55 });
    expect(await over.page()).not.toContain('<svg');
  });
});
