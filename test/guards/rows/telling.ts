import type { Entry } from '../guard.ts';

const alerts = 'functions/satgas/alerts';
const telling = 'functions/satgas/telling';
const units = 'test/unit/satgas';

/** Who is told by phone and mailbox, how often, and what nothing may stop. */
export const tellingGuards: readonly Entry[] = [
  {
    row: 'phone-unconfirmed',
    in: `${telling}/contact-link.ts`,
    guard: '.find(({ contact }) => markOf(key, contact) === link.alertId)',
    without: '.find(({ contact }) => contact.address.length > 0)',
    shownBy: `${units}/contact-link.test.ts`,
    test: 'opens nothing once the address is another',
  },
  {
    row: 'phone-unconfirmed',
    in: `${telling}/greet-officer.ts`,
    guard: "await needs.publish(addressed(after, { channel: 'sms', text }));",
    without: 'text.trim();',
    shownBy: `${units}/contact-link.test.ts`,
    test: 'is sent to every phone that is new, and to no other',
  },
  {
    row: 'phone-marks',
    in: `${telling}/contact-link.ts`,
    guard: 'keyedHash(key, kinds[channel], address)',
    without:
      "process.getBuiltinModule('node:crypto').createHash('sha256').update(`netral/${kinds[channel]}\\n${address}`).digest('base64url')",
    shownBy: `${units}/contact-link.test.ts`,
    test: 'says nothing of the address',
  },
  {
    row: 'sms-drained',
    in: `${telling}/delivery-plan.ts`,
    guard: "if (recentSms >= alertPolicy.burst.singleSms) return 'burst';",
    without: '',
    shownBy: `${units}/stories.test.ts`,
    test: 'lets what is told again after',
  },
  {
    row: 'sms-drained',
    in: `${telling}/delivery-plan.ts`,
    guard: 'passes || its.isFirst ? undefined : whyBundled(its)',
    without: 'passes ? undefined : whyBundled(its)',
    shownBy: `${units}/stories.test.ts`,
    test: 'holds no first alert back, and bundles what is told again',
  },
  {
    row: 'sms-drained',
    in: `${telling}/sms-budget.ts`,
    guard: 'Math.max(Math.floor(share * monthlyMicroUsd), leastParts * partMicroUsd)',
    without: 'Math.max(Math.floor(share * 0 + monthlyMicroUsd), leastParts * partMicroUsd)',
    shownBy: `${units}/stories.test.ts`,
    test: 'bound what a flood of unlike reports costs a day',
  },
  {
    row: 'sms-drained',
    in: `${telling}/sms-budget.ts`,
    guard: ": 'attribute_not_exists(spent) OR spent <= :bound',",
    without: ": 'attribute_not_exists(spent) OR spent <= :bound OR spent > :bound',",
    shownBy: 'test/store/satgas.test.ts',
    test: 'has a day for each region and for all',
  },
  {
    row: 'sms-drained',
    in: `${telling}/addressed-publisher.ts`,
    guard: 'Message: text,',
    without: 'Message: `NETRAL> ${text}`,',
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
    guard: '? await claimAgain(needs, known, plan)',
    without: '? undefined',
    shownBy: `${units}/decide-once.test.ts`,
    test: 'leaves no message half done',
  },
  {
    row: 'told-once-killed',
    in: `${telling}/notify-officers.ts`,
    guard: '? await claimAgain(needs, known, plan)',
    without: '? undefined',
    shownBy: `${units}/kills.test.ts`,
  },
  {
    row: 'duty-phone',
    in: `${telling}/notify-officers.ts`,
    guard: '.filter(({ officerId }) =>\n      alert.telling.includes(officerId),\n    );',
    without:
      '.filter(({ officerId, email }, at, all) => alert.telling.includes(officerId) && all.findIndex((one) => one.email === email) === at);',
    shownBy: 'test/unit/notify-officers.test.ts',
    test: 'tells each of those who share a phone and a mailbox',
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
      'const climbed = await eachOf(due, { atOnce: 1 }, (alert) => climb(needs, alert, satgas));',
    without:
      'const climbed = []; for (const alert of due) climbed.push(await climb(needs, alert, satgas));',
    shownBy: `${units}/one-bad-thing.test.ts`,
    test: 'holds no other alert of its region back',
  },
];
