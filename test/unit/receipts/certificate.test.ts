import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from '@jest/globals';
import {
  certificateHttp,
  certificatePdfHttp,
} from '../../../functions/pledges/receipts/certificate.http.ts';
import { certificateOf } from '../../../functions/pledges/receipts/certificate.ts';
import { knownKeys } from '../../../functions/pledges/receipts/known-keys.ts';
import { printCertificate } from '../../../functions/pledges/receipts/print-certificate.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { openReceipt } from '../../../shared/receipt/receipt-layout.ts';
import { issueReceipt, signingKeyFromSeed } from '../../../shared/receipt/receipt.ts';
import { served } from '../../../shared/operation/serve.ts';
import { receiptOperations } from '../../../functions/pledges/receipts/operations.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { anEvent } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';

const key = signingKeyFromSeed('ab'.repeat(32));
const campaign = demoCampaign();
const text = campaign.pledgeTexts[0];
if (!text) throw new Error('The demo has a pledge text');
const site = 'https://netral.example';

const receiptOf = (textHash: string) =>
  issueReceipt({
    key,
    issuedAtMs: Date.parse('2026-11-23T00:30:00Z'),
    region: '18.09',
    campaign: campaign.id,
    textVersion: text.version,
    textHash,
    staffKind: 'pns',
    act: 'ikrar',
    channel: 'phone',
    standing: 'claimed',
    id: Buffer.from('0102030405060708', 'hex'),
  });
const receipt = receiptOf(text.sha256);

const certificate = (of = receipt) => {
  const opened = openReceipt(of);
  if (typeof opened === 'string') throw new Error(opened);
  return certificateOf({ campaign, site, receipt: of, proven: opened.receipt });
};

const ring = [{ keyId: key.keyId, x: key.publicJwk.x, publishedAt: 0 }];
const needs = {
  campaign,
  keys: knownKeys(
    () => Promise.resolve(ring),
    () => 0,
  ),
  voidedOf: () => Promise.resolve(null),
  emblemOf: () => undefined,
  site,
};
const asked = (of: string) => ({ ...readRequest(anEvent({})), params: { receipt: of } });
const frame = { base: '/live', lang: 'id' as const, path: '/', stylesheet: '/assets/netral.css' };
const pageOf = async (answer: Answer): Promise<string> => (await answer.page?.(frame)) ?? '';

const showCertificate = served(receiptOperations.showCertificate, certificateHttp(needs));
const printIt = served(receiptOperations.printCertificate, certificatePdfHttp(needs));

describe('a certificate', () => {
  it('says what was sworn, where and when, with the whole hash of the words', () => {
    expect(certificate()).toMatchObject({
      regionName: 'Kabupaten Pesawaran (18.09)',
      issuedAt: { id: 'Senin, 23 November 2026 pukul 07.30 WIB' },
      textVersion: text.version,
      textHash: text.sha256,
      checkAt: `${site}/verifikasi#${receipt}`,
    });
  });

  it('shows no words where they are no longer those that were sworn, only the hash the receipt holds', () => {
    const other = certificate(receiptOf('cd'.repeat(32)));
    expect(other).toMatchObject({ text: undefined, textHash: 'cd'.repeat(12) });
  });

  it('has a field for a name that nothing could send: in no form and without a name of its own', async () => {
    const html = await pageOf(await showCertificate(asked(receipt)));
    const main = html.slice(html.indexOf('<main'));
    expect(main).toContain('data-own-name');
    expect(main).not.toContain('<form');
    expect(/<input[^>]*data-own-name[^>]*>/.exec(main)?.[0]).not.toMatch(/\sname=/);
  });

  it('can be shared on WhatsApp with the address that checks it, the receipt behind the #', async () => {
    const html = await pageOf(await showCertificate(asked(receipt)));
    const share = /href="(https:\/\/wa\.me\/[^"]+)"/.exec(html)?.[1] ?? '';
    const shared = new URL(share.replaceAll('&amp;', '&')).searchParams.get('text');
    expect(shared).toContain(`${site}/verifikasi#${receipt}`);
    expect(html).toContain('<svg class="qr"');
    expect(html).not.toContain('style=');
  });

  it('is one A4 page as a PDF, the same bytes each time, in both languages', async () => {
    for (const lang of ['id', 'en'] as const) {
      const bytes = await printCertificate(certificate(), { lang });
      const read = await PDFDocument.load(bytes, { updateMetadata: false });
      expect(read.getPageCount()).toBe(1);
      expect(Buffer.from(await printCertificate(certificate(), { lang })).equals(bytes)).toBe(true);
    }
  });

  it('is made of no receipt with a character changed', async () => {
    const changed = receipt.slice(0, 60) + (receipt[60] === 'A' ? 'B' : 'A') + receipt.slice(61);
    for (const answer of [showCertificate, printIt]) {
      const refused = await Promise.resolve(answer(asked(changed))).catch(
        (error: unknown) => error,
      );
      expect(refused).toBeInstanceOf(Refusal);
      expect(refused).toMatchObject({ errors: [{ field: 'receipt', reason: 'forged' }] });
    }
  });
});
