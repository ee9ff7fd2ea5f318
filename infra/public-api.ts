import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  AuthorizationType,
  EndpointType,
  Integration,
  IntegrationType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RequestAuthorizer,
  RestApi,
  type Resource,
} from 'aws-cdk-lib/aws-apigateway';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Route } from '../functions/route.ts';
import { DeploymentError } from './deployment.ts';
import { answerLikeUs } from './gateway-responses.ts';
import { accept } from './parts/accept.ts';
import { raiseAlarm } from './parts/alarm.ts';
import { houseLog } from './parts/function.ts';
import type { House } from './parts/house.ts';
import { guard } from './web-acl.ts';

export type Served = {
  house: House;
  routes: readonly Route[];
  /** Functions by entry. */
  entries: Record<string, IFunction>;
  authorise: IFunction;
  refuseRoute: IFunction;
};

/** The one door: a regional REST API that hands exact bytes to the functions of functions/routes.ts. */
export class PublicApi extends Construct {
  readonly #api: RestApi;
  /** As plain text: a reference to the stage would close a circle through the functions it serves. */
  readonly #stage: string;

  constructor(scope: Construct, id: string, ground: Pick<House, 'deployment' | 'key'>) {
    super(scope, id);
    this.#stage = ground.deployment.stage;
    this.#api = restApi(this, ground);
    this.#keepExecutionLog(ground);
    answerLikeUs(this.#api);
    guard(this, this.#api.deploymentStage.stageArn);
    accept(
      this.#api,
      'AwsSolutions-APIG2',
      "Requests are validated by the handlers, with the zod schemas the OpenAPI document is made of: the gateway's models cannot read form bodies, would parse signed webhooks before their signature is checked, and cannot name the wrong field in the caller's language.",
    );
  }

  /** The API's own address, stage included, without a trailing slash. */
  get address(): string {
    const { region, urlSuffix } = Stack.of(this);
    return `https://${this.#api.restApiId}.execute-api.${region}.${urlSuffix}/${this.#stage}`;
  }

  /** Opens every route, asks the authoriser for those of signed-in people, and refuses all else. */
  serve({ house, routes, entries, authorise, refuseRoute }: Served): void {
    const authorizer = new RequestAuthorizer(this, 'Authoriser', {
      handler: authorise,
      identitySources: [],
      resultsCacheTtl: Duration.seconds(0),
    });
    for (const route of routes) {
      const method = this.#at(route.path).addMethod(
        route.method,
        this.#integration(functionOf(entries, route)),
        route.access === 'signed-in'
          ? { authorizer, authorizationType: AuthorizationType.CUSTOM }
          : { authorizationType: AuthorizationType.NONE },
      );
      acceptAccess(method, route);
    }
    this.#refuseTheRest(routes, refuseRoute);
    const used = new Set([refuseRoute, ...routes.map((route) => functionOf(entries, route))]);
    for (const fn of used) this.#letInvoke(fn);
    this.#alarm(house);
  }

  #at(path: string) {
    return this.#api.root.resourceForPath(path);
  }

  #integration(fn: IFunction): Integration {
    const { partition, region } = Stack.of(this);
    return new Integration({
      type: IntegrationType.AWS_PROXY,
      integrationHttpMethod: 'POST',
      uri: `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${fn.functionArn}/invocations`,
    });
  }

  #refuseTheRest(routes: readonly Route[], refuseRoute: IFunction): void {
    const integration = this.#integration(refuseRoute);
    for (const path of [...everyResource(routes), '/{proxy+}']) {
      const method = this.#at(path).addMethod('ANY', integration, {
        authorizationType: AuthorizationType.NONE,
      });
      accept(
        method,
        ['AwsSolutions-APIG4', 'AwsSolutions-COG4'],
        'Only says no: it answers 404 or 405 from a constant list of methods and reads nothing.',
      );
    }
  }

  #letInvoke(fn: IFunction): void {
    fn.addPermission('InvokedByApi', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: this.#api.arnForExecuteApi('*', '/*', this.#stage),
    });
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

const restApi = (scope: Construct, ground: Pick<House, 'deployment' | 'key'>): RestApi => {
  const { deployment } = ground;
  const api = new RestApi(scope, 'Rest', {
    restApiName: `netral-${deployment.id}`,
    endpointTypes: [EndpointType.REGIONAL],
    binaryMediaTypes: ['*/*'],
    cloudWatchRole: true,
    cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
    deployOptions: {
      stageName: deployment.stage,
      throttlingRateLimit: deployment.throttle.ratePerSecond,
      throttlingBurstLimit: deployment.throttle.burst,
      tracingEnabled: true,
      metricsEnabled: true,
      loggingLevel: MethodLoggingLevel.ERROR,
      // Bodies, headers and addresses of people stay out of the log.
      dataTraceEnabled: false,
      accessLogDestination: new LogGroupLogDestination(houseLog(scope, 'AccessLog', ground)),
      accessLogFormat: AccessLogFormat.custom(accessLogLine),
    },
  });
  const role = api.node.findChild('CloudWatchRole');
  accept(
    role,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    'API Gateway writes its logs through one role per account and region, and AWS documents this very policy for it; only apigateway.amazonaws.com may assume the role.',
  );
  return api;
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

const functionOf = (entries: Record<string, IFunction>, route: Route): IFunction => {
  const fn = entries[route.entry];
  if (!fn) {
    throw new DeploymentError([
      `functions/routes.ts: ${route.method} ${route.path}: no construct makes the function ${route.entry}`,
    ]);
  }
  return fn;
};

/** Every resource the routes' paths go through, the root included. */
const everyResource = (routes: readonly Route[]): string[] => {
  const paths = new Set(['/']);
  for (const { path } of routes) {
    const parts = path.split('/').filter(Boolean);
    parts.forEach((_, i) => paths.add(`/${parts.slice(0, i + 1).join('/')}`));
  }
  return [...paths];
};

const acceptAccess = (method: ReturnType<Resource['addMethod']>, route: Route): void => {
  if (route.access === 'signed-in') {
    accept(
      method,
      'AwsSolutions-COG4',
      "Our Lambda authoriser verifies the same user pool's tokens (signature, issuer, audience, expiry), and takes them from the session cookie too, so that the pages work without script.",
    );
    return;
  }
  accept(
    method,
    ['AwsSolutions-APIG4', 'AwsSolutions-COG4'],
    `Public by purpose ("${route.summary}"): who pledges, reports or verifies has no account; signed webhooks and personal links are checked by the handler. WAF and throttles stand before it.`,
  );
};
