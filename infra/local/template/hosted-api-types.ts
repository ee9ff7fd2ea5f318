import type { HostedType } from './hosted-types.ts';
import { access, oneRegion, consoleOnly, noTraces } from './reasons.ts';

const plainHttp = 'the host speaks plain HTTP, to this machine only';

/** The types of API Gateway that the host plays. */
export const hostedApiTypes: Readonly<Record<string, HostedType>> = {
  'AWS::ApiGateway::RestApi': {
    honoured: ['Body', 'Name'],
    ignored: {
      EndpointAccessMode: plainHttp,
      EndpointConfiguration: oneRegion,
      Description: consoleOnly,
      DisableExecuteApiEndpoint: 'the stage path is always served',
      Policy: access,
      SecurityPolicy: plainHttp,
      Tags: consoleOnly,
    },
  },
  'AWS::ApiGateway::Stage': {
    honoured: ['AccessLogSetting', 'MethodSettings', 'RestApiId', 'StageName', 'Variables'],
    ignored: {
      DeploymentId: 'the routes of the template are always the deployed ones',
      Description: consoleOnly,
      Tags: consoleOnly,
      TracingEnabled: noTraces,
    },
  },
};
