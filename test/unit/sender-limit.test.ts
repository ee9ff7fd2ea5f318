import { describe, expect, it } from '@jest/globals';
import { sendersOf } from '../../shared/limits/sender-limit.ts';

describe('who sends', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:0:1::7', '2001:db8:0:1::/64', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001:0:0:0:7', '2001:db8:0:1::/64', '2001:db8:0:1::/64'],
    ['::1', '0:0:0:0::/64', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0:0::/64'],
    ['', 'unknown', 'unknown'],
    ['1.2.3.4, 5.6.7.8', 'unknown', 'unknown'],
  ])('from %s is the address %s of the network %s', (sent, address, network) => {
    expect(sendersOf(sent)).toEqual({ address, network });
  });
});
