import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CacheQueryStringBehavior,
  Distribution,
  Function,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type AddBehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import type { NamedOperation } from '../../functions/operations.ts';
import { doorKeyHeader, viewerHeader } from '../../shared/http/door.ts';
import type { Deployment } from '../deployment.ts';
import { accept } from '../parts/accept.ts';
import { cachedPatterns, type CachedBy } from './cached.ts';
import type { Lock } from './lock.ts';
import { viewerCode } from './viewer-code.ts';

export type DoorGround = {
  deployment: Deployment;
  operations: readonly NamedOperation[];
  lock: Lock;
  /** Host name of the API. */
  apiHost: string;
};

/**
 * CloudFront in front of the API, at the domain of the deployment. What is public is stored at the edge for as long as
 * its answer says; everything else goes through unread and unstored, by every method.
 */
export class Door extends Construct {
  /** Where the domain's DNS must lead. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, ground: DoorGround) {
    super(scope, id);
    const { deployment, operations } = ground;
    const { certificateArn = '' } = deployment.door ?? {};
    const origin = originOf(ground);
    const common = { ...passing, ...vouching(this, deployment) };
    const distribution = new Distribution(this, 'Distribution', {
      comment: `netral-${deployment.id}`,
      domainNames: [new URL(deployment.publicUrl ?? '').host],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // The cheaper classes have no edge in Indonesia.
      priceClass: PriceClass.PRICE_CLASS_ALL,
      enableLogging: false,
      defaultBehavior: { origin, ...common, ...unstored },
      errorResponses: unstoredErrors,
    });
    const stored = storing(this, deployment);
    for (const { pattern, by } of cachedPatterns(operations))
      distribution.addBehavior(pattern, origin, { ...common, ...stored[by] });
    this.domainName = distribution.distributionDomainName;
    acceptFindings(distribution);
  }
}

const originOf = ({ deployment, lock, apiHost }: DoorGround): HttpOrigin =>
  new HttpOrigin(apiHost, {
    originPath: `/${deployment.stage}`,
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    // Sent over whatever the viewer sent under that name.
    customHeaders: { [doorKeyHeader]: lock.shown },
    readTimeout: Duration.seconds(30),
  });

const passing = {
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  // What an address takes, and what it refuses, is said by the API.
  allowedMethods: AllowedMethods.ALLOW_ALL,
  compress: true,
} satisfies AddBehaviorOptions;

/** Everything but the host, which is how API Gateway knows the API; never stored. */
const unstored = {
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
} satisfies AddBehaviorOptions;

/** Writes at the edge who asks, for every request. */
const vouching = (scope: Construct, { id }: Deployment) => ({
  functionAssociations: [
    {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new Function(scope, 'Viewer', {
        functionName: `netral-${id}-viewer`,
        comment: 'Says to the API who asks',
        runtime: FunctionRuntime.JS_2_0,
        code: FunctionCode.fromInline(viewerCode),
      }),
    },
  ],
});

const year = Duration.days(365);

/**
 * As long as `Cache-Control` says, a year at most, and not at all where it says nothing. Cookies reach what is stored only
 * as the language chosen: an answer cannot know who is signed in.
 */
const storing = (scope: Construct, { id }: Deployment): Record<CachedBy, AddBehaviorOptions> => {
  const common = {
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: year,
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  };
  const cachePolicy = {
    address: new CachePolicy(scope, 'ByAddress', {
      ...common,
      cachePolicyName: `netral-${id}-by-address`,
    }),
    question: new CachePolicy(scope, 'ByQuestion', {
      ...common,
      cachePolicyName: `netral-${id}-by-question`,
      queryStringBehavior: CacheQueryStringBehavior.all(),
      headerBehavior: CacheHeaderBehavior.allowList('accept'),
      cookieBehavior: CacheCookieBehavior.allowList('netral_lang'),
    }),
  };
  const seen = (by: CachedBy, headers: string[]): AddBehaviorOptions => ({
    cachePolicy: cachePolicy[by],
    originRequestPolicy: new OriginRequestPolicy(scope, `Seen${by}`, {
      originRequestPolicyName: `netral-${id}-seen-by-${by}`,
      // For the firewall, and for refusals, which are never stored.
      headerBehavior: OriginRequestHeaderBehavior.allowList(viewerHeader, ...headers),
    }),
  });
  return {
    address: seen('address', ['accept', 'accept-language']),
    question: seen('question', ['accept-language']),
  };
};

/**
 * CloudFront stores errors for ten seconds by itself, whatever the cache policy, and most of them whatever `no-store`
 * says (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html): a
 * refusal or fault that one person met would be shown to the next.
 */
const unstoredErrors = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504].map((httpStatus) => ({
  httpStatus,
  ttl: Duration.seconds(0),
}));

const acceptFindings = (distribution: Distribution): void => {
  accept(
    distribution,
    'AwsSolutions-CFR1',
    'People on leave, on duty or on pilgrimage abroad report, too; nobody is kept out by where they are.',
  );
  accept(
    distribution,
    'AwsSolutions-CFR2',
    'The firewall stands at the API, behind this door, and counts by the address that CloudFront saw; it takes nothing that did not come through the door. A second one at the edge would be paid for twice.',
  );
  accept(
    distribution,
    'AwsSolutions-CFR3',
    'A log of CloudFront stores the address of whoever reports beside the time and the full path, links that are bearer tokens included. The API logs routes, outcomes and times.',
  );
};
