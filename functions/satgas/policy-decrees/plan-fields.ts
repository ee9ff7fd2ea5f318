import {
  alertBounds,
  alertChannels,
  areChannelsInBounds,
  areLaddersInBounds,
  isNightInBounds,
  ladderNames,
  mostMinutes,
  releasedPlan,
  type AlertChannel,
  type AlertPlan,
  type LadderName,
} from '../../../shared/alert-policy.ts';
import type { Fields } from '../../../shared/decrees/desk-kind.ts';
import type { FieldError } from '../../../shared/refusal.ts';

/** Whether a plan is the scope's own, or the one above it is followed. */
export const ownOrFollow = ['own', 'follow'] as const;

/** The field that holds the waits of a ladder, one number for each rung. */
export const waitFields = {
  waits: { urgent: 'urgent', usual: 'usual', light: 'light' },
  namingWaits: { urgent: 'namingUrgent', usual: 'namingUsual', light: 'namingLight' },
} as const satisfies Record<'waits' | 'namingWaits', Record<LadderName, string>>;
export type Ladders = keyof typeof waitFields;

/** Reads a form; what is outside the bounds is an error that names them. */
export const readPlan = (fields: Fields): { value: AlertPlan | null; errors: FieldError[] } => {
  if (fields['own'] === 'follow') return { value: null, errors: [] };
  const numbers = (name: string) => numbersIn(fields[name] ?? '');
  const ladders = (of: Ladders) => ({
    urgent: numbers(waitFields[of].urgent),
    usual: numbers(waitFields[of].usual),
    light: numbers(waitFields[of].light),
  });
  const value: AlertPlan = {
    channels: channelsIn(fields['channels'] ?? ''),
    ...{ waits: ladders('waits'), namingWaits: ladders('namingWaits') },
    night: {
      from: timeIn(fields['nightFrom'] ?? ''),
      to: timeIn(fields['nightTo'] ?? ''),
      digestAt: timeIn(fields['digestAt'] ?? ''),
    },
    ...{ singleSms: numberIn(fields['singleSms']), singleMails: numberIn(fields['singleMails']) },
  };
  return { value, errors: faultsOf(value) };
};

/** 'minutes, minutes, …': anything else among them makes none of them count. */
const numbersIn = (text: string): number[] => {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.every((part) => /^\d{1,4}$/.test(part)) ? parts.map(Number) : [];
};

const numberIn = (text = ''): number => {
  const [number = 0, ...more] = numbersIn(text);
  return more.length > 0 ? 0 : number;
};

/** '21.00' as people write it, or '21:00'. */
const timeIn = (text: string): string => text.trim().replace('.', ':').padStart(5, '0');

const channelsIn = (text: string): AlertChannel[] =>
  text
    .split(/[\s,]+/)
    .flatMap((part) => alertChannels.filter((channel) => channel === part.toLowerCase()));

const faultsOf = (plan: AlertPlan): FieldError[] => {
  const { nightFrom, nightTo, digestWithinMinutes } = alertBounds;
  const night = {
    ...{ from: nightFrom.earliest, fromLast: nightFrom.latest },
    ...{ to: nightTo.earliest, toLast: nightTo.latest, after: String(digestWithinMinutes) },
  };
  return [
    ...faultIf(!areChannelsInBounds(plan.channels), 'channels', 'channels-out-of-bounds'),
    ...ladderNames.flatMap((name) => [
      ...faultOfWaits(plan, 'waits', name),
      ...faultOfWaits(plan, 'namingWaits', name),
    ]),
    ...faultIf(!isNightInBounds(plan.night), 'nightFrom', 'night-out-of-bounds', night),
    ...faultOfCount(plan, 'singleSms'),
    ...faultOfCount(plan, 'singleMails'),
  ];
};

const faultOfWaits = (plan: AlertPlan, of: Ladders, name: LadderName): FieldError[] => {
  const released = releasedPlan[of];
  const isFine = areLaddersInBounds({ ...released, [name]: plan[of][name] }, released);
  return faultIf(!isFine, waitFields[of][name], 'waits-out-of-bounds', {
    count: String(released[name].length),
    least: String(alertBounds.leastMinutes),
    most: released[name].map(mostMinutes).join(', '),
  });
};

const faultOfCount = (plan: AlertPlan, field: 'singleSms' | 'singleMails'): FieldError[] => {
  const { least, most } = alertBounds[field];
  const isFine = plan[field] >= least && plan[field] <= most;
  const facts = { least: String(least), most: String(most) };
  return faultIf(!isFine, field, 'number-out-of-bounds', facts);
};

const faultIf = (
  isFault: boolean,
  field: string,
  reason: string,
  facts?: Record<string, string>,
): FieldError[] => (isFault ? [{ field, reason, ...(facts && { facts }) }] : []);

/** The fields that show a plan; where one is followed, those of the release to begin with. */
export const fieldsOfPlan = (plan: AlertPlan | null): Fields => {
  const { channels, waits, namingWaits, night, singleSms, singleMails } = plan ?? releasedPlan;
  const shown = (of: Ladders, from: AlertPlan['waits']) =>
    Object.fromEntries(ladderNames.map((name) => [waitFields[of][name], from[name].join(', ')]));
  return {
    own: plan === null ? 'follow' : 'own',
    channels: channels.join(','),
    ...shown('waits', waits),
    ...shown('namingWaits', namingWaits),
    ...{ nightFrom: night.from, nightTo: night.to, digestAt: night.digestAt },
    ...{ singleSms: String(singleSms), singleMails: String(singleMails) },
  };
};
