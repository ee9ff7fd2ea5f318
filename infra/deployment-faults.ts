import { longestPublicUrl } from '../functions/satgas/alerts/messages.ts';
import type { Deployment } from './deployment.ts';

/** All provinces, regencies and cities: with so many the schedules were measured (docs/performance.md, bench:regions). */
export const mostRegions = 552;

export const tooManyRegions = ({ campaign }: Deployment): string[] =>
  campaign.regions.length > mostRegions
    ? [
        `campaign.regions: ${campaign.regions.length} are more than the ${mostRegions} one deployment can serve`,
      ]
    : [];

/** Somebody must hear an alarm: a report that reaches nobody would end in silence. */
export const unheardAlarms = ({ id, alarmEmail }: Deployment): string[] =>
  id !== 'demo' && alarmEmail === undefined
    ? [
        'alarmEmail: is missing: nobody would hear the alarms; only the deployment called demo may do without',
      ]
    : [];

export const protectedRehearsal = ({ rehearsal, deletionProtection }: Deployment): string[] =>
  rehearsal && deletionProtection
    ? ['deletionProtection: must be false where rehearsal is true: nothing could be taken away']
    : [];

/** Names under .example are nobody's (RFC 2606): what was copied from the demo and not yet made one's own. */
export const namesOfNobody = ({
  id,
  mail,
  publicUrl = '',
  signing,
  campaign: { asnSignIn },
}: Deployment): string[] =>
  id === 'demo'
    ? []
    : Object.entries({
        'mail.domain': mail.domain,
        publicUrl: publicUrl && new URL(publicUrl).hostname,
        'campaign.asnSignIn.issuer': asnSignIn ? new URL(asnSignIn.issuer).hostname : '',
        'signing.address': signing ? new URL(signing.address).hostname : '',
      }).flatMap(([field, name]) =>
        name.endsWith('.example')
          ? [
              `${field}: ${name} is the demo's and exists nowhere; name your own, or leave out what may be left out`,
            ]
          : [],
      );

/** API Gateway's own ids have ten characters. */
export const tooLongAddress = ({ awsRegion, stage, publicUrl }: Deployment): string[] => {
  const own = `https://${'x'.repeat(10)}.execute-api.${awsRegion}.amazonaws.com/${stage}`;
  return publicUrl === undefined && own.length > longestPublicUrl
    ? [
        `stage: the API's own address would have ${own.length} characters, and an SMS has room for ${longestPublicUrl}; choose a shorter stage, or give publicUrl`,
      ]
    : [];
};
