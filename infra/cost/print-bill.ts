import type { Bill, BillLine } from './bill.ts';
import type { Confidence } from './price.ts';
import type { Traffic } from './traffic.ts';

const sure: Record<Confidence, string> = {
  seen: 'seen for Jakarta',
  'other-region': 'seen elsewhere',
  recalled: 'from memory',
  own: 'your own',
};

/** A bill as Markdown: what it is for, one row a price, what has no price, and what makes the most of it. */
export const printBill = (bill: Bill, traffic: Traffic): string[] => [
  `${count(traffic.pledges)} pledges and ${count(traffic.reports)} reports in ${count(traffic.days)} day(s), ${count(traffic.regions)} regions, ${count(traffic.officers)} officers each.`,
  '',
  '| what | quantity | US$ for | US$ | price is | as of |',
  '| --- | ---: | ---: | ---: | --- | --- |',
  ...[...bill.lines].sort((a, b) => (b.usd ?? 0) - (a.usd ?? 0)).map(row),
  `| **together** | | | **${dollars(bill.usd)}** | | |`,
  '',
  ...bill.unpriced.map(
    ({ what, quantity, price }) =>
      `Not in the sum: ${count(quantity)} ${what}, for which no price was found (${price.source}). Give your own: --price ${price.id}=USD.`,
  ),
  ...(bill.unpriced.length > 0 ? [''] : []),
  `The most of it: ${bill.byCause
    .slice(0, 3)
    .map(({ cause, usd }) => `${cause} US$ ${dollars(usd)}`)
    .join(', ')}.`,
];

const row = ({ what, quantity, price, usd }: BillLine): string =>
  `| ${what} (${price.service}) | ${count(quantity)} | ${price.usd === null ? '?' : `${String(price.usd)} / ${price.unit}`} | ${usd === null ? '?' : dollars(usd)} | ${price.usd === null ? 'not found' : sure[price.confidence]} | ${price.asOf} |`;

const dollars = (usd: number): string => usd.toFixed(2);

const count = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 0 });
