import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  MathExpression,
  Metric,
  TextWidget,
  type IMetric,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { openMetrics } from '../functions/satgas/alerts/gauge-open.ts';
import type { Deployment } from './deployment.ts';
import { functionName } from './parts/function-name.ts';
import { ourMetric } from './parts/alarm.ts';

const period = Duration.minutes(5);

/** How often people came to a function; one that fails is on its alarm, not here. */
const calls = (deployment: Deployment, entry: string, label: string): IMetric =>
  new Metric({
    ...{ namespace: 'AWS/Lambda', metricName: 'Invocations', statistic: 'Sum', period, label },
    dimensionsMap: { FunctionName: functionName(deployment, entry) },
  });

/** A metric of whatever of a deployment has it, found by the deployment's name. */
const each = (schema: string, metricName: string, deployment: Deployment, how: string): IMetric =>
  new MathExpression({
    expression: `SEARCH('{${schema}} MetricName="${metricName}" "netral-${deployment.id}"', '${how}', 300)`,
    ...{ period, label: '' },
  });

const graph = (title: string, metrics: IMetric[]): GraphWidget =>
  new GraphWidget({ ...{ title, left: metrics, width: 12, height: 6 }, leftYAxis: { min: 0 } });

const heading = ({ id }: Deployment, says: string): TextWidget =>
  new TextWidget({ width: 24, height: 3, markdown: `# Netral ${id}\n\n${says}` });

/** What came in, and how alerts are taken. */
const people = (deployment: Deployment): IWidget[][] => [
  [
    heading(
      deployment,
      'Open alerts region by region stand on the oversight page (`/v1/oversight/alerts`): no metric names a region. What to do about an alarm: docs/runbook.md.',
    ),
  ],
  [
    graph('Intake', [
      calls(deployment, 'reports/intake/submit-report', 'reports by form'),
      calls(deployment, 'reports/sources/receive-webhook', 'deliveries of forms elsewhere'),
      ourMetric('receiveWebhook', 'QuarantinedDeliveries'),
      ourMetric('receiveWebhook', 'WebhookSignatureRefused'),
    ]),
    graph('Participation', [
      calls(deployment, 'pledges/pledging/submit-pledge', 'pledges'),
      calls(deployment, 'pledges/confirming/confirming', 'steps of a sign-in'),
      ourMetric('tally', 'PledgesToLookAt'),
      ourMetric('auditCounts', 'CountsInDoubt'),
    ]),
  ],
  [
    graph('Minutes until an alert was taken', [
      ourMetric('alerts', 'MinutesToTake').with({ statistic: 'Average', label: 'mean' }),
      ourMetric('alerts', 'MinutesToTake').with({ statistic: 'p95', label: '95th percentile' }),
    ]),
    graph('Alerts that need somebody', [
      ourMetric('climbLadder', 'AlertsUnreachable'),
      ourMetric('climbLadder', 'AlertsExhausted'),
      ourMetric('watchSmsAccount', 'MessagesOverdue'),
      ourMetric('watchSmsAccount', 'MessagesStranded'),
    ]),
  ],
  [openAlerts(), ...(deployment.canary ? [tries()] : [])],
];

/** What the climb counts every five minutes; a start of its function in between counts once more, so no sum. */
const openAlerts = (): IWidget => {
  const open = (metricName: string, label: string) =>
    ourMetric('climbLadder', metricName).with({ statistic: 'Maximum', label });
  return graph('Open alerts by age, practice left out', [
    open(openMetrics.underHour, 'less than an hour'),
    open(openMetrics.underDay, 'less than a day'),
    open(openMetrics.older, 'a day and more'),
  ]);
};

/** What the canary found. */
const tries = (): IWidget =>
  graph('Steps of the canary that failed', [ourMetric('canary', 'CanaryFailed')]);

/** Whom nothing reaches, what waits, and what is spent. */
const house = (deployment: Deployment): IWidget[][] => [
  [
    graph('Reach', [
      ourMetric('watchSmsAccount', 'RegionsUnreachable'),
      ourMetric('watchAbove', 'RegionsNobodyAbove'),
      ourMetric('markMailboxes', 'MailboxesBounced'),
      ourMetric('compareRoll', 'OfficersOutOfStep'),
    ]),
    graph('Dead letters and late streams', [
      each('AWS/SQS,QueueName', 'ApproximateNumberOfMessagesVisible', deployment, 'Maximum'),
      each('AWS/Lambda,FunctionName', 'IteratorAge', deployment, 'Maximum'),
    ]),
  ],
  [
    graph('Throttled', [
      each('AWS/Lambda,FunctionName', 'Throttles', deployment, 'Sum'),
      each('AWS/DynamoDB,TableName,Operation', 'ThrottledRequests', deployment, 'Sum'),
      each('AWS/ApiGateway,ApiName', '5XXError', deployment, 'Sum'),
    ]),
    graph('Spend on SMS this month, US$ (of the whole account)', [
      new Metric({
        ...{ namespace: 'AWS/SNS', metricName: 'SMSMonthToDateSpentUSD' },
        ...{ statistic: 'Maximum', period: Duration.hours(1) },
      }),
      ourMetric('notifyOfficers', 'SmsBudgetSpent'),
    ]),
  ],
];

/** One page of a deployment in CloudWatch. It names all by name, so that it needs no other stack. */
export const addDashboard = (scope: Construct, deployment: Deployment): void => {
  new Dashboard(scope, 'Dashboard', {
    dashboardName: `netral-${deployment.id}`,
    defaultInterval: Duration.days(1),
    widgets: [...people(deployment), ...house(deployment)],
  });
};
