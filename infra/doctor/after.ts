import { holidayCalendar, withChangedYears } from '../../functions/reports/law/holidays.ts';
import { regionsAbove } from '../../functions/satgas/officers/officer.ts';
import { reachableIn } from '../../functions/satgas/telling/reachable.ts';
import { everyElection } from '../../shared/calendar/election.ts';
import { localDate } from '../../shared/calendar/zones.ts';
import { nation } from '../../shared/regions/regions.ts';
import type { Resource } from '../aws/resources.ts';
import { logicalIds } from './logical-ids.ts';
import { missing, NotMade, ok, type Check, type Look } from './check.ts';

/** What a stack has made under this logical id; throws NotMade where it has not. */
const madeAs = (look: Look, logicalId: string): Promise<Resource> =>
  made(look, logicalId, (one) => one.logicalId === logicalId);

const made = async (
  { resources }: Look,
  what: string,
  isIt: (one: Resource) => boolean,
): Promise<Resource> => {
  const found = (await resources()).find(isIt);
  if (!found) throw new NotMade(`no stack has made ${what}`);
  return found;
};

const alarmAddress: Check = {
  name: 'alarm address',
  when: 'after',
  needs: ['sns:ListSubscriptionsByTopic', 'cloudformation:ListStackResources'],
  look: async (look) => {
    const { alarmEmail } = look.deployment;
    if (alarmEmail === undefined)
      return missing('the file names none', 'Set alarmEmail in the file, and deploy.');
    const topic = await made(
      look,
      'the topic Alarms',
      ({ part, type, logicalId }) =>
        part === 'shared' && type === 'AWS::SNS::Topic' && /^Alarms[0-9A-F]{8}$/.test(logicalId),
    );
    const ours = (await look.port.subscriptions(topic.physicalId)).find(
      ({ endpoint }) => endpoint === alarmEmail,
    );
    return ours?.isConfirmed === true
      ? ok(`${alarmEmail} is confirmed`)
      : missing(
          ours ? `${alarmEmail} is not confirmed` : `${alarmEmail} is not subscribed`,
          ours
            ? 'Press the link in the mail "AWS Notification - Subscription Confirmation"; the link ends after three days, then: console, Amazon SNS, Subscriptions, Request confirmation.'
            : 'npm run deploy: the stack shared subscribes it.',
        );
  },
};

const mailDomain: Check = {
  name: 'mail domain (DKIM)',
  when: 'after',
  needs: ['ses:GetEmailIdentity'],
  look: async ({ port, deployment: { mail } }) => {
    const found = await port.mailDomain(mail.domain);
    if (!found)
      return missing(`SES has no ${mail.domain}`, 'npm run deploy: the stack satgas adds it.');
    if (found.isVerified && found.dkim === 'SUCCESS') return ok(`${mail.domain} is verified`);
    const records = found.tokens.map(
      (token) => `${token}._domainkey.${mail.domain} CNAME ${token}.dkim.amazonses.com`,
    );
    return missing(
      `DKIM of ${mail.domain} is ${found.dkim}`,
      `Into the domain's DNS: ${records.join('; ')}. AWS looks for 72 hours.`,
    );
  },
};

const admins: Check = {
  name: 'first admins',
  when: 'after',
  needs: ['cognito-idp:ListUsers', 'cloudformation:ListStackResources'],
  look: async (look) => {
    const pool = await madeAs(look, logicalIds.pool);
    const all = await look.port.admins(pool.physicalId);
    const ours = all.filter(({ region, isEnabled }) => region === nation && isEnabled);
    const signed = ours.filter(({ hasSignedIn }) => hasSignedIn);
    if (signed.length >= 2) return ok(`${String(signed.length)} of the nation have signed in`);
    return missing(
      `${String(ours.length)} of the nation, ${String(signed.length)} of them have signed in; what one enters holds once a second agrees`,
      `npm run first-admin -- ${look.deployment.id} --email … --email … (again for those whose invitation ran out)`,
    );
  },
};

const calendar: Check = {
  name: 'calendar of the year',
  when: 'after',
  needs: ['dynamodb:Scan', 'cloudformation:ListStackResources'],
  look: async (look) => {
    const table = await madeAs(look, logicalIds.calendar);
    const written = await look.port.writtenYears(table.physicalId);
    const days = withChangedYears(new Map(written.map((one) => [one.year, one.days])));
    const { hasDecree } = holidayCalendar(days);
    const years = yearsWanted(look);
    const without = years.filter((year) => !hasDecree(year));
    return without.length === 0
      ? ok(`days off of ${years.join(', ')} are decreed`)
      : missing(
          `no decree of days off for ${without.join(', ')}: deadlines count weekends only`,
          `An admin of the nation enters the SKB at <address>/v1/calendar?year=${without[0] ?? ''}; another person of the nation agrees.`,
        );
  },
};

/** This year, and those of the votes to come. */
export const yearsWanted = ({
  deployment: { campaign },
  now,
}: Pick<Look, 'deployment' | 'now'>) => {
  const year = localDate(now, 'Asia/Jakarta').slice(0, 4);
  const votes = everyElection(campaign).map(({ phases }) => phases.voteOn.slice(0, 4));
  return [...new Set([year, ...votes.filter((one) => one >= year)])].sort();
};

const channels: Check = {
  name: 'a channel for every region',
  when: 'after',
  needs: ['dynamodb:Query', 'cloudformation:ListStackResources'],
  look: async (look) => {
    const { regions } = look.deployment.campaign;
    const table = await madeAs(look, logicalIds.officers);
    const codes = regions.map(({ code }) => code);
    const officers = await look.port.officers(table.physicalId, [
      ...new Set(codes.flatMap(regionsAbove)),
    ]);
    const deaf = codes.filter((code) => reachableIn(code, officers, look.now).length === 0);
    return deaf.length === 0
      ? ok(
          `each of ${String(codes.length)} regions has somebody whom a confirmed address reaches now`,
        )
      : missing(
          `${String(deaf.length)} of ${String(codes.length)} regions have nobody whom a confirmed address reaches now: ${deaf.slice(0, 10).join(', ')}${deaf.length > 10 ? ' …' : ''}`,
          'Enter officers at <address>/v1/officers, and let each press the link on phone or mailbox (/v1/oversight/alerts says who has not).',
        );
  },
};

/** What must be so once the stacks are there. */
export const afterChecks: readonly Check[] = [alarmAddress, mailDomain, admins, calendar, channels];
