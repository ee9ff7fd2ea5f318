import { describe, expect, it } from '@jest/globals';
import { leadLinks, linkLifeMs } from '../../../functions/reports/answers/lead-links.ts';
import { aSealing } from '../../support/sealing.ts';

const at = Date.parse('2026-11-23T01:00:00Z');
const reportKey = 'kunci-laporan-yang-tidak-ditebak';
const linksAt = (now: number) => leadLinks({ ...aSealing, now: () => now });
const tokenOf = (path: string) => path.split('/').at(-1) ?? '';
const token = async () => tokenOf(await linksAt(at).pathTo(reportKey, at));

describe('the link of a lead', () => {
  it('leads to its form, and says nothing to whoever sees it', async () => {
    const made = await token();
    expect(await linksAt(at).open(made)).toEqual({ reportKey, isExpired: false });
    expect(Buffer.from(made, 'base64url').toString('latin1')).not.toContain(reportKey);
    expect(await token()).not.toBe(made);
  });

  it('ends after three days', async () => {
    const made = await token();
    expect(await linksAt(at + linkLifeMs - 1).open(made)).toMatchObject({ isExpired: false });
    expect(await linksAt(at + linkLifeMs).open(made)).toMatchObject({ isExpired: true });
  });

  it('is refused where it was changed, made up, or sealed by another secret', async () => {
    const made = await token();
    const changed = `${made.slice(0, -2)}${made.endsWith('AA') ? 'BB' : 'AA'}`;
    const key = () => Promise.resolve(Buffer.alloc(32, 1));
    const other = leadLinks({ ...aSealing, key, now: () => at });
    const foreign = tokenOf(await other.pathTo(reportKey, at));
    for (const bad of [changed, foreign, '', 'x', '1234 5678 9012 3452'])
      await expect(linksAt(at).open(bad)).rejects.toMatchObject({ code: 'link-refused' });
  });
});
