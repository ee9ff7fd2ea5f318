import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod/mini';
import { longestPublicUrl } from '../functions/satgas/alerts/messages.ts';
import { nationShape } from '../functions/satgas/nation/member.ts';
import { campaignShape } from '../shared/campaign-shape.ts';
import { campaignFaults } from './deployment-campaign.ts';
import {
  tooManyRegions,
  unheardAlarms,
  protectedRehearsal,
  namesOfNobody,
  tooLongAddress,
} from './deployment-faults.ts';
import { nationFaults } from './deployment-nation.ts';
import { doorFaults, doorShape } from './door/door-shape.ts';
import { practiceOf, withCanaryUnit } from './practice-region.ts';

/** What the person who deploys must mend: one line per wrong field, no stack trace. */
export class DeploymentError extends Error {
  readonly lines: string[];

  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

const templateName = z.string().check(z.regex(/^[a-z0-9_]{1,100}$/));

/** What alerts by WhatsApp need beside the number; nothing of it reaches an officer who has not asked for it. */
const whatsappOfficers = z.strictObject({
  /** What Meta and AWS charge for one utility message, in US dollars. */
  pricePerMessageUsd: z.number().check(z.gte(0.001), z.lte(5)),
  /** The topic to which the number's events go, in the number's own region and this account. */
  eventsTopicArn: z.string().check(z.regex(/^arn:aws:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/)),
  /** The names under which Meta approved the three templates. */
  templates: z.strictObject({ alert: templateName, digest: templateName, contact: templateName }),
});

const named = z.string().check(z.trim(), z.minLength(3), z.maxLength(200));

/** What one jurisdiction's deployment file says. */
export const deploymentShape = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,19}$/)),
  awsRegion: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)),
  account: z.optional(z.string().check(z.regex(/^\d{12}$/))),
  stage: z.string().check(z.regex(/^[a-z0-9]{1,20}$/)),
  /** Who hears the alarms. Only the demo may do without. */
  alarmEmail: z.optional(z.email()),
  /** Where the site is found, if not at the API's own address; no trailing slash. As long as an SMS has room for. */
  publicUrl: z.optional(
    z
      .string()
      .check(
        z.regex(/^https:\/\/[a-z0-9.-]+(\/[a-z0-9/-]*[a-z0-9])?$/),
        z.maxLength(longestPublicUrl),
      ),
  ),
  /** CloudFront in front of the API, at the domain of `publicUrl`; left out, people reach the API itself. */
  door: z.optional(doorShape),
  oidc: z.strictObject({
    /** First part of the sign-in page's domain; unique in the AWS region. */
    domainPrefix: z.string().check(z.regex(/^[a-z][a-z0-9-]{2,62}$/)),
  }),
  campaign: campaignShape,
  sms: z.strictObject({
    /** The registered sender, 3 to 11 letters or digits; left out while its registration is pending. */
    senderId: z.optional(z.string().check(z.regex(/^[A-Za-z0-9]{3,11}$/))),
    /** What the SMS of one month may cost, in US dollars; never exceeded. */
    monthlyBudgetUsd: z.number().check(z.gte(0), z.lte(1_000_000)),
    /** The carrier's price of one SMS part, in US dollars. */
    pricePerPartUsd: z.number().check(z.gte(0.001), z.lte(5)),
  }),
  /** The deployment's WhatsApp number: by it whoever sends a lead is answered; left out where nobody is. */
  whatsapp: z.optional(
    z.strictObject({
      /** As AWS End User Messaging Social calls the number that is linked to it. */
      numberArn: z
        .string()
        .check(
          z.regex(
            /^arn:aws:social-messaging:[a-z0-9-]+:\d{12}:phone-number-id\/[0-9a-zA-Z]{8,64}$/,
          ),
        ),
      /** As Meta calls the same number (`phone_number_id` of what it delivers). */
      metaNumberId: z.string().check(z.regex(/^\d{5,25}$/)),
      /** Alerts to officers by this number too; left out, WhatsApp is switched off for them. */
      officers: z.optional(whatsappOfficers),
    }),
  ),
  /**
   * The signing service (BSrE's Esign Client Service) that this deployment has an account at; left out, nothing is signed
   * electronically.
   */
  signing: z.optional(
    z.strictObject({
      /** Of an agency's own host, as a rule; no trailing slash. */
      address: z.string().check(z.regex(/^https:\/\/[\w.:/-]*\w$/), z.maxLength(120)),
      /** The user name of the account; its password is a secret of the pledges stack and one of the reports stack. */
      user: z.string().check(z.regex(/^[\x21-\x39\x3b-\x7e]{1,100}$/)),
    }),
  ),
  mail: z.strictObject({
    /** The domain that e-mails to officers come from, whose DNS you keep. */
    domain: z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/), z.maxLength(100)),
  }),
  /** Of a hundred ends of less serious cases that one person made, so many are looked at above the region. */
  reviewedPercent: z._default(z.int().check(z.gte(5), z.lte(100)), 20),
  throttle: z.strictObject({
    ratePerSecond: z.int().check(z.gte(10), z.lte(10_000)),
    burst: z.int().check(z.gte(10), z.lte(5_000)),
  }),
  /** Who answers for personal data (UU 27/2022 arts 5, 53): named on /privasi and in the documents of data protection. */
  privacy: z.strictObject({
    controller: z.strictObject({ name: named, address: named, contact: named }),
    /** The data protection officer. */
    officer: z.strictObject({ name: named, contact: named }),
    /** The authority that takes complaints, and notices of a breach. */
    authority: z.strictObject({ name: named, contact: named }),
  }),
  /** The deployments whose numbers this one takes, where it is that of the nation. */
  nation: z.optional(nationShape),
  /** The AWS account of the nation's deployment, which may subscribe to this one's events; left out, nobody may. */
  nationAccount: z.optional(z.string().check(z.regex(/^\d{12}$/))),
  logRetentionDays: z.enum(RetentionDays),
  webhookRetentionDays: z.int().check(z.gte(1), z.lte(365)),
  deletionProtection: z._default(z.boolean(), true),
  /**
   * A deployment that is made and taken away each night: nothing of it is retained (`npm run end-rehearsal`). For a
   * deployment that is new: one that stands cannot become one.
   */
  rehearsal: z._default(z.boolean(), false),
  /** Every five minutes the suite is tried from its public address, in the practice region. */
  canary: z._default(z.boolean(), true),
  /**
   * Executions that Lambda reserves for each function of the alert line, out of the account's quota (which keeps 100
   * for all others); 0 where the account has no more than its first ten.
   */
  alertLineConcurrency: z._default(z.int().check(z.gte(0), z.lte(100)), 10),
});

export type Deployment = z.infer<typeof deploymentShape>;

/** Reads and checks one deployment file; throws DeploymentError with a line per bad field. */
export const readDeployment = (file: string): Deployment => {
  const parsed = z.safeParse(deploymentShape, parseJson(file), {
    error: z.locales.en().localeError,
  });
  if (!parsed.success) {
    throw new DeploymentError(
      parsed.error.issues.map(
        (issue) => `${file}: ${issue.path.join('.') || 'file'}: ${issue.message}`,
      ),
    );
  }
  const faults = [
    ...campaignFaults(parsed.data.campaign),
    ...nationFaults(parsed.data),
    ...doorFaults(parsed.data),
    ...tooManyRegions(parsed.data),
    ...tooLongAddress(parsed.data),
    ...unheardAlarms(parsed.data),
    ...protectedRehearsal(parsed.data),
    ...namesOfNobody(parsed.data),
  ];
  if (faults.length > 0) {
    throw new DeploymentError([...new Set(faults)].map((line) => `${file}: ${line}`));
  }
  return withPractice(parsed.data);
};

/** Every deployment has a practice region: its own, where its file describes one. */
const withPractice = (deployment: Deployment): Deployment => ({
  ...deployment,
  campaign: {
    ...deployment.campaign,
    practice: withCanaryUnit(deployment.campaign.practice ?? practiceOf(deployment.campaign)),
  },
});

/** Reads every deployment file of a folder; throws DeploymentError with the lines of all of them. */
export const readDeployments = (folder: string): Deployment[] => {
  const lines: string[] = [];
  const deployments: Deployment[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    try {
      deployments.push(readDeployment(join(folder, name)));
    } catch (error) {
      if (!(error instanceof DeploymentError)) throw error;
      lines.push(...error.lines);
    }
  }
  lines.push(...sharedNames(deployments));
  if (lines.length > 0) throw new DeploymentError(lines);
  return deployments;
};

/** What AWS gives out once in an account or region: two deployments that want the same cannot both come up. */
const sharedNames = (deployments: Deployment[]): string[] =>
  Object.entries({
    id: deployments.map(({ id }) => id),
    'oidc.domainPrefix': deployments.map(({ oidc }) => oidc.domainPrefix),
    'mail.domain': deployments.map(({ mail }) => mail.domain),
  }).flatMap(([field, values]) =>
    [...new Set(values.filter((value, at) => values.indexOf(value) !== at))].map(
      (value) => `${field}: ${value} is that of two deployments; each needs its own`,
    ),
  );

const parseJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new DeploymentError([
      `${file}: cannot be read as JSON (${error instanceof Error ? error.message : String(error)})`,
    ]);
  }
};
