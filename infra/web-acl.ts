import { Stack } from 'aws-cdk-lib';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { doorKeyHeader, viewerHeader } from '../shared/http/door.ts';
import type { Lock } from './door/lock.ts';

/** Requests per five minutes from one address: an apel of thousands may share one operator's address. */
const mostPerAddress = 100_000;

/** Follow-up codes tried per five minutes from one address: an office of many reporters, but no guesser. */
const mostCodesPerAddress = 300;

/**
 * Keeps known bad senders and known attacks away from the API.
 * AWS's common rule set is left out on purpose: it blocks bodies over 8 KB, which would drop reports and
 * webhooks with attachments' metadata, and its cross-site rules read a citizen's quoted text as an attack.
 */
export const guard = (scope: Construct, stageArn: string, lock?: Lock): void => {
  const perAddress = lock ? byViewer : bySource;
  const acl = new CfnWebACL(scope, 'WebAcl', {
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: seen(Stack.of(scope).stackName),
    rules: [
      ...(lock ? [pastTheDoor(lock)] : []),
      managed(1, 'AWSManagedRulesAmazonIpReputationList'),
      managed(2, 'AWSManagedRulesKnownBadInputsRuleSet'),
      {
        name: 'TooManyFromOneAddress',
        priority: 3,
        action: { block: {} },
        statement: { rateBasedStatement: { limit: mostPerAddress, ...perAddress } },
        visibilityConfig: seen('TooManyFromOneAddress'),
      },
      {
        name: 'TooManyCodesFromOneAddress',
        priority: 4,
        action: { block: {} },
        statement: {
          rateBasedStatement: {
            limit: mostCodesPerAddress,
            ...perAddress,
            scopeDownStatement: { orStatement: { statements: takingCodes.map(asksFor) } },
          },
        },
        visibilityConfig: seen('TooManyCodesFromOneAddress'),
      },
    ],
  });
  new CfnWebACLAssociation(scope, 'WebAclAssociation', {
    webAclArn: acl.attrArn,
    resourceArn: stageArn,
  });
};

type PerAddress = Pick<
  CfnWebACL.RateBasedStatementProperty,
  'aggregateKeyType' | 'forwardedIpConfig'
>;

const bySource: PerAddress = { aggregateKeyType: 'IP' };

/** Behind CloudFront every request comes from CloudFront: counted is whom it saw, and one without an address is blocked. */
const byViewer: PerAddress = {
  aggregateKeyType: 'FORWARDED_IP',
  forwardedIpConfig: { headerName: viewerHeader, fallbackBehavior: 'MATCH' },
};

/** Before all others: takes nothing that shows neither of the door's keys. */
const pastTheDoor = ({ opening }: Lock): CfnWebACL.RuleProperty => ({
  name: 'PastTheDoor',
  priority: 0,
  action: { block: {} },
  statement: {
    notStatement: { statement: { orStatement: { statements: opening.map(showsKey) } } },
  },
  visibilityConfig: seen('PastTheDoor'),
});

const showsKey = (key: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { Name: doorKeyHeader } },
    positionalConstraint: 'EXACTLY',
    searchString: key,
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
});

/** Where a follow-up code can be tried. */
const takingCodes = ['/v1/tracking', '/v1/evidence'];

const asksFor = (path: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'CONTAINS',
    searchString: path,
    textTransformations: [{ priority: 0, type: 'URL_DECODE' }],
  },
});

const managed = (priority: number, name: string): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
  visibilityConfig: seen(name),
});

/** Counts only: sampled requests would keep the addresses of people who report. */
const seen = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});
