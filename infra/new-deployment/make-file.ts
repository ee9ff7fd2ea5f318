import rows from '../../shared/regions/regions.json' with { type: 'json' };
import type { CampaignRegion } from '../../shared/campaign.ts';
import { zoneOf } from '../../shared/calendar/zones.ts';
import type { Deployment } from '../deployment.ts';
import { campaignId, codesIn, type Answers } from './questions.ts';

/** The deployment file that answers make; what nobody was asked for is the demo's, its regions' units included. */
export const makeFile = (demo: Deployment, answers: Answers): object => {
  const of = (flag: string): string => answers[flag] ?? '';
  const maybe = (field: string, flag: string) => (of(flag) === '' ? {} : { [field]: of(flag) });
  return {
    ...demo,
    id: of('name'),
    awsRegion: of('aws-region'),
    ...maybe('account', 'account'),
    alarmEmail: of('alarm-address'),
    ...maybe('publicUrl', 'public-url'),
    ...(of('door-certificate') !== '' && { door: { certificateArn: of('door-certificate') } }),
    ...maybe('nationAccount', 'nation-account'),
    oidc: { domainPrefix: `netral-${of('name')}` },
    mail: { domain: of('mail-domain') },
    sms: {
      ...maybe('senderId', 'sms-sender'),
      monthlyBudgetUsd: Number(of('sms-budget')),
      pricePerPartUsd: Number(of('sms-price')),
    },
    privacy: {
      controller: {
        name: of('controller'),
        address: of('controller-address'),
        contact: of('controller-contact'),
      },
      officer: { name: of('privacy-officer'), contact: of('privacy-officer-contact') },
      authority: { name: of('authority'), contact: of('authority-contact') },
    },
    // The demo's signing service is nobody's.
    signing: undefined,
    // A nation's members are its own.
    nation: undefined,
    campaign: campaignOf(demo, answers),
  };
};

const campaignOf = ({ campaign: demo }: Deployment, answers: Answers): object => {
  const of = (flag: string): string => answers[flag] ?? '';
  return {
    ...demo,
    // The demo's issuer is nobody's.
    asnSignIn: undefined,
    id: campaignId(`${of('election')}-${of('name')}`),
    name: { id: 'Ikrar Netralitas ASN', en: 'Civil Service Neutrality Pledge' },
    election: {
      kind: of('election'),
      name: { id: of('election-name'), en: of('election-name') },
      phases: {
        determinationOn: of('determination-on'),
        campaignFrom: of('campaign-from'),
        campaignTo: of('campaign-to'),
        voteOn: of('vote-on'),
      },
    },
    ...(of('last-day') === '' ? {} : { lastDay: of('last-day') }),
    pledgePhases: [
      {
        name: { id: 'Masa ikrar', en: 'Pledge period' },
        opens: of('pledges-open'),
        closes: of('pledges-close'),
      },
    ],
    pledgeTexts: demo.pledgeTexts
      .map((text) => ({ ...text, regions: undefined, validFrom: of('pledges-open') }))
      .slice(0, 1),
    regions: servedBy(of('regions')).map((code) => regionOf(demo.regions, code)),
  };
};

/** Regencies and cities: those of a province where its code stands alone. */
const servedBy = (text: string): string[] => {
  const served = codesIn(text).flatMap((code) =>
    /^\d{2}$/.test(code)
      ? rows.filter((row) => row.code.startsWith(`${code}.`)).map((row) => row.code)
      : [code],
  );
  return [...new Set(served)];
};

/** A region as the demo has it, else with the units that every regency has, to be completed. */
export const regionOf = (known: readonly CampaignRegion[], code: string): object => {
  const name = rows.find((row) => row.code === code)?.name ?? code;
  const ours = known.find((region) => region.code === code);
  if (ours) return { ...ours, mailDomains: undefined };
  return {
    ...{ code, name, zone: zoneOf(code) },
    units: [
      {
        ...{ code: 'SEKDA', name: `Sekretariat Daerah ${name}`, kind: 'secretariat' },
        ...{ otherNames: ['Sekretariat Daerah', 'Sekda', 'Setda'], isLeadership: true },
      },
      { code: 'BKPSDM', name: `Badan Kepegawaian dan Pengembangan SDM ${name}`, kind: 'agency' },
      { code: 'INSPEKTORAT', name: `Inspektorat ${name}`, kind: 'inspectorate' },
      { code: 'DINKES', name: `Dinas Kesehatan ${name}`, kind: 'office' },
      { code: 'DISDIK', name: `Dinas Pendidikan ${name}`, kind: 'office' },
    ],
    otherUnits: [
      {
        ...{ code: 'KDH', name: `Kepala Daerah ${name}`, kind: 'leadership', isLeadership: true },
        otherNames: ['Kepala Daerah', 'Wakil Kepala Daerah'],
      },
    ],
  };
};
