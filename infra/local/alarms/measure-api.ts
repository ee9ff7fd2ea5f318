import type { RequestListener } from 'node:http';
import type { Resources } from '../template/open-assembly.ts';
import type { Metrics } from './metrics.ts';

/** Counts what an API answers with 5xx, as API Gateway does: by the API's name and its stage. */
export const measureApi = (
  listener: RequestListener,
  { ofType }: Pick<Resources, 'ofType'>,
  { add }: Pick<Metrics, 'add'>,
): RequestListener => {
  const [api] = ofType('AWS::ApiGateway::RestApi');
  const [stage] = ofType('AWS::ApiGateway::Stage');
  const metric = {
    ...{ namespace: 'AWS/ApiGateway', name: '5XXError' },
    dimensions: {
      ApiName: String(api?.properties['Name']),
      Stage: String(stage?.properties['StageName']),
    },
  };
  return (req, res) => {
    res.once('finish', () => {
      if (res.statusCode >= 500) add(metric, 1);
    });
    listener(req, res);
  };
};
