import type { Entry } from '../guard.ts';

const alerts = 'functions/satgas/alerts';
const telling = 'functions/satgas/telling';
const units = 'test/unit/satgas';

/** Who is told by phone and mailbox, how often, and what nothing may stop. */
export const tellingGuards: readonly Entry[] = [
  {
    row: 'phone-unconfirmed',
    in: `${telling}/phone-link.ts`,
    guard: ' && markOf(key, phone) === link.alertId',
    without: ' && phone.length > 0',
    shownBy: `${units}/import-officers.test.ts`,
    test: 'opens nothing once the phone is another',
  },
  {
    row: 'phone-unconfirmed',
    in: `${telling}/greet-phone.ts`,
    guard: "await needs.publish(addressed(after, { channel: 'sms', text }));",
    without: 'text.trim();',
    shownBy: `${units}/import-officers.test.ts`,
    test: 'is sent to every phone that is new, and to no other',
  },
  {
    row: 'phone-marks',
    in: `${telling}/phone-link.ts`,
    guard: "keyedHash(key, 'phone', phone)",
    without:
      "process.getBuiltinModule('node:crypto').createHash('sha256').update(`netral/phone\\n${phone}`).digest('base64url')",
    shownBy: `${units}/import-officers.test.ts`,
    test: 'says nothing of the number',
  },
  {
    row: 'sms-drained',
    in: `${telling}/delivery-plan.ts`,
    guard: 'its.recentSms >= alertPolicy.burst.singleSms',
    without: 'its.recentSms < 0',
    shownBy: `${units}/stories.test.ts`,
    test: 'costs a bounded number of SMS and hides none',
  },
  {
    row: 'sms-drained',
    in: `${telling}/sms-budget.ts`,
    guard: "ConditionExpression: 'attribute_not_exists(spent) OR spent <= :room',",
    without:
      "ConditionExpression: 'attribute_not_exists(spent) OR spent <= :room OR spent > :room',",
    shownBy: 'test/store/satgas.test.ts',
    test: 'is never exceeded',
  },
  {
    row: 'sms-drained',
    in: `${telling}/addressed-publisher.ts`,
    guard: 'Message: message.text,',
    without: 'Message: `NETRAL> ${message.text}`,',
    shownBy: 'test/infra/sms-as-sent.test.ts',
    test: 'is one segment and nothing but its text',
  },
  {
    row: 'told-once-killed',
    in: `${telling}/delivery-store.ts`,
    guard: '(#state = :state AND attempts < :most)',
    without: '(#state = :state AND (attempts < :most OR attempts >= :most))',
    shownBy: 'test/store/satgas.test.ts',
    test: 'lets a message be tried twice and no more',
  },
  {
    row: 'told-once-killed',
    in: `${telling}/notify-officers.ts`,
    guard: "return (await needs.deliveries.plan(row)) === 'planned' ? row : undefined;",
    without: 'return row;',
    shownBy: `${units}/decide-once.test.ts`,
    test: 'that two functions work on at once is decided by one of them, and sent once',
  },
  {
    row: 'told-once-killed',
    in: `${telling}/notify-officers.ts`,
    guard: 'known ? await claimAgain(needs, known, plan) : await decide(needs, fresh, plan)',
    without: 'known ? undefined : await decide(needs, fresh, plan)',
    shownBy: `${units}/decide-once.test.ts`,
    test: 'leaves no message half done',
  },
  {
    row: 'told-once-killed',
    in: `${telling}/notify-officers.ts`,
    guard: 'known ? await claimAgain(needs, known, plan) : await decide(needs, fresh, plan)',
    without: 'known ? undefined : await decide(needs, fresh, plan)',
    shownBy: `${units}/kills.test.ts`,
  },
  {
    row: 'duty-phone',
    in: `${telling}/subscribe-officer.ts`,
    guard: 'if (users.length === 0) await unsubscribe(region, mailbox);',
    without: 'if (users.length < 2) await unsubscribe(region, mailbox);',
    shownBy: `${units}/shared-mailbox.test.ts`,
    test: 'stays subscribed for who is left',
  },
  {
    row: 'duty-phone',
    in: `${telling}/subscribe-officer.ts`,
    guard: "to: ['all', ...users.map(({ officerId }) => officerId).sort()],",
    without: "to: ['all', ...users.slice(0, 1).map(({ officerId }) => officerId).sort()],",
    shownBy: `${units}/shared-mailbox.test.ts`,
    test: 'gets what is addressed to any of them',
  },
  {
    row: 'silence-region',
    in: `${telling}/delivery-plan.ts`,
    guard: 'region === reported && !isFirst',
    without: '!isFirst',
    shownBy: `${units}/stories.test.ts`,
    test: 'holds nothing from whoever stands above the region',
  },
  {
    row: 'silence-region',
    in: `${telling}/delivery-plan.ts`,
    guard: 'region === reported && !isFirst',
    without: 'region === reported',
    shownBy: `${units}/stories.test.ts`,
    test: 'keeps no new report from anybody',
  },
  {
    row: 'silence-region',
    in: `${telling}/delivery-plan.ts`,
    guard: 'passes ? undefined : silenceFor(officer, its)',
    without: 'silenceFor(officer, its)',
    shownBy: `${units}/stories.test.ts`,
    test: 'keeps no new report from anybody',
  },
  {
    row: 'bad-row',
    in: 'shared/stream/each-record.ts',
    guard: 'if (isUnreadable(error)) return true;',
    without: '',
    shownBy: 'test/unit/stream/each-record.test.ts',
    test: 'that cannot be read is set aside at once',
  },
  {
    row: 'bad-row',
    in: 'shared/stream/each-record.ts',
    guard: 'if (!isUnreadable(error)) stopped.add(itemOf(record));',
    without: '',
    shownBy: 'test/unit/stream/each-record.test.ts',
    test: 'waits for an earlier change of its own item',
  },
  {
    row: 'bad-row',
    in: `${alerts}/climb-ladder.ts`,
    guard:
      'const climbed = await eachOf(due, { atOnce: 1 }, (alert) => climb(needs, alert, officers));',
    without:
      'const climbed = []; for (const alert of due) climbed.push(await climb(needs, alert, officers));',
    shownBy: `${units}/one-bad-thing.test.ts`,
    test: 'holds no other alert of its region back',
  },
];
