import type { HostedType } from './hosted-types.ts';
import { access, oneRegion, consoleOnly, noTraces } from './reasons.ts';

/** The types of API Gateway that the host plays. */
export const hostedApiTypes: Readonly<Record<string, HostedType>> = {
  'AWS::ApiGateway::RestApi': {
    honoured: ['Body', 'Name'],
    ignored: {
      EndpointConfiguration: oneRegion,
      Description: consoleOnly,
      DisableExecuteApiEndpoint: 'the stage path is always served',
      Policy: access,
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
