import {
  alertChannels,
  areChannelsInBounds,
  ladderNames,
  type AlertChannel,
} from '../../../shared/alert-policy.ts';
import type { Option, Question } from '../../../shared/page/question.ts';
import { ownOrFollow, waitFields, type Ladders } from './plan-fields.ts';
import { channelWords, ladderWords, ownWords, planWords as words } from './words.ts';

type Asked = Pick<Question, 'name' | 'label'> & Partial<Question>;

const text = (asked: Asked): Question => ({
  ...{ kind: 'text', group: 'decree', required: 'never', maxLength: 60 },
  ...asked,
});

/** What the form of a plan asks. */
export const planQuestions = (): readonly Question[] => [
  {
    ...{ name: 'own', kind: 'radio', group: 'decree', required: 'always', label: words.own },
    options: ownOrFollow.map((value) => ({ value, label: ownWords[value] })),
  },
  {
    ...{ name: 'channels', kind: 'select', group: 'decree', required: 'never' },
    ...{ label: words.channels, hint: words.channelsHint, options: orders() },
  },
  ...waitQuestions('waits'),
  ...waitQuestions('namingWaits'),
  text({ name: 'nightFrom', label: words.nightFrom, hint: words.nightHint }),
  text({ name: 'nightTo', label: words.nightTo, hint: words.nightToHint }),
  text({ name: 'digestAt', label: words.digestAt, hint: words.digestHint }),
  text({ name: 'singleSms', label: words.singleSms, inputMode: 'numeric' }),
  text({ name: 'singleMails', label: words.singleMails, inputMode: 'numeric' }),
];

const waitQuestions = (of: Ladders): Question[] =>
  ladderNames.map((name) =>
    text({
      ...{ name: waitFields[of][name], label: ladderWords(name, of) },
      hint: of === 'waits' ? words.waitsHint : words.namingHint,
    }),
  );

/** Every order in bounds: without WhatsApp, and with it. */
const orders = (): Option[] =>
  permutations(alertChannels)
    .flatMap((order) => [order, order.filter((channel) => channel !== 'whatsapp')])
    .filter((order) => areChannelsInBounds(order))
    .map((order) => order.join(','))
    .filter((value, n, all) => all.indexOf(value) === n)
    .map((value) => ({ value, label: orderWords(value) }));

const orderWords = (value: string) => {
  const said = alertChannels.reduce(
    (text, channel) => text.replace(channel, channelWords[channel]),
    value.replaceAll(',', ', '),
  );
  return { id: said, en: said };
};

const permutations = (of: readonly AlertChannel[]): AlertChannel[][] =>
  of.length < 2
    ? [[...of]]
    : of.flatMap((first) =>
        permutations(of.filter((one) => one !== first)).map((rest) => [first, ...rest]),
      );
