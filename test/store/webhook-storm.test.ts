import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { createSourceTables } from '../support/source-tables.ts';
import { differences, storm } from '../support/storm/storm.ts';

let suite: Awaited<ReturnType<typeof startTestEngine>>;
let ended: Awaited<ReturnType<typeof storm>>;
beforeAll(async () => {
  suite = await startTestEngine();
  await createSourceTables(suite.client);
  ended = await storm({ client: suite.client, count: 2000, seed: 20_261_122 });
});
afterAll(async () => {
  await suite.stop();
  suite.forget();
});

describe('a storm of webhooks', () => {
  it('ends with every submission as one report, in its own words, and nothing else', () => {
    expect(differences(ended.submissions, ended.reports)).toEqual([]);
    expect(ended.reports).toHaveLength(2000);
  });

  it('shows an admin everything that could be no report: poisoned items of batches, wrong fields, misspelt addresses', async () => {
    expect(ended.unreadable.length).toBeGreaterThan(20);
    expect(ended.unseen).toEqual([]);
    expect(await ended.intake.unknown.list()).toMatchObject([{ name: 'standard-webhok' }]);
  });

  it('would have told a report that is lost, changed, invented or kept twice', () => {
    const { submissions, reports } = ended;
    const [first, second, ...others] = reports;
    if (!first || !second) throw new Error('No reports');
    const changed = { ...second, details: { ...second.details, account: 'Lain sama sekali.' } };
    const invented = { ...first, reportKey: 'A'.repeat(32) };
    expect(differences(submissions, [changed, invented, ...others])).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/ is missing$/),
        expect.stringMatching(/ says other$/),
        expect.stringMatching(/ was never submitted$/),
      ]),
    );
    expect(differences(submissions, [...reports, first])).toEqual(['A key stands twice']);
  });

  it('was one: deliveries came twice, were lost, were tried again and given up', () => {
    const { kobo, typeform, whatsapp, jotform } = ended.counts;
    for (const { tries, submissions } of [kobo, typeform, jotform]) {
      expect(tries).toBeGreaterThan(submissions);
    }
    for (const { duplicates } of Object.values(ended.counts)) expect(duplicates).toBeGreaterThan(0);
    for (const { givenUp } of [kobo, jotform]) expect(givenUp).toBeGreaterThan(0);
    expect(whatsapp.tries - whatsapp.retries).toBeLessThan(whatsapp.submissions);
    expect(kobo.filled + typeform.filled + jotform.filled).toBeGreaterThan(50);
    expect(ended.intake.counted.get('WaitingHints')).toBeGreaterThan(0);
  });

  it('leaves nobody behind who cannot be asked again', () => {
    expect(ended.counts.whatsapp.givenUp).toBe(0);
    expect(ended.counts['standard-webhooks'].givenUp).toBe(0);
  });

  it('leaves no gap, no hint waiting and nothing in quarantine but later versions and what can be no report', async () => {
    for (const gap of await ended.intake.gaps.list()) {
      expect(gap).toMatchObject({ missing: gap.filled, waiting: 0 });
      expect(gap.failure).toBeUndefined();
    }
    const aside = await Promise.all(
      Object.keys(ended.counts).map((source) => ended.intake.quarantine.list(source, 1000)),
    );
    expect(new Set(aside.flat().map(({ reason }) => reason))).toEqual(
      new Set(['later-version', 'invalid-fields']),
    );
  });

  it('keeps the last version of every submission that was edited, as its report or beside it', async () => {
    const edited = ended.submissions.filter(({ versions }) => versions.length > 1);
    expect(edited.length).toBeGreaterThan(0);
    const beside = await Promise.all(
      (await ended.intake.quarantine.list('kobo', 1000)).map(({ id }) =>
        ended.intake.quarantine.find('kobo', id),
      ),
    );
    const said = new Set([
      ...ended.reports.map(({ details }) => details['account']),
      ...beside.map(
        (entry) =>
          (JSON.parse(Buffer.from(entry?.body ?? []).toString()) as { account: string }).account,
      ),
    ]);
    for (const { versions } of edited) {
      expect(said).toContain(versions.at(-1)?.['account']);
    }
  });
});
