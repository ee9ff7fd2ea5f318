import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { DeploymentError, readDeployment, readDeployments } from '../../infra/deployment.ts';
import { demoFile } from './a-stack.ts';

// Without the members of the nation, which are nobody's but the demo's.
const demo: Record<string, unknown> = {
  ...z.parse(z.record(z.string(), z.unknown()), JSON.parse(readFileSync(demoFile, 'utf8'))),
  nation: undefined,
};
const folder = mkdtempSync(join(tmpdir(), 'netral-deployment-'));

const linesOf = (text: string): string[] => {
  const file = join(folder, 'bad.json');
  writeFileSync(file, text);
  try {
    readDeployment(file);
    return [];
  } catch (error) {
    if (error instanceof DeploymentError)
      return error.lines.map((line) => line.replace(`${file}: `, ''));
    throw error;
  }
};
/** What a deployment of one's own has in place of the demo's names. */
const ownNames = (name: string) => ({
  mail: { domain: `${name}.test` },
  signing: undefined,
  campaign: { ...z.parse(z.looseObject({}), demo['campaign']), asnSignIn: undefined },
});
const edgeCertificate =
  'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
const changed = (changes: object) => linesOf(JSON.stringify({ ...demo, ...changes }));

describe('a deployment file', () => {
  it('serves the five regions of the demo, each with six to ten units', () => {
    const { regions } = readDeployment(demoFile).campaign;
    expect(regions.map(({ code }) => code)).toEqual(['14.06', '64.07', '18.09', '35.75', '75.04']);
    for (const { units } of regions) {
      expect(units.length).toBeGreaterThanOrEqual(6);
      expect(units.length).toBeLessThanOrEqual(10);
    }
  });

  it.each([
    ['the AWS region', { awsRegion: 'jakarta' }, /^awsRegion: /],
    ['the throttle', { throttle: { ratePerSecond: 0, burst: 100 } }, /^throttle\.ratePerSecond: /],
    ['the log retention', { logRetentionDays: 31 }, /^logRetentionDays: /],
    ['an address that ends in a slash', { publicUrl: 'https://netral.example/' }, /^publicUrl: /],
    [
      'a door without an address',
      { door: { certificateArn: edgeCertificate } },
      /^publicUrl: is missing: CloudFront/,
    ],
    [
      'a door in front of a path',
      { door: { certificateArn: edgeCertificate }, publicUrl: 'https://netral.example/18' },
      /^publicUrl: .*at the root of its domain/,
    ],
    [
      'a door whose certificate lies where CloudFront does not look',
      { door: { certificateArn: edgeCertificate.replace('us-east-1', 'ap-southeast-3') } },
      /^door\.certificateArn: /,
    ],
    [
      'a door whose certificate is of another account',
      {
        ...{ door: { certificateArn: edgeCertificate }, publicUrl: 'https://netral.example' },
        account: '999988887777',
      },
      /^door\.certificateArn: is not of account 999988887777/,
    ],
    [
      'an address an SMS has no room for',
      { publicUrl: `https://${'a'.repeat(63)}` },
      /^publicUrl: .*70/,
    ],
    [
      "a stage that makes the API's own address too long for an SMS",
      { stage: 'a'.repeat(11) },
      /^stage: .* 71 characters, .* 70/,
    ],
    [
      'an address for alarms that is missing',
      { id: 'lampung', ...ownNames('lampung') },
      /^alarmEmail: is missing/,
    ],
    ...((['mail', 'campaign', 'signing'] as const).map((kept) => [
      `a name of the demo under ${kept}`,
      {
        ...{ id: 'lampung', alarmEmail: 'siaga@contoh.test', ...ownNames('lampung') },
        [kept]: demo[kept],
      },
      /^(mail\.domain: netral|campaign\.asnSignIn\.issuer: masuk\.contoh|signing\.address: esign\.contoh)\.example .* exists nowhere/,
    ]) satisfies [string, object, RegExp][]),
    ['an unknown field', { thottle: 1 }, /^file: .*thottle/],
  ])('names %s when it is wrong', (_what, changes, line) => {
    const lines = changed(changes);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
  });

  it('takes a deployment whose alarms somebody hears', () =>
    expect(
      changed({ id: 'lampung', alarmEmail: 'siaga@contoh.test', ...ownNames('lampung') }),
    ).toEqual([]));

  it.each([
    ['id', {}, /^id: one /],
    ['sign-in prefix', { id: 'two' }, /^oidc\.domainPrefix: one /],
    ['mail domain', { id: 'two', oidc: { domainPrefix: 'two' } }, /^mail\.domain: one\.test /],
  ])('has a %s that no other file has', (_what, changes, line) => {
    const together = mkdtempSync(join(tmpdir(), 'netral-deployments-'));
    const write = (name: string, more: object) =>
      writeFileSync(join(together, name), JSON.stringify({ ...demo, ...more }));
    const one = {
      ...{ id: 'one', oidc: { domainPrefix: 'one' }, alarmEmail: 'siaga@contoh.test' },
      ...ownNames('one'),
    };
    write('one.json', one);
    write('two.json', { ...one, ...changes });
    expect(() => readDeployments(together)).toThrow(
      expect.objectContaining({ lines: expect.arrayContaining([expect.stringMatching(line)]) }),
    );
    write('two.json', { ...one, id: 'two', oidc: { domainPrefix: 'two' }, ...ownNames('two') });
    expect(readDeployments(together)).toHaveLength(2);
  });

  it('takes the longest address an SMS has room for', () => {
    expect(changed({ publicUrl: `https://${'a'.repeat(62)}` })).toEqual([]);
    expect(changed({ stage: 'a'.repeat(10) })).toEqual([]);
    expect(changed({ stage: 'a'.repeat(20), publicUrl: 'https://netral.example' })).toEqual([]);
  });

  it('gives every wrong field a line of its own', () =>
    expect(changed({ id: 'X', stage: '/', webhookRetentionDays: 'two weeks' })).toHaveLength(3));

  it('is told when it is not JSON', () =>
    expect(linesOf('{')[0]).toMatch(/^cannot be read as JSON/));

  it('serves no more regions than its schedules were tried with', () => {
    const { campaign } = readDeployment(demoFile);
    const regions = Array.from({ length: 553 }, (_, n) => ({
      ...campaign.regions[0],
      code: `${String(11 + Math.floor(n / 90))}.${String((n % 90) + 10)}`,
    }));
    expect(changed({ campaign: { ...campaign, regions } }).join()).toMatch(
      /553 are more than the 552/,
    );
  });

  it('serves no region twice', () => {
    const { campaign } = readDeployment(demoFile);
    const regions = [...campaign.regions, ...campaign.regions.slice(0, 1)];
    expect(changed({ campaign: { ...campaign, regions } })).toEqual([
      'campaign.regions: 14.06 is served twice',
    ]);
  });

  describe('with its pledge texts and phases', () => {
    const { campaign } = readDeployment(demoFile);
    const withCampaign = (changes: object) => changed({ campaign: { ...campaign, ...changes } });
    const [text] = campaign.pledgeTexts;
    const [region, ...others] = campaign.regions;
    if (!text || !region) throw new Error('The demo has a text and a region');
    const phase = (opens: string, closes: string) => ({
      name: { id: 'Masa ikrar', en: 'Pledge period' },
      opens,
      closes,
    });

    const withUnit = (more: object) => ({
      ...region,
      units: [...region.units, { code: 'BARU', name: 'Kantor Baru', ...more }],
    });

    it('refuses changed words under an old version, and says what the new hash is', () => {
      const reworded = { ...text, closing: { ...text.closing, id: 'Demikian ikrar kami.' } };
      expect(withCampaign({ pledgeTexts: [reworded] })).toEqual([
        expect.stringMatching(
          /^campaign\.pledgeTexts\.0\.sha256: the words of version 1 .* need a version of their own \(the SHA-256 of these words is [0-9a-f]{64}\)$/,
        ),
      ]);
    });

    it('takes another translation of the same words', () => {
      const translated = { ...text, closing: { ...text.closing, en: 'So we pledge.' } };
      expect(withCampaign({ pledgeTexts: [translated] })).toEqual([]);
    });

    it.each<[string, object, RegExp]>([
      ['two texts of one version', { pledgeTexts: [text, text] }, /version 1 stands there twice/],
      [
        'a text of a region not served',
        { pledgeTexts: [text, { ...text, version: 2, regions: ['99.99'] }] },
        /^campaign\.pledgeTexts\.1\.regions: 99\.99 is not served/,
      ],
      [
        'a first phase without words',
        { pledgeTexts: [{ ...text, validFrom: '2024-01-01T00:01' }] },
        /none holds in 14\.06 when its first phase opens/,
      ],
      [
        'a day that does not exist',
        { pledgePhases: [phase('2026-02-30', '2026-12-08')] },
        /^campaign\.pledgePhases\.0\.opens: /,
      ],
      [
        'an hour that does not exist',
        { pledgePhases: [phase('2026-10-01T24:00', '2026-12-08')] },
        /^campaign\.pledgePhases\.0\.opens: /,
      ],
      [
        'a phase that closes before it opens',
        { regions: [{ ...region, pledgePhases: [phase('2026-12-08T08:00', '2026-12-08T08:00')] }] },
        /^campaign\.regions\.0\.pledgePhases: "Pledge period" closes before it opens/,
      ],
      [
        'phases that overlap',
        { pledgePhases: [phase('2026-10-01', '2026-10-31'), phase('2026-10-31', '2026-12-08')] },
        /opens before the phase ahead of it has closed/,
      ],
      [
        'two units of one name',
        {
          regions: [
            { ...region, units: [...region.units, { code: 'AGAIN', name: 'kecamatan rambah' }] },
            ...others,
          ],
        },
        /kecamatan rambah stands there twice/,
      ],
      [
        'a unit that serves under one nobody knows',
        { regions: [withUnit({ partOf: 'NOWHERE' }), ...others] },
        /BARU serves under NOWHERE, which is no unit there/,
      ],
      [
        'a unit that is a part of itself',
        { regions: [withUnit({ partOf: 'BARU' }), ...others] },
        /BARU is a part of itself/,
      ],
      [
        'a name that two units have',
        { regions: [withUnit({ otherNames: ['Dinkes'] }), ...others] },
        /"dinkes" names DINKES and BARU/,
      ],
      [
        'a region that nobody leads',
        { regions: [{ ...region, units: region.units.slice(1), otherUnits: [] }, ...others] },
        /none has isLeadership/,
      ],
      ['an act nobody knows', { acts: ['sumpah'] }, /^campaign\.acts\.0: /],
    ])('refuses %s', (_what, changes, line) => {
      expect(withCampaign(changes).join('\n')).toMatch(line);
    });
  });
});
