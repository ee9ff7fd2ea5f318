import type { HostClock, HostLog, HostStore, Running } from '../contracts.ts';
import type { Topics } from '../messaging/sns.ts';
import type { Queues } from '../messaging/sqs.ts';
import { pause } from '../messaging/pause.ts';
import { localAccountId } from '../template/physical-ids.ts';
import { alarmMessage, type Child, type StateChange } from './alarm-message.ts';
import type { AlarmRule, AlarmState } from './alarm-rule.ts';
import { openAlarmStates, type AlarmStates } from './alarm-states.ts';
import type { CompositeAlarm, DeclaredAlarms, MetricAlarm } from './declared-alarms.ts';
import { evaluate, type Finding, type Measure } from './evaluate.ts';
import type { Metrics } from './metrics.ts';

/** What the host hands the alarms. */
export type Ground = {
  queues: Pick<Queues, 'byName'>;
  topics: Pick<Topics, 'publish'>;
  region: string;
  store: HostStore;
  clock: HostClock;
  log: HostLog;
};
type Needs = Ground & { declared: DeclaredAlarms; metrics: Pick<Metrics, 'read'> };

/** How the alarms are, for whoever looks at this machine. */
export type AlarmsReport = {
  alarms: { name: string; state: AlarmState; since: number; says: string }[];
  history: ReturnType<AlarmStates['history']>;
};

/** The alarms of the templates, evaluated until they are stopped. */
export type Alarms = Running & { report: () => AlarmsReport };

/** CloudWatch looks each minute; a quarter of one is cheap here. */
const everyMs = 15_000;

/** Evaluates the alarms four times a minute and whenever the clock was forwarded; tells their topics of each change. */
export const startAlarms = async (needs: Needs): Promise<Alarms> => {
  const { clock, store, log, declared } = needs;
  const states = await openAlarmStates(store);
  const stopping = new AbortController();
  const { signal } = stopping;
  let last = Promise.resolve();
  const look = () =>
    (last = last
      .then(() => (signal.aborted ? undefined : lookAtAll(needs, states)))
      .catch((error: unknown) => log('alarms', String(error))));
  clock.onForward(look);
  const running = everyQuarter(look, signal);
  return {
    report: () => ({
      alarms: [...declared.metric, ...declared.composite].flatMap(({ name, says }) => {
        const { state, since } = states.of(name);
        return state === 'OK' ? [] : [{ name, state, since, says }];
      }),
      history: states.history(),
    }),
    stop: async () => {
      stopping.abort();
      await running;
      await last;
    },
  };
};

const everyQuarter = async (look: () => Promise<void>, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await look();
    await pause(everyMs, signal);
  }
};

const lookAtAll = async (needs: Needs, states: AlarmStates): Promise<void> => {
  const now = needs.clock.now();
  const measure = measureWith(needs);
  for (const alarm of needs.declared.metric) {
    const { state } = states.of(alarm.name);
    await move(needs, states, { alarm, now, found: evaluate(alarm, measure, { now, state }) });
  }
  for (const alarm of inOrder(needs.declared.composite)) {
    const isOn = alarm.rule.isOn((name) => states.of(name).state);
    const why = `${alarm.name} is ${isOn ? 'on' : 'off'} by its rule`;
    await move(needs, states, { alarm, now, found: { state: isOn ? 'ALARM' : 'OK', why } });
  }
};

/** One that is made of another comes after it. */
const inOrder = (alarms: CompositeAlarm[]): CompositeAlarm[] => {
  const left = new Map(alarms.map((alarm) => [alarm.name, alarm]));
  const add = (alarm: CompositeAlarm): CompositeAlarm[] => {
    left.delete(alarm.name);
    const before = namedIn(alarm.rule, left).flatMap((name) => {
      const other = left.get(name);
      return other ? add(other) : [];
    });
    return [...before, alarm];
  };
  return alarms.flatMap((alarm) => (left.has(alarm.name) ? add(alarm) : []));
};

const namedIn = ({ names }: AlarmRule, left: Map<string, unknown>): string[] =>
  names.filter((name) => left.has(name));

const measureWith =
  ({ metrics, queues }: Needs): Measure =>
  (stat, window) => {
    if (stat.namespace !== 'AWS/SQS') return metrics.read(stat, { ...window, ...stat });
    return queues.byName(stat.dimensions['QueueName'] ?? '')?.depth().visible;
  };

type Looked = { alarm: MetricAlarm | CompositeAlarm; now: number; found: Finding };

/** What is stored first is not told twice; what cannot be told is in the log. */
const move = async (needs: Needs, states: AlarmStates, { alarm, now, found }: Looked) => {
  const { state: from } = states.of(alarm.name);
  if (found.state === from) return;
  const change: StateChange = { at: now, from, to: found.state, why: found.why };
  await states.change(alarm.name, change);
  needs.log('alarms', `${alarm.name} went from ${from} to ${change.to}`, { why: change.why });
  const where = { region: needs.region, accountId: localAccountId };
  const message = alarmMessage(alarm, change, {
    ...where,
    children: childrenOf(alarm, needs, states),
  });
  for (const topic of alarm.actions[change.to])
    await needs.topics
      .publish(topic, message)
      .catch((error: unknown) => needs.log('alarms', `${alarm.name}: ${String(error)}`));
};

const childrenOf = (
  alarm: MetricAlarm | CompositeAlarm,
  { declared }: Needs,
  states: AlarmStates,
): Child[] => {
  if (!('rule' in alarm)) return [];
  const named = new Set(alarm.rule.names);
  return [...declared.metric, ...declared.composite]
    .filter(({ name }) => named.has(name) && states.of(name).state === 'ALARM')
    .map(({ name, arn }) => ({ arn, ...states.of(name) }));
};
