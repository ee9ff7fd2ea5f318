import { describe, expect, it } from '@jest/globals';
import { addressChecks } from '../../infra/doctor/address.ts';
import type { Look } from '../../infra/doctor/check.ts';
import type { Certificate } from '../../infra/doctor/port.ts';
import { readDeployment } from '../../infra/deployment.ts';
import { wholeNation } from '../../infra/scale/deployments.ts';
import { demoFile } from '../infra/a-stack.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 30);
const deployment = wholeNation(readDeployment(demoFile));
const arn = deployment.door?.certificateArn ?? '';
const issued: Certificate = {
  arn,
  names: ['*.netral.example'],
  endsAt: now + 90 * dayMs,
};
const [certificate, domain, door] = addressChecks;

const look = (edge: Certificate[], types: string[] = []): Look => {
  const none = () => Promise.reject(new Error('must not be asked'));
  const port = new Proxy({} as Look['port'], {
    get: (_, asked) => (asked === 'edgeCertificates' ? () => Promise.resolve(edge) : none),
  });
  const resources = types.map((type) => ({
    ...{ part: 'shared' as const, logicalId: type, physicalId: type, type },
  }));
  return { port, deployment, resources: () => Promise.resolve(resources), now };
};

describe('the doctor, where CloudFront stands in front of the API', () => {
  it('takes the certificate that the file names, in us-east-1', async () =>
    expect(await certificate?.look(look([issued]))).toMatchObject({ standing: 'ok' }));

  it.each<[string, Certificate[]]>([
    ['is not issued', []],
    ['is another one for the same name', [{ ...issued, arn: `${arn.slice(0, -1)}9` }]],
    ['is for another name', [{ ...issued, names: ['netral.example'] }]],
    ['ends within a month', [{ ...issued, endsAt: now + 29 * dayMs }]],
  ])('finds it missing where it %s', async (_, edge) => {
    const found = await certificate?.look(look(edge));
    expect(found?.standing).toBe('missing');
    expect(JSON.stringify(found)).toContain('--region us-east-1');
  });

  it('looks for the distribution, and for no domain of API Gateway', async () => {
    expect(await domain?.look(look([], ['AWS::CloudFront::Distribution']))).toMatchObject({
      standing: 'ok',
    });
    expect(await domain?.look(look([]))).toMatchObject({ standing: 'missing' });
  });
});

type Web = Record<string, { status: number; via: string } | undefined>;

describe('the doctor, at the door itself', () => {
  const site = `${deployment.publicUrl ?? ''}/v1/campaign`;
  const own = 'https://api0123456.execute-api.ap-southeast-3.amazonaws.com/live/v1/campaign';
  const cloudFront = { status: 200, via: '1.1 abc.cloudfront.net (CloudFront)' };
  const shut = { status: 403, via: '' };
  const looked = (web: Web) => {
    const port = { web: (address: string) => Promise.resolve(web[address]) } as Look['port'];
    const [api] = ['api0123456'].map((physicalId) => ({
      ...{
        part: 'shared' as const,
        logicalId: 'Api',
        type: 'AWS::ApiGateway::RestApi',
        physicalId,
      },
    }));
    const resources = () => Promise.resolve(api ? [api] : []);
    return door?.look({ port, deployment, resources, now });
  };

  it('is satisfied where CloudFront answers and the API lets nobody else in', async () => {
    expect(await looked({ [site]: cloudFront, [own]: shut })).toMatchObject({ standing: 'ok' });
  });

  it.each<[string, Web, RegExp]>([
    ['the name leads nowhere', {}, /nothing answers/],
    ['the name leads to something else', { [site]: { status: 200, via: '' } }, /not CloudFront/],
    [
      'the API does not know the key that is shown',
      { [site]: { ...cloudFront, status: 403 } },
      /403/,
    ],
    [
      'the API takes whoever comes past it',
      { [site]: cloudFront, [own]: { status: 200, via: '' } },
      /takes what did not come/,
    ],
  ])('finds it missing where %s', async (_, web, says) => {
    const found = await looked(web);
    expect(found?.standing).toBe('missing');
    expect(found?.says).toMatch(says);
  });
});
