import { Duration, Stack } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  ApiDefinition,
  CfnRestApi,
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  SpecRestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { NamedOperation } from '../functions/operations.ts';
import { apiDefinition, entriesOf } from './api-definition.ts';
import type { Lock } from './door/lock.ts';
import { accept } from './parts/accept.ts';
import { apiAlarmName, raiseAlarm } from './parts/alarm.ts';
import { liveArn } from './parts/function-name.ts';
import { houseLog } from './parts/log.ts';
import { allow } from './parts/granted.ts';
import type { House } from './parts/house.ts';
import { HouseRole } from './parts/role.ts';
import { guard } from './web-acl.ts';

type Ground = Pick<House, 'deployment' | 'key' | 'alarms' | 'heard'> & {
  operations: readonly NamedOperation[];
  /** By what it knows who came through the door in front of it; left out, there is none. */
  lock?: Lock | undefined;
};

/** The one door: a regional REST API that hands exact bytes to the functions of functions/operations.ts. */
export class PublicApi extends Construct {
  readonly #api: SpecRestApi;
  /** As plain text: a reference to the stage would close a circle through the functions it serves. */
  readonly #stage: string;

  constructor(scope: Construct, id: string, ground: Ground) {
    super(scope, id);
    this.#stage = ground.deployment.stage;
    this.#api = restApi(this, ground);
    this.#keepExecutionLog(ground);
    this.#alarm(ground);
    guard(this, this.#api.deploymentStage.stageArn, ground.lock);
    accept(
      this.#api,
      'AwsSolutions-APIG2',
      "Requests are validated by the handlers, with the zod schemas the OpenAPI document is made of: the gateway's models cannot read form bodies, would parse signed webhooks before their signature is checked, and cannot name the wrong field in the caller's language.",
    );
    accept(
      this.#api.deploymentStage,
      'Serverless-APIGWXrayEnabled',
      'X-Ray stores the address of the caller and the full URL of each request it samples, readable by whoever may read traces: it would name who reported, and hold links that are bearer tokens. The functions are traced; their segments hold neither.',
    );
  }

  /** The API's own address, stage included, without a trailing slash. */
  get address(): string {
    return `https://${this.host}/${this.#stage}`;
  }

  /** The name of the API itself. */
  get host(): string {
    const { region, urlSuffix } = Stack.of(this);
    return `${this.#api.restApiId}.execute-api.${region}.${urlSuffix}`;
  }

  /** The gateway names this log itself; made here, it has our key and retention. */
  #keepExecutionLog(ground: Pick<House, 'deployment' | 'key'>): void {
    const name = `API-Gateway-Execution-Logs_${this.#api.restApiId}/${this.#stage}`;
    this.#api.deploymentStage.node.addDependency(houseLog(this, 'ExecutionLog', ground, name));
  }

  #alarm(house: Ground): void {
    raiseAlarm(this, 'AnswersWithFaults', {
      house,
      alarmName: apiAlarmName(house.deployment),
      metric: this.#api.deploymentStage.metricServerError({
        period: Duration.minutes(5),
        statistic: 'Sum',
      }),
      above: 0,
      errorImpact: 'Somebody who pledged, reported or took an alert was told that it failed.',
      runbook: 'the-api-answers-with-faults',
    });
  }
}

const restApi = (scope: Construct, ground: Ground): SpecRestApi => {
  const { deployment, operations } = ground;
  const invoker = invokerOf(scope, ground);
  const api = new SpecRestApi(scope, 'Rest', {
    restApiName: `netral-${deployment.id}`,
    endpointTypes: [EndpointType.REGIONAL],
    apiDefinition: ApiDefinition.fromInline(apiDefinition({ deployment, operations, invoker })),
    // The account's stack has the one role by which API Gateway logs.
    cloudWatchRole: false,
    deployOptions: {
      stageName: deployment.stage,
      ...(ground.lock && { variables: ground.lock.variables }),
      throttlingRateLimit: deployment.throttle.ratePerSecond,
      throttlingBurstLimit: deployment.throttle.burst,
      // X-Ray would store the caller's address and the full URL, links that are bearer tokens included.
      tracingEnabled: false,
      // Of each method by itself they could cost US$ 360 a month; those of the whole API, which its alarm reads, come anyway.
      metricsEnabled: false,
      loggingLevel: MethodLoggingLevel.ERROR,
      // Bodies, headers and addresses of people stay out of the log.
      dataTraceEnabled: false,
      accessLogDestination: new LogGroupLogDestination(houseLog(scope, 'AccessLog', ground)),
      accessLogFormat: AccessLogFormat.custom(accessLogLine),
    },
  });
  requireTls(api);
  return api;
};

/**
 * TLS 1.2 at least (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html): by
 * default a regional API still takes 1.0. A policy of this kind must say how strictly the host name is compared, too.
 */
const requireTls = (api: SpecRestApi): void => {
  if (!CfnRestApi.isCfnRestApi(api.node.defaultChild))
    throw new Error('A REST API has no resource');
  api.node.defaultChild.securityPolicy = 'SecurityPolicy_TLS13_1_2_2021_06';
  api.node.defaultChild.endpointAccessMode = 'BASIC';
};

/** Route, outcome and times; no path (it may hold a receipt), no address, no person. */
const accessLogLine = JSON.stringify({
  requestId: AccessLogField.contextRequestId(),
  at: AccessLogField.contextRequestTimeEpoch(),
  method: AccessLogField.contextHttpMethod(),
  resource: AccessLogField.contextResourcePath(),
  status: AccessLogField.contextStatus(),
  gatewayError: AccessLogField.contextErrorResponseType(),
  latencyMs: AccessLogField.contextResponseLatency(),
  handlerMs: AccessLogField.contextIntegrationLatency(),
  bytes: AccessLogField.contextResponseLength(),
});

/**
 * As whom the gateway invokes the versions in use of the operations' functions and no others: one role instead of a
 * permission on each. A role of its own besides the one before it, which invoked functions without a version: while a
 * stage still serves that, the old role is there.
 */
const invokerOf = (scope: Construct, { deployment, operations }: Ground): HouseRole => {
  const gateway = new ServicePrincipal('apigateway.amazonaws.com');
  const invoker = new HouseRole(scope, 'LiveInvoker', gateway);
  const functions = entriesOf(operations).map((entry) => liveArn(scope, deployment, entry));
  invoker.addToPrincipalPolicy(allow(['lambda:InvokeFunction'], ...functions));
  return invoker;
};
