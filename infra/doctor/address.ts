import { missing, ok, type Check, type Finding } from './check.ts';
import type { Certificate } from './port.ts';
import type { Resource } from '../aws/resources.ts';

const monthMs = 30 * 24 * 3_600_000;

/** Whether a certificate's name covers a host: itself, or one label in place of the star. */
export const coversHost = (name: string, host: string): boolean =>
  name === host || (name.startsWith('*.') && host.replace(/^[^.]+/, '*') === name);

const hostOf = (publicUrl: string): string => new URL(publicUrl).hostname;

const certificate: Check = {
  name: 'certificate',
  when: 'before',
  needs: ['acm:ListCertificates'],
  look: async ({ port, deployment: { publicUrl, awsRegion, door }, now }) => {
    if (publicUrl === undefined) return ok("not needed: the API's own address is used");
    const host = hostOf(publicUrl);
    if (door) return ofDoor(await port.edgeCertificates(), { door, host, now });
    const ours = (await port.certificates()).filter(({ names }) =>
      names.some((name) => coversHost(name, host)),
    );
    const endsAt = Math.max(0, ...ours.map((one) => one.endsAt));
    if (endsAt > now + monthMs) return ok(`one for ${host}, until ${dayOf(endsAt)}`);
    return missing(
      endsAt === 0 ? `none is issued for ${host}` : `the one for ${host} ends on ${dayOf(endsAt)}`,
      `aws acm request-certificate --region ${awsRegion} --domain-name ${host} --validation-method DNS, then its CNAME into the DNS.`,
    );
  },
};

/** CloudFront takes a certificate by its ARN, of us-east-1 only, and refuses the domain where it does not name it. */
const ofDoor = (
  issued: readonly Certificate[],
  { door, host, now }: { door: { certificateArn: string }; host: string; now: number },
): Finding => {
  const found = issued.find(({ arn }) => arn === door.certificateArn);
  const todo = `aws acm request-certificate --region us-east-1 --domain-name ${host} --validation-method DNS, then its CNAME into the DNS, and its ARN into door.certificateArn.`;
  if (!found) return missing('that of door.certificateArn is not issued', todo);
  if (!found.names.some((name) => coversHost(name, host)))
    return missing(`that of door.certificateArn does not name ${host}`, todo);
  return found.endsAt > now + monthMs
    ? ok(`one for ${host} in us-east-1, until ${dayOf(found.endsAt)}`)
    : missing(`the one for ${host} in us-east-1 ends on ${dayOf(found.endsAt)}`, todo);
};

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const domain: Check = {
  name: 'domain',
  when: 'after',
  needs: ['apigateway:GET', 'cloudformation:ListStackResources'],
  look: async ({ port, deployment: { publicUrl, awsRegion, door }, resources }) => {
    if (publicUrl === undefined) return ok("not needed: the API's own address is used");
    const host = hostOf(publicUrl);
    if (door) return isMade(await resources(), host);
    const found = await port.domainName(host);
    const todo = `Console: API Gateway, Custom domain names (region ${awsRegion}): ${host}, TLS 1.2, mapped to the API of netral-…-shared; then a CNAME or alias in the DNS. Where something else stands in front of the API, look at it by hand.`;
    if (!found) return missing(`API Gateway has no ${host}`, todo);
    const api = (await resources()).find(({ type }) => type === 'AWS::ApiGateway::RestApi');
    if (found.status !== 'AVAILABLE') return missing(`${host} is ${found.status}`, todo);
    // TLS_1_0 is the older policy; every other one begins at 1.2.
    if (found.securityPolicy === 'TLS_1_0') return missing(`${host} takes TLS 1.0`, todo);
    return api && found.apis.includes(api.physicalId)
      ? ok(`${host} leads to the API`)
      : missing(`${host} leads to no API of this deployment`, todo);
  },
};

const isMade = (resources: readonly Resource[], host: string): Finding =>
  resources.some(({ type }) => type === 'AWS::CloudFront::Distribution')
    ? ok(`CloudFront has ${host}`)
    : missing('the door is not deployed yet', 'npm run deploy -- <deployment>');

/** An address that is the same for everybody, and stored. */
const everybodys = '/v1/campaign';

/** By the web, as anybody: the name leads to CloudFront, CloudFront to the API, and nobody gets past it. */
const door: Check = {
  name: 'door',
  when: 'after',
  needs: ['reach the Internet', 'cloudformation:ListStackResources'],
  look: async ({ port, deployment, resources }) => {
    const { publicUrl, awsRegion, stage } = deployment;
    if (!deployment.door || publicUrl === undefined)
      return ok('not needed: nothing stands in front of the API');
    const at = await port.web(`${publicUrl}${everybodys}`);
    if (!at)
      return missing(
        `nothing answers at ${publicUrl}`,
        'Lead its DNS to DoorDomain of netral-…-shared; a new distribution takes some minutes.',
      );
    if (!/cloudfront/i.test(at.via))
      return missing(
        `what answers at ${publicUrl} is not CloudFront`,
        'Lead its DNS to DoorDomain of netral-…-shared.',
      );
    if (at.status !== 200)
      return missing(
        `CloudFront answers ${String(at.status)} at ${publicUrl}${everybodys}`,
        'Where it is 403, its key is not one that the firewall knows: see "Rotating the keys of the door" in docs/runbook.md.',
      );
    const api = (await resources()).find(({ type }) => type === 'AWS::ApiGateway::RestApi');
    const own = `https://${api?.physicalId ?? ''}.execute-api.${awsRegion}.amazonaws.com/${stage}`;
    const past = await port.web(`${own}${everybodys}`);
    return past && past.status !== 403
      ? missing(
          `the API takes what did not come through CloudFront (${String(past.status)} at ${own})`,
          `npm run deploy -- ${deployment.id}: the firewall's first rule, or the firewall, is not there.`,
        )
      : ok(`${publicUrl} is CloudFront's, and nobody gets past it`);
  },
};

export const addressChecks: readonly Check[] = [certificate, domain, door];
