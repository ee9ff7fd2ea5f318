import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { authorities } from '../../functions/reports/cases/case-moves.ts';
import { keptDays } from '../../functions/reports/intake/retention.ts';
import { renderPrivacy } from '../../functions/site/privacy/pages/privacy.tsx';
import { tables } from '../../functions/tables.ts';
import { impactAssessment, recordOfProcessing } from '../../infra/data-protection/documents.ts';
import { noticeOf } from '../../infra/data-protection/notice.ts';
import { processorsOf, recipients } from '../../infra/data-protection/recipients.ts';
import { stored } from '../../infra/data-protection/stored.ts';
import { readDeployment } from '../../infra/deployment.ts';

const demo = readDeployment(
  fileURLToPath(new URL('../../infra/deployments/demo.json', import.meta.url)),
);
const languages = ['id', 'en'] as const;
const frame = { base: '', path: '/privasi', stylesheet: '/assets/netral.css' };

describe('the documents of data protection', () => {
  it('say of every table what it holds and how long, and of no other', () => {
    expect(Object.keys(stored).sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  it.each(languages)('name every table, recipient and processor (%s)', (lang) => {
    const record = recordOfProcessing(demo, lang);
    for (const { name } of tables) expect(record).toContain(`| ${name} |`);
    for (const document of [record, impactAssessment(demo, lang)]) {
      for (const { name } of [...recipients, ...processorsOf(demo)])
        expect(document).toContain(name[lang]);
      for (const { code } of demo.campaign.regions) expect(document).toContain(`(${code})`);
      expect(document).toContain(demo.privacy.officer.contact);
    }
  });

  it('have a recipient for each authority that a report can be referred to', () => {
    expect(recipients).toHaveLength(1 + authorities.length);
  });

  it('say the periods that the code stores by, as this deployment sets them', () => {
    const longer = { ...demo, webhookRetentionDays: 33 };
    expect(recordOfProcessing(longer, 'id')).toContain('| 33 hari |');
    expect(recordOfProcessing(longer, 'id')).toContain(`${demo.logRetentionDays} hari`);
    expect(stored['reports']?.kept(demo).en).toContain(`${keptDays.named} days`);
  });

  it('say that data leaves the country where the deployment lies outside', () => {
    const abroad = { ...demo, awsRegion: 'ap-southeast-1' };
    expect(recordOfProcessing(abroad, 'en')).toContain('outside Indonesia (art. 56)');
  });
});

describe('/privasi', () => {
  it.each(languages)('names controller, officer, authority and every period (%s)', (lang) => {
    const notice = noticeOf(demo);
    const page = renderPrivacy({ ...frame, lang }, notice);
    const said = page.replaceAll('&amp;', '&');
    for (const text of [
      ...Object.values(demo.privacy.controller),
      ...Object.values(demo.privacy.officer),
      ...Object.values(demo.privacy.authority),
      ...notice.kept.map(({ kept }) => kept[lang]),
      ...recipients.map(({ name }) => name[lang]),
      notice.version,
    ])
      expect(said).toContain(text);
    expect(said).toContain('3 × 24');
  });

  it('has another version as soon as a setting that it says is another', () => {
    const before = noticeOf(demo).version;
    expect(noticeOf(demo).version).toBe(before);
    expect(noticeOf({ ...demo, webhookRetentionDays: 15 }).version).not.toBe(before);
  });
});
