import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import {
  completeness,
  requirements,
  type Requirement,
  type ReportFields,
} from '../../functions/reports/intake/completeness.ts';
import { conductExamples, spouseMatters } from '../../functions/reports/intake/conduct-examples.ts';
import { reportable } from '../../functions/reports/intake/conducts.ts';
import { intakeOperations } from '../../functions/reports/intake/operations.ts';
import {
  namesStoredWith,
  questionList,
  questions,
} from '../../functions/reports/intake/questions.ts';
import {
  deadlineToReport,
  reportDeadline,
} from '../../functions/reports/intake/report-deadline.ts';
import { reportForm } from '../../functions/reports/intake/report-form.ts';
import { reportDeadlineHttp } from '../../functions/reports/intake/report-pages.http.ts';
import { outOfScope } from '../../functions/reports/intake/scope.ts';
import { submitReport } from '../../functions/reports/intake/submit-report.ts';
import { submitReportHttp } from '../../functions/reports/intake/submit-report.http.ts';
import type { Campaign } from '../../shared/campaign.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { classify, type Spouse } from '../../functions/reports/law/classify.ts';
import { shippedCatalogue } from '../../functions/reports/law/editions.ts';
import { attemptOf } from '../support/attempts.ts';
import { anEvent, memoryReports } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { aReport } from '../support/forms.ts';
import { askedNeeds, formNeeds } from '../support/report-pages.ts';
import { nobodyAlike } from '../support/roll.ts';

const demo = demoCampaign();

const whole: ReportFields = {
  lane: 'named',
  region: '18.09',
  occurredOn: '2026-11-20',
  knownOn: '2026-11-20',
  place: 'Facebook',
  accusedName: 'Contoh Nama',
  accusedUnit: 'Dinas Contoh',
  link: 'https://contoh.test/1',
  account: 'Membagikan ajakan memilih salah satu calon.',
  reporterName: 'Warga',
  reporterAddress: 'Jalan Contoh 1',
};
const missing = (form: ReportFields, besides = { dueOn: '2026-11-27' } as object): Requirement[] =>
  completeness(form, '2026-11-23', besides)
    .items.filter(({ met }) => !met)
    .map(({ name }) => name);

describe('the completeness of a report', () => {
  it('is three formal and three material requirements, all met by a whole report', () => {
    const { formal, material, items } = completeness(whole, '2026-11-23', { dueOn: '2026-11-27' });
    expect({ formal, material, of: items.length }).toEqual({ formal: 3, material: 3, of: 6 });
  });

  it.each<[string, ReportFields, Requirement[]]>([
    ['a lead', { lane: 'lead' }, ['reporter']],
    ['no address', { reporterAddress: ' ' }, ['reporter']],
    ['a name without a unit, but a link', { accusedUnit: '' }, []],
    ['no link', { link: undefined }, ['evidence']],
    ['a name without a unit, and no link', { accusedUnit: '', link: '' }, ['accused', 'evidence']],
    ['no place', { place: ' ' }, ['time-and-place']],
    ['a day that is still to come', { occurredOn: '2026-11-24' }, ['time-and-place']],
    ['an account of no words', { account: ' '.repeat(40) }, ['account']],
    ['no date known', { knownOn: '' }, ['in-time']],
  ])('of a report with %s', (_, change, expected) => {
    expect(missing({ ...whole, ...change })).toEqual(expected);
  });

  it('is in time through the last day, and not the day after', () => {
    expect(missing(whole, { dueOn: '2026-11-23' })).toEqual([]);
    expect(missing(whole, { dueOn: '2026-11-22' })).toEqual(['in-time']);
    expect(missing(whole, {})).toEqual(['in-time']);
  });

  it('counts kept photos as evidence, and a name that only two officers can read', () => {
    const kept = { ...whole, link: undefined, reporterName: undefined, reporterAddress: undefined };
    const besides = { dueOn: '2026-11-27', pieces: 1, reporterKept: true };
    expect(missing(kept, besides)).toEqual([]);
    expect(missing({ ...kept, lane: 'lead' }, besides)).toEqual(['reporter']);
  });

  it('never falls by saying more', () => {
    const names = Object.keys(whole);
    const count = (form: ReportFields) => 6 - missing(form).length;
    const some = fc.subarray(names);
    fc.assert(
      fc.property(some, some, (said, more) => {
        const pick = (chosen: string[]) =>
          Object.fromEntries(chosen.map((name) => [name, whole[name]]));
        expect(count(pick([...said, ...more]))).toBeGreaterThanOrEqual(count(pick(said)));
      }),
    );
  });

  it('takes any text for an answer', () => {
    const anything = fc.dictionary(fc.constantFrom(...Object.keys(whole), 'lain'), fc.string());
    fc.assert(
      fc.property(anything, (form) => {
        expect(completeness(form, '2026-11-23').items).toHaveLength(requirements.length);
      }),
    );
  });
});

const ofKind = (kind: 'pilkada' | 'pemilu'): Campaign => ({
  ...demo,
  election: { ...demo.election, kind },
});
const left = (kind: 'pilkada' | 'pemilu', code: string, knownOn: string, at: string) => {
  const campaign = ofKind(kind);
  const region = campaign.regions.find((one) => one.code === code) ?? demo.regions[0];
  if (!region) throw new Error('the demo has regions');
  return deadlineToReport(formNeeds(campaign))({ region, knownOn, now: Date.parse(at) });
};

describe('the deadline to report', () => {
  it('is seven calendar days in a local election: 5 days and 3 hours are left', () => {
    const { told, dueOn, late } = left('pilkada', '18.09', '2026-11-21', '2026-11-23T13:59:00Z');
    expect({ dueOn, late }).toEqual({ dueOn: '2026-11-28', late: false });
    expect(told.id).toContain('Sisa waktu 5 hari 3 jam');
    expect(told.id).toContain('Sabtu, 28 November 2026 pukul 23.59 WIB');
    expect(told.id).toContain('7 hari kalender');
    expect(told.en).toContain('5 days 3 hours left');
  });

  it('is seven working days in a general election, weekends and holidays left out and named', () => {
    // Known on Saturday 21 November 2026: Monday 23 is day 1, Friday 27 day 5, Tuesday 1 December day 7.
    const { dueOn, told } = left('pemilu', '18.09', '2026-11-21', '2026-11-23T01:00:00Z');
    expect(dueOn).toBe('2026-12-01');
    expect(told.id).toContain('7 hari kerja');
    // Known on Thursday 17 December: Friday 18 is day 1, Wednesday 23 day 4; Thursday 24 is joint leave,
    // Friday 25 Christmas; Monday 28 is day 5, Wednesday 30 day 7.
    const christmas = left('pemilu', '18.09', '2026-12-17', '2026-12-18T01:00:00Z');
    expect(christmas.dueOn).toBe('2026-12-30');
    expect(christmas.steps.map(({ en }) => en).join('\n')).toMatch(/joint leave.*\n.*holiday/);
  });

  it('says hours and minutes on the last day, and ends with that day’s last minute', () => {
    const at = (time: string) => left('pilkada', '18.09', '2026-11-21', `2026-11-28T${time}Z`);
    expect(at('13:39:59').told.id).toContain('Sisa waktu 3 jam 20 menit');
    expect(at('16:59:59').late).toBe(false);
    const after = at('17:00:00');
    expect(after).toMatchObject({ late: true, left: null });
  });

  it('says of a late report that it is taken, and that Bawaslu may not take it up', () => {
    const { told } = left('pilkada', '18.09', '2026-11-01', '2026-11-23T01:00:00Z');
    expect(told.id).toMatch(/sudah lewat.*tetap kami terima.*informasi awal.*dapat tidak/s);
    expect(told.en).toMatch(/has passed.*still take.*may not/s);
  });

  const ask = (query: Record<string, string>) =>
    served(
      intakeOperations.readReportDeadline,
      reportDeadlineHttp(askedNeeds(demo)),
    )(readRequest(anEvent({ query })));

  it('is answered to anybody who names a region and a day, and nothing else', async () => {
    const { body } = await ask({ region: '18.09', knownOn: '2026-11-28' });
    expect(z.safeParse(reportDeadline, body).success).toBe(true);
    expect(body).toMatchObject({ dueOn: '2026-12-05', today: '2026-11-29' });
  });

  it.each([
    [{ knownOn: '2026-11-28' }, 'region', 'required'],
    [{ region: '99.99', knownOn: '2026-11-28' }, 'region', 'unknown-region'],
    [{ region: '18.09', knownOn: '2026-11-30' }, 'knownOn', 'in-the-future'],
    [{ region: '18.09', knownOn: '2026-02-30' }, 'knownOn', 'not-a-date'],
    [{ region: '18.09', knownOn: '1999-01-01' }, 'knownOn', 'too-long-ago'],
  ])('is refused for %j', async (query, field, reason) => {
    await expect(
      Promise.resolve().then(() => ask(query as Record<string, string>)),
    ).rejects.toMatchObject({ code: 'invalid-fields', errors: [{ field, reason }] });
  });
});

describe('the scope of a report', () => {
  it.each([
    [{ conduct: 'money-politics' }, 'money-politics'],
    [{ conduct: 'money-politics', staffKind: 'village' }, 'money-politics'],
    [{ conduct: 'mobilise-staff', staffKind: 'village' }, 'staff-kind'],
    [{ conduct: 'mobilise-staff', staffKind: 'tni-polri' }, 'staff-kind'],
    [{ conduct: 'mobilise-staff', staffKind: 'other' }, 'staff-kind'],
    [{ conduct: 'mobilise-staff', staffKind: 'non-asn' }, undefined],
    [{ conduct: 'mobilise-staff', staffKind: 'pppk-part-time' }, undefined],
    [{ conduct: 'mobilise-staff', staffKind: 'unknown' }, undefined],
    [{ conduct: 'mobilise-staff' }, undefined],
  ])('of %j is %s', (said, expected) => expect(outOfScope(said)).toBe(expected));
});

const intake = () => {
  const { kept, store } = memoryReports();
  const needs = askedNeeds(demo);
  const submit = submitReport({
    compareNames: nobodyAlike,
    campaign: demo,
    reports: store,
    codeKey: () => Promise.resolve(Buffer.alloc(32, 3)),
    now: needs.now,
  });
  const submitIt = submitReportHttp({
    ...{ ...needs, submit, attemptOf },
    countSender: () => Promise.resolve(0),
    gate: () => Promise.resolve('usual'),
  });
  const post = (form: object, key?: string) =>
    served(
      intakeOperations.submitReport,
      submitIt,
    )(
      readRequest(
        anEvent({
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            ...(key !== undefined && { 'Idempotency-Key': key }),
          },
          body: JSON.stringify(form),
        }),
      ),
    );
  return { kept, post };
};
const dated = (day: string, more: object = {}) =>
  aReport({ accusedName: 'Contoh Nama', occurredOn: day, knownOn: day, ...more });

describe('an Idempotency-Key of a report', () => {
  const key = 'sixteen-random-signs';
  const codeOf = ({ body }: { body?: unknown }) => (body as { code: string }).code;

  it('gives the code once more to whoever repeats the very request', async () => {
    const { post, kept } = intake();
    const first = await post(dated('2026-11-28'), key);
    expect(codeOf(await post(dated('2026-11-28'), key))).toBe(codeOf(first));
    expect(kept.size).toBe(1);
  });

  it('that somebody else used for another report shows nothing of theirs', async () => {
    const { post, kept } = intake();
    const first = await post(dated('2026-11-28'), key);
    const other = await post(dated('2026-11-28', { place: 'Tempat lain' }), key);
    expect(other.status).toBe(201);
    expect(codeOf(other)).not.toBe(codeOf(first));
    expect(kept.size).toBe(2);
  });

  it('that can be guessed is refused, for its answer is a code', async () => {
    const { post } = intake();
    for (const guessable of ['1', 'a'.repeat(15)])
      await expect(post(dated('2026-11-28'), guessable)).rejects.toMatchObject({
        code: 'malformed-request',
        errors: [{ field: 'Idempotency-Key', reason: 'too-short' }],
      });
  });
});

describe('what becomes of a report', () => {
  it('is told at once: in time, and what is still missing', async () => {
    const { post } = intake();
    const { body } = await post(dated('2026-11-28'));
    expect(body).toMatchObject({ lane: 'lead', late: false, outOfScope: null });
    expect(body).toMatchObject({ deadline: { dueOn: '2026-12-05' }, complete: { formal: 2 } });
  });

  it('with a name and late: it is taken all the same, and told so', async () => {
    const { post, kept } = intake();
    const named = { lane: 'named', reporterName: 'Warga', reporterAddress: 'Jalan 1' };
    const { status, body } = await post(dated('2026-11-02', named));
    expect({ status, body }).toMatchObject({ status: 201, body: { lane: 'named', late: true } });
    expect([...kept.values()][0]?.lane).toBe('named');
  });

  it.each([
    [{ conduct: 'money-politics' }, 'money-politics'],
    [{ staffKind: 'village' }, 'staff-kind'],
    [{ staffKind: 'tni-polri' }, 'staff-kind'],
  ])('about %j: it is taken, marked, and told where it belongs', async (more, mark) => {
    const { post, kept } = intake();
    const { status, body } = await post(dated('2026-11-28', more));
    expect({ status, body }).toMatchObject({ status: 201, body: { outOfScope: mark } });
    expect([...kept.values()][0]?.outOfScope).toBe(mark);
  });
});

describe('the questions', () => {
  it('show an example, in both languages, for every conduct', () => {
    for (const { slug } of reportable) {
      expect(conductExamples[slug].id.length).toBeGreaterThan(20);
      expect(conductExamples[slug].en).not.toBe(conductExamples[slug].id);
    }
  });

  it('ask about a spouse wherever being one changes the class, and nowhere else', () => {
    const proposalFor = (conduct: string, spouse: Spouse) => {
      const election = demo.election;
      const facts = { conduct, occurredOn: '2026-11-20', election, staffKind: 'pns' as const };
      const { proposal, why, questions } = classify({ ...facts, spouse }, shippedCatalogue());
      return JSON.stringify({ proposal, why, questions });
    };
    const changed = reportable
      .map(({ slug }) => slug)
      .filter((slug) => proposalFor(slug, 'no') !== proposalFor(slug, 'yes-on-cltn'));
    expect([...spouseMatters].sort()).toEqual(changed.sort());
  });

  it('keep with the report only what the group about the reporter does not ask', () => {
    const wrong = questions.filter(
      ({ kept, group }) => (kept === 'identity') !== ['reporter', 'for-bawaslu'].includes(group),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(namesStoredWith('identity').length).toBeGreaterThan(2);
  });

  it('say which requirement of Bawaslu an answer counts for, and count it', () => {
    const whole = {
      ...dated('2026-11-21'),
      lane: 'named',
      place: 'Facebook',
      accusedName: 'Contoh Nama',
      accusedUnit: 'DISDIK',
      account: 'Membagikan ajakan memilih salah satu calon.',
      reporterName: 'Warga Jujur',
      reporterAddress: 'Gedong Tataan',
      link: '',
    };
    const met = (form: Record<string, string | undefined>, name: string | undefined) =>
      completeness(form, '2026-11-22', { dueOn: '2026-11-28' }).items.find(
        (item) => item.name === name,
      )?.met;
    for (const { name, countsFor } of questions.filter(({ countsFor }) => countsFor)) {
      const said = name === 'link' ? { ...whole, link: 'https://contoh.test/1' } : whole;
      expect({ name, met: met(said, countsFor) }).toEqual({ name, met: true });
      expect({ name, met: met({ ...said, [name]: '' }, countsFor) }).toEqual({ name, met: false });
    }
    const counted = new Set(questions.map(({ countsFor }) => countsFor).filter(Boolean));
    expect(counted).toEqual(new Set(requirements.map(({ name }) => name)));
  });

  it('offer as answers exactly what the form takes', () => {
    for (const { question, takes } of questionList) {
      for (const { value } of question.options ?? []) {
        expect({ value, taken: z.safeParse(takes, value).success }).toEqual({ value, taken: true });
      }
    }
  });

  it('take a report without the answers that may stay empty', () => {
    expect(z.safeParse(reportForm, dated('2026-11-28')).success).toBe(true);
  });
});
