import { missing, ok, type Check } from './check.ts';

const hourMs = 3_600_000;

/** SES looks at an account from here on, and stops it at twice as much (AWS: SES reputation metrics). */
const mostBounces = 0.05;
const mostComplaints = 0.001;

const lastReceipt: Check = {
  name: 'last SMS receipt',
  when: 'after',
  needs: ['cloudwatch:GetMetricData', 'sts:GetCallerIdentity'],
  look: async ({ port, now }) => {
    const at = await port.lastSmsReceiptAt(await port.callerAccount());
    return at === undefined
      ? missing(
          'SNS said of no SMS in 14 days what became of it',
          'Send one: enter an officer with a phone, who gets a link. If it arrives and this stays, see "SMS do not arrive" in docs/runbook.md.',
        )
      : ok(`${String(Math.max(0, Math.floor((now - at) / hourMs)))} hours ago`);
  },
};

const bounces: Check = {
  name: 'bounces',
  when: 'after',
  needs: ['cloudwatch:GetMetricData'],
  look: async ({ port }) => {
    const { bounces: back, complaints } = await port.mailReputation();
    if (back === undefined && complaints === undefined) return ok('no e-mail was sent in 14 days');
    const says = `${percent(back)} of e-mails came back, ${percent(complaints)} were called spam`;
    return (back ?? 0) < mostBounces && (complaints ?? 0) < mostComplaints
      ? ok(says)
      : missing(
          says,
          'SES stops an account for this. See "E-mails do not arrive" in docs/runbook.md.',
        );
  },
};

const percent = (share: number | undefined): string => `${((share ?? 0) * 100).toFixed(2)} %`;

const alarms: Check = {
  name: 'alarms',
  when: 'after',
  needs: ['cloudwatch:DescribeAlarms', 'cloudformation:ListStackResources'],
  look: async ({ port, resources }) => {
    const ours = new Set(
      (await resources())
        .filter(({ type }) => /^AWS::CloudWatch::(Composite)?Alarm$/.test(type))
        .map(({ physicalId }) => physicalId),
    );
    const ringing = (await port.ringing()).filter((name) => ours.has(name));
    return ringing.length === 0
      ? ok(`none of ${String(ours.size)} rings`)
      : missing(
          `${String(ringing.length)} ring: ${ringing.slice(0, 10).join(', ')}`,
          'Each names its heading of docs/runbook.md in its description.',
        );
  },
};

const deadLetters: Check = {
  name: 'dead letters',
  when: 'after',
  needs: ['sqs:GetQueueAttributes', 'cloudformation:ListStackResources'],
  look: async ({ port, resources, deployment: { id } }) => {
    const queues = (await resources()).filter(
      ({ type, logicalId }) => type === 'AWS::SQS::Queue' && logicalId.includes('DeadLetters'),
    );
    const full: string[] = [];
    for (const { physicalId } of queues) {
      const depth = await port.depth(physicalId);
      if (depth > 0) full.push(`${physicalId.split('/').at(-1) ?? ''} (${String(depth)})`);
    }
    return full.length === 0
      ? ok(`none on ${String(queues.length)} queues`)
      : missing(
          full.join(', '),
          `See "A dead letter queue holds messages" in docs/runbook.md, then: npm run redrive -- ${id} QUEUE`,
        );
  },
};

/** How a deployment fares. */
export const faringChecks: readonly Check[] = [lastReceipt, bounces, alarms, deadLetters];
