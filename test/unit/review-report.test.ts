import { describe, expect, it } from '@jest/globals';
import { intakeOperations } from '../../functions/reports/intake/operations.ts';
import {
  changeReportHttp,
  reviewReportHttp,
} from '../../functions/reports/intake/review-report.http.ts';
import { reportFormAgain } from '../../functions/reports/intake/submit-report.http.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import type { PageFrame } from '../../shared/page/frame.ts';
import { anEvent } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { askedNeeds } from '../support/report-pages.ts';

const needs = askedNeeds(demoCampaign());
const review = served(intakeOperations.reviewReport, {
  does: reviewReportHttp(needs),
  formAgain: reportFormAgain(needs),
});
const change = served(intakeOperations.changeReport, changeReportHttp(needs));
const frame: PageFrame = {
  base: '/live',
  lang: 'id',
  path: '/lapor/periksa',
  stylesheet: '/assets/netral.css',
};

const typed = {
  idempotencyKey: 'mark-0123456789abcdef',
  lane: 'lead',
  region: '18.09',
  conduct: 'state-facilities',
  occurredOn: '2026-11-20',
  knownOn: '2026-11-26',
  place: 'Lapangan <b>kantor</b>',
  accusedName: 'Terlapor Contoh',
  accusedUnit: '18.09/DISDIK',
  account: 'Baris pertama ceritanya.\r\nBaris kedua ceritanya.',
};

const asForm = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  readRequest(
    anEvent({
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html',
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    }),
  );

const pageAfter = async (
  serve: typeof review,
  fields: Record<string, string>,
  headers?: Record<string, string>,
) => {
  const answer = await serve(asForm(fields, headers));
  return { status: answer.status, html: (await answer.page?.(frame)) ?? '' };
};

describe('the check before a report is sent', () => {
  it('shows every answer in words, each with a way back to its field', async () => {
    const { status, html } = await pageAfter(review, typed);
    expect(status).toBe(200);
    for (const said of [
      'Tanpa nama (informasi awal)',
      'Kabupaten Pesawaran',
      'Memakai fasilitas negara untuk kampanye',
      '20 November 2026',
      'Terlapor Contoh',
      'Dinas Pendidikan',
      'Baris kedua ceritanya.',
      '(tidak diisi)',
    ])
      expect(html).toContain(said);
    for (const name of ['lane', 'conduct', 'place', 'account', 'link'])
      expect(html).toContain(`formaction="/live/lapor/ubah#q-${name}"`);
    for (const name of ['reporterName', 'accusedUnitOther', 'spouse'])
      expect(html).not.toContain(`#q-${name}`);
    expect(html).not.toContain('<b>kantor</b>');
  });

  it('asks once more only what the form asks: a unit that is not listed, a spouse where it matters', async () => {
    const more = {
      conduct: 'spouse-campaign',
      accusedUnit: 'lain',
      accusedUnitOther: 'Kantor lain',
      lane: 'named',
      reporterName: 'Pelapor',
      reporterAddress: 'Jalan Sunyi 7',
    };
    const { html } = await pageAfter(review, { ...typed, ...more });
    for (const name of ['reporterName', 'reporterPhone', 'accusedUnitOther', 'spouse'])
      expect(html).toContain(`#q-${name}`);
    expect(html).toContain('disimpan terpisah');
  });

  it('carries what was typed, and the mark of a retry, on to the form that sends it', async () => {
    const { html } = await pageAfter(review, typed);
    expect(html).toMatch(/<form method="post" action="\/live\/v1\/reports"/);
    expect(html).toContain('name="idempotencyKey" value="mark-0123456789abcdef"');
    expect(html).toMatch(/name="account" value="Baris pertama ceritanya\.\r?\nBaris kedua/);
    expect(html).toContain('name="accusedUnit" value="18.09/DISDIK"');
  });

  it('says how complete it is, and how long there is', async () => {
    const { html } = await pageAfter(review, typed);
    expect(html).toMatch(/data-bar-count[^>]*>4\/6</);
    expect(html).toContain('Sisa waktu');
  });

  it.each([
    ['one field', { account: 'pendek' }, 'account'],
    ['nothing chosen', { conduct: '' }, 'conduct'],
    ['fields together', { knownOn: '2026-11-01' }, 'knownOn'],
    ['a name in the lane without one', { reporterName: 'Nama' }, 'reporterName'],
    ['a unit of another region', { accusedUnit: '14.06/DISDIK' }, 'accusedUnit'],
    ['a region that is not served', { region: '11.01' }, 'region'],
  ])('gives the form back for what sending would refuse: %s', async (_, wrong, field) => {
    const { status, html } = await pageAfter(review, { ...typed, ...wrong });
    expect(status).toBe(422);
    expect(html).toContain(`href="#q-${field}"`);
    expect(html).toContain('value="Terlapor Contoh"');
  });

  it('lets no other site choose the mark: whoever knows it and the report gets the code', async () => {
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    for (const [serve, path] of [
      [review, '/v1/reports'],
      [change, '/lapor/periksa'],
    ] as const) {
      const { html } = await pageAfter(serve, typed, elsewhere);
      expect(html).toContain(`action="/live${path}"`);
      expect(html).not.toContain('mark-0123456789abcdef');
    }
  });
});

describe('the way back from the check', () => {
  it('is the form as it was left, under the same mark', async () => {
    const { status, html } = await pageAfter(change, typed);
    expect(status).toBe(200);
    expect(html).toContain('name="idempotencyKey" value="mark-0123456789abcdef"');
    expect(html).toContain('value="Terlapor Contoh"');
    expect(html).toContain('<option value="18.09/DISDIK" selected>');
    expect(html).toMatch(
      /<details class="fold" name="conduct-group" open>(?:(?!<\/details>).)*state-facilities/s,
    );
    expect(html).toContain('Baris kedua ceritanya.');
  });

  it('takes what is not complete, and what nobody asked', async () => {
    const { status, html } = await pageAfter(change, { place: 'Lapangan', unasked: 'x' });
    expect(status).toBe(200);
    expect(html).toContain('value="Lapangan"');
    expect(html).not.toContain('unasked');
  });

  it('refuses more than any field holds', async () => {
    await expect(change(asForm({ place: 'x'.repeat(10_001) }))).rejects.toThrow('invalid-fields');
  });
});
