import type { IConstruct } from 'constructs';
import { accept } from './parts/accept.ts';

/** A rule of NIST 800-53 r5 that is not met, and why; `only` names the ends of the paths it may be found at. */
type Accepted = { rule: string; only?: readonly RegExp[]; reason: string };

/** What the pack finds; secrets and buckets carry their own reasons (infra/parts). */
const accepted: readonly Accepted[] = [
  {
    rule: 'IAMNoInlinePolicy',
    reason:
      'AC-6 is met more tightly so: each role serves one function and carries its rights in itself, so that nobody can attach them to another, and a review reads role and rights in one place.',
  },
  {
    rule: 'LambdaInsideVPC',
    reason:
      'Functions reach services of AWS only, over TLS, by rights that name each resource, and have no address of their own. A VPC would add a NAT gateway as the one way out of all, to pay for and to fail.',
  },
  {
    rule: 'LambdaConcurrency',
    reason:
      'Reservations are for the alert line (alertLineConcurrency), so that no flood starves it. A limit on each other function would turn people away while the account has room; the API throttles and the WAF limits before them.',
  },
  {
    rule: 'LambdaDLQ',
    reason:
      'A function is woken by the API, which answers its caller, or by a queue, stream or schedule, which each have a dead letter queue with an alarm of their own; Lambda’s own setting is for asynchronous calls only.',
  },
  {
    rule: 'APIGWCacheEnabledAndEncrypted',
    only: [/\/Api\/Rest\/DeploymentStage\.[^\/]+\/Resource$/],
    reason:
      'Answers are personal (receipts, cases behind a session): a cache in front of them could show one person’s to another. What is public carries its own cache headers.',
  },
  {
    rule: 'APIGWSSLEnabled',
    only: [/\/Api\/Rest\/DeploymentStage\.[^\/]+\/Resource$/],
    reason:
      'The certificate of a client proves API Gateway to a backend over HTTP. There is none: functions are invoked by IAM.',
  },
  {
    rule: 'WAFv2LoggingEnabled',
    only: [/\/Api\/WebAcl$/],
    reason:
      'A log of the WAF stores the address of whoever reports beside the time. Counts by rule are metrics, and rates have alarms; samples of requests are off, too.',
  },
  {
    rule: 'S3BucketReplicationEnabled',
    only: [
      /\/CeremonyRoom\/Signed\/Resource$/,
      /\/CircularRoom\/Documents\/Resource$/,
      /\/EvidenceRoom\/Evidence\/Resource$/,
      /\/EvidenceRoom\/EvidenceAccess\/Resource$/,
      /\/ReadingRoom\/Locked\/Resource$/,
    ],
    reason:
      'Data stays in Indonesia (one AWS region there), and evidence must be gone with its report in every copy, as reporters are told. A second copy is the sealed export.',
  },
  {
    rule: 'S3BucketVersioningEnabled',
    only: [/\/EvidenceRoom\/EvidenceAccess\/Resource$/],
    reason:
      'S3 alone writes this log, under a new key each time: there is no second version of any.',
  },
  {
    rule: 'S3DefaultEncryptionKMS',
    only: [/\/EvidenceRoom\/EvidenceAccess\/Resource$/],
    reason:
      'S3 delivers server access logs only under its own key (S3 user guide); they hold no content.',
  },
];

/** Accepts on what is below an app what the table accepts, and nowhere else. */
export const acceptNist = (root: IConstruct): void => {
  for (const { rule, only, reason } of accepted) {
    const where = only ? only.flatMap((end) => endingIn(root, end)) : [root];
    for (const construct of where) accept(construct, `NIST.800.53.R5-${rule}`, reason);
  }
};

/** What has such a path; throws where nothing has: a reason for nothing would wait for the next thing of that name. */
const endingIn = (root: IConstruct, end: RegExp): IConstruct[] => {
  const found = root.node.findAll().filter(({ node }) => end.test(node.path));
  if (found.length === 0)
    throw new Error(`infra/nist.ts: nothing has a path that ends in ${String(end)}`);
  return found;
};
