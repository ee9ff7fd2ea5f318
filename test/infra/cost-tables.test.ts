import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { billOf } from '../../infra/cost/bill.ts';
import { costTables, withCostTables } from '../../infra/cost/cost-tables.ts';
import { readPrices } from '../../infra/cost/price.ts';
import { printBill } from '../../infra/cost/print-bill.ts';
import { standingOf } from '../../infra/cost/standing.ts';
import { usualTraffic } from '../../infra/cost/traffic.ts';
import { readUnits } from '../../infra/cost/units.ts';
import { demoStacks } from './a-stack.ts';

const document = readFileSync('docs/cost.md', 'utf8');
const idle = costTables(document).filter(({ args }) => args.includes('0'));

/** What stands there whether or not anybody comes. */
const standingRows = [
  ...['metrics that alarms watch', 'metrics of our own', 'secrets', 'keys', 'firewall'],
  ...['rules of the firewall', 'alarms that ring for several'],
];

/** Of a table in Markdown, the quantity of each thing. */
const quantitiesIn = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^\| ([^|(]+?) \([^|]*\) +\| +([\d.,]+) \|/gm)].map(
      ([, what = '', quantity = '']) => [what, quantity],
    ),
  );

describe('the tables of what it costs', () => {
  it('are of the days and months that the document tells of', () =>
    expect(costTables(document).map(({ args }) => args.join(' '))).toHaveLength(4));

  it.each(idle)('name what stands in the template of today: $args', ({ text }) => {
    const traffic = { ...usualTraffic, pledges: 0, reports: 0, days: 30, regions: 1 };
    const standing = standingOf(demoStacks().map(({ template }) => template));
    const bill = billOf({ traffic, units: readUnits(), standing, prices: readPrices({}) });
    const now = quantitiesIn(printBill(bill, traffic).join('\n'));
    const written = quantitiesIn(text);
    for (const what of standingRows)
      expect([what, written.get(what)]).toEqual([what, now.get(what)]);
  });

  it('are written anew in their own places', () => {
    const again = withCostTables(document, () => 'x');
    expect(costTables(again).map(({ text }) => text)).toEqual(['x', 'x', 'x', 'x']);
    expect(again.startsWith(document.slice(0, 200))).toBe(true);
  });
});
