import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
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
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { NamedOperation } from '../functions/operations.ts';
import { apiDefinition, entriesOf, functionArn } from './api-definition.ts';
import { DeploymentError } from './deployment.ts';
import { accept } from './parts/accept.ts';
import { raiseAlarm } from './parts/alarm.ts';
import { houseLog } from './parts/function.ts';
import { allow } from './parts/granted.ts';
import type { House } from './parts/house.ts';
import { HouseRole } from './parts/role.ts';
import { guard } from './web-acl.ts';

export type Served = {
  house: House;
  operations: readonly NamedOperation[];
  /** Functions by entry. */
  entries: Record<string, IFunction>;
};

type Ground = Pick<House, 'deployment' | 'key'> & { operations: readonly NamedOperation[] };

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
    guard(this, this.#api.deploymentStage.stageArn);
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
    const { region, urlSuffix } = Stack.of(this);
    return `https://${this.#api.restApiId}.execute-api.${region}.${urlSuffix}/${this.#stage}`;
  }

  /** Checks that there is a function for everything the definition names; throws DeploymentError for a route without one. */
  serve({ house, operations, entries }: Served): void {
    for (const entry of entriesOf(operations)) {
      if (!entries[entry])
        throw new DeploymentError([`functions/operations.ts: no construct makes ${entry}`]);
    }
    this.#alarm(house);
  }

  /** The gateway names this log itself; made here, it has our key and retention. */
  #keepExecutionLog(ground: Pick<House, 'deployment' | 'key'>): void {
    const name = `API-Gateway-Execution-Logs_${this.#api.restApiId}/${this.#stage}`;
    this.#api.deploymentStage.node.addDependency(houseLog(this, 'ExecutionLog', ground, name));
  }

  #alarm(house: House): void {
    raiseAlarm(this, 'AnswersWithFaults', {
      house,
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
    apiDefinition: ApiDefinition.fromInline(
      apiDefinition(scope, { deployment, operations, invoker }),
    ),
    cloudWatchRole: true,
    cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
    deployOptions: {
      stageName: deployment.stage,
      throttlingRateLimit: deployment.throttle.ratePerSecond,
      throttlingBurstLimit: deployment.throttle.burst,
      // X-Ray would store the caller's address and the full URL, links that are bearer tokens included.
      tracingEnabled: false,
      metricsEnabled: true,
      loggingLevel: MethodLoggingLevel.ERROR,
      // Bodies, headers and addresses of people stay out of the log.
      dataTraceEnabled: false,
      accessLogDestination: new LogGroupLogDestination(houseLog(scope, 'AccessLog', ground)),
      accessLogFormat: AccessLogFormat.custom(accessLogLine),
    },
  });
  requireTls(api);
  const role = api.node.findChild('CloudWatchRole');
  accept(
    role,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    'API Gateway writes its logs through one role per account and region, and AWS documents this very policy for it; only apigateway.amazonaws.com may assume the role.',
  );
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

/** As whom the gateway invokes the functions of the operations and no others: one role instead of a permission on each. */
const invokerOf = (scope: Construct, { deployment, operations }: Ground): HouseRole => {
  const gateway = new ServicePrincipal('apigateway.amazonaws.com');
  const invoker = new HouseRole(scope, 'Invoker', gateway);
  const functions = entriesOf(operations).map((entry) => functionArn(scope, deployment, entry));
  invoker.addToPrincipalPolicy(allow(['lambda:InvokeFunction'], ...functions));
  return invoker;
};
