import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { MathExpression, type Alarm, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { ServicePrincipal, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function, Runtime, Tracing, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { accept } from './accept.ts';
import { apiAlarmName, ourMetric, raiseAlarm } from './alarm.ts';
import { alertLine } from './alert-line.ts';
import { worksByDecrees } from './decreed.ts';
import { functionName } from './function-name.ts';
import { allow, type Granted } from './granted.ts';
import type { House } from './house.ts';
import { changingIn } from './joint.ts';
import { live } from './live.ts';
import { capabilityLog } from './log.ts';
import { HouseRole } from './role.ts';
import { shiftSlowly } from './shift.ts';
import { metricsNamespace } from './stack-of.ts';

/** Every variable of the capability's settings shape, no more and no less. */
export type EnvironmentOf<Shape extends z.ZodMiniObject> = Record<
  keyof z.infer<Shape>,
  string | Granted
>;

export type HouseFunctionSettings<Shape extends z.ZodMiniObject> = {
  house: House;
  /** Entry file below functions/, without `.lambda.ts`. */
  entry: string;
  settings: Shape;
  environment: EnvironmentOf<Shape>;
  /** Seconds. */
  timeout?: number;
  memoryMb?: number;
  /** One sentence on who is hurt when it fails. */
  errorImpact: string;
  /** Rights beyond those its settings bring. */
  statements?: PolicyStatement[];
  /** Actions that IAM can only allow on everything, and why that is harmless. */
  unscoped?: { actions: string[]; reason: string };
  /** For functions invoked asynchronously: where a lost invocation goes. */
  deadLetters?: IQueue;
};

/** A function with the least rights it needs, the encrypted log of its capability, traces, and an alarm on its first error. */
export class HouseFunction<Shape extends z.ZodMiniObject> extends Function {
  readonly house: House;
  /** One sentence on who is hurt when it fails. */
  readonly errorImpact: string;
  /** What everything invokes: the version in use. A new one takes over slowly, and gives back when an alarm goes off. */
  readonly live: IFunction;
  readonly #entry: string;
  readonly #alarms = new Map<string, Alarm>();

  constructor(scope: Construct, id: string, props: HouseFunctionSettings<Shape>) {
    const { house } = props;
    const role = new HouseRole(scope, `${id}Role`, new ServicePrincipal('lambda.amazonaws.com'));
    const logGroup = capabilityLog(scope, house);
    const grants = Object.entries<string | Granted>({
      ...(worksByDecrees(props.entry) && { DECREED_TABLE: house.decreed.readInForce() }),
      ...props.environment,
    });
    super(scope, id, {
      functionName: functionName(house.deployment, props.entry),
      code: house.codeOf(props.entry),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb ?? 1024,
      timeout: Duration.seconds(props.timeout ?? 10),
      tracing: Tracing.ACTIVE,
      role,
      logGroup,
      environment: {
        ...Object.fromEntries(grants.map(([name, grant]) => [name, valueOf(grant)])),
        POWERTOOLS_LOG_LEVEL: 'INFO',
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(house.deployment),
      },
      ...reservedFor(props.entry, house),
      currentVersionOptions: versionOf(scope, grants),
      ...(props.deadLetters && { deadLetterQueue: props.deadLetters }),
    });
    this.house = house;
    this.errorImpact = props.errorImpact;
    this.#entry = props.entry;
    this.#mayWriteLog(logGroup);
    for (const [, grant] of grants) this.#may(typeof grant === 'string' ? [] : grant.statements);
    this.#may(props.statements ?? []);
    if (props.unscoped) this.#may([allow(props.unscoped.actions, '*')]);
    this.#alarm(this.#errors());
    acceptFindings(this, role, props);
    // The library's own class misses its interface under exactOptionalPropertyTypes; the two are the same.
    this.live = this.addAlias(live) as IFunction;
    this.#shiftSlowly();
  }

  #shiftSlowly(): void {
    const { house, live: alias } = this;
    const alarms = () => [
      ...[...this.#alarms.values()].map(({ alarmName }) => alarmName),
      apiAlarmName(house.deployment),
    ];
    shiftSlowly(this, { house, entry: this.#entry, alias, alarms });
  }

  /** Has this alarm send all calls back to the version before, too. */
  rollBackOn(alarm: Alarm): void {
    this.#alarms.set(alarm.node.path, alarm);
  }

  #may(statements: PolicyStatement[]): void {
    for (const statement of statements) this.addToRolePolicy(statement);
  }

  #mayWriteLog(log: LogGroup): void {
    this.#may([allow(['logs:CreateLogStream', 'logs:PutLogEvents'], log.logGroupArn)]);
  }

  /**
   * Has the alarm ring for every record that fails, too: a function that reports the failures of its batch has no
   * errors, as Lambda counts them.
   */
  alarmOnRecords(): void {
    this.node.tryRemoveChild('Fails');
    this.#alarm(
      new MathExpression({
        expression: 'FILL(errors, 0) + FILL(records, 0)',
        usingMetrics: {
          errors: this.#errors(),
          records: ourMetric(this.#name(), 'RecordsFailed'),
        },
        period: Duration.minutes(5),
        label: 'Errors and failed records',
      }),
    );
  }

  #errors(): IMetric {
    return this.metricErrors({ period: Duration.minutes(5) });
  }

  #name(): string {
    return functionName(this.house.deployment, this.#entry);
  }

  #alarm(metric: IMetric): void {
    const alarm = raiseAlarm(this, 'Fails', {
      house: this.house,
      metric,
      above: 0,
      errorImpact: this.errorImpact,
      runbook: (this.#entry.split('/').at(-1) ?? this.#entry) + '-fails',
      together: 'failures',
    });
    this.rollBackOn(alarm);
  }
}

const reservedFor = (entry: string, { deployment: { alertLineConcurrency } }: House) =>
  alertLineConcurrency > 0 && alertLine.includes(entry)
    ? { reservedConcurrentExecutions: alertLineConcurrency }
    : {};

/**
 * A version is made when code or settings differ, or a value differs that another stack wrote (its description holds it).
 * It is kept when the next takes over: calls that were accepted for it are worked on, and one can go back to it by hand.
 * One whose deploy failed goes, or the same code could not be published again.
 */
const versionOf = (scope: Construct, grants: [string, string | Granted][]) => {
  const values = grants.map(([, grant]) => valueOf(grant));
  const description = changingIn(scope, values).join(' ');
  return {
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    ...(description !== '' && { description }),
  };
};

const valueOf = (grant: string | Granted): string =>
  typeof grant === 'string' ? grant : grant.value;

type Findings = Pick<HouseFunctionSettings<z.ZodMiniObject>, 'deadLetters' | 'unscoped'>;

const acceptFindings = (
  fn: Function,
  role: HouseRole,
  { deadLetters, unscoped }: Findings,
): void => {
  accept(
    role,
    ['AwsSolutions-IAM5[Resource::*]', 'Serverless-LambdaStarPermissions'],
    `X-Ray's PutTraceSegments and PutTelemetryRecords have no resource-level permissions (AWS service authorization reference). ${
      unscoped
        ? `${unscoped.actions.join(', ')}: ${unscoped.reason}`
        : 'Nothing else is on everything.'
    } A template test holds every other statement to named resources.`,
  );
  if (deadLetters) return;
  accept(
    fn,
    'Serverless-LambdaDLQ',
    'Never invoked asynchronously: its only callers are API Gateway (synchronous, the caller hears of a failure) or an event source mapping, which has its own failure destination or a queue with a dead-letter queue.',
  );
};
