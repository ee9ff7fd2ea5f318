import { missing, ok, type Check } from './check.ts';

const monthMs = 30 * 24 * 3_600_000;

/** Whether a certificate's name covers a host: itself, or one label in place of the star. */
export const coversHost = (name: string, host: string): boolean =>
  name === host || (name.startsWith('*.') && host.replace(/^[^.]+/, '*') === name);

const hostOf = (publicUrl: string): string => new URL(publicUrl).hostname;

const certificate: Check = {
  name: 'certificate',
  when: 'before',
  needs: ['acm:ListCertificates'],
  look: async ({ port, deployment: { publicUrl, awsRegion }, now }) => {
    if (publicUrl === undefined) return ok("not needed: the API's own address is used");
    const host = hostOf(publicUrl);
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

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const domain: Check = {
  name: 'domain',
  when: 'after',
  needs: ['apigateway:GET', 'cloudformation:ListStackResources'],
  look: async ({ port, deployment: { publicUrl, awsRegion }, resources }) => {
    if (publicUrl === undefined) return ok("not needed: the API's own address is used");
    const host = hostOf(publicUrl);
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

export const addressChecks: readonly Check[] = [certificate, domain];
