import type { Entry } from '../guard.ts';

const sources = 'functions/reports/sources';

/** Who leads us to an address: inside our network, to theirs with somebody's name, or to where a token is taken. */
export const outboundGuards: readonly Entry[] = [
  {
    row: 'provider-token',
    in: `${sources}/providers/media.ts`,
    guard: 'asked.hostname === own.hostname || isTwin ? headers : {}',
    without: 'headers',
    shownBy: 'test/unit/sources/reconcile-providers.test.ts',
    test: 'gets its token back only at its own two hosts',
  },
  {
    row: 'provider-token',
    in: `${sources}/providers/media.ts`,
    guard: 'if (asked?.protocol !== own.protocol || asked.port !== own.port) return {};',
    without: 'if (!asked) return {};',
    shownBy: 'test/unit/sources/reconcile-providers.test.ts',
    test: 'gets its token back only at its own two hosts',
  },
  {
    row: 'provider-token',
    in: `${sources}/schemes/whatsapp.ts`,
    guard: 'return { url: link, headers: {} };',
    without: 'return { url: link, headers };',
    shownBy: 'test/unit/sources/reconcile-providers.test.ts',
    test: 'to any other link no token goes',
  },
  {
    row: 'source-address',
    in: 'shared/outbound/fetch-api.ts',
    guard:
      "if (isIP(host) !== 0 && !isAllowed(host)) throw new NeverFetched('Not a public address');",
    without: '',
    shownBy: 'test/unit/outbound/fetch-api.test.ts',
    test: 'reaches no address that is not public',
  },
  {
    row: 'source-address',
    in: 'shared/outbound/fetch-api.ts',
    guard: '!found?.every(({ address }) => isAllowed(address))',
    without: 'found === undefined',
    shownBy: 'test/unit/outbound/fetch-api.test.ts',
    test: 'reaches no address that is not public',
  },
  {
    row: 'mapping-address',
    in: `${sources}/map-payload.ts`,
    guard: 'texts.filter((text) => said.has(text))',
    without: 'texts.filter((text) => said.has(text) || text)',
    shownBy: 'test/unit/sources/map-payload.test.ts',
    test: 'takes an address of evidence as it stands in the payload, and none that was put together',
  },
  {
    row: 'link-inside',
    in: 'functions/reports/outbound/fetch-public.ts',
    guard: 'if (!isNamed && !ports.includes(next.port))',
    without: 'if (isNamed && !ports.includes(next.port))',
    shownBy: 'test/unit/outbound/fetch-public.test.ts',
    test: 'asks no other port',
  },
  {
    row: 'link-inside',
    in: 'shared/outbound/fetch-api.ts',
    guard: '!found?.every(({ address }) => isAllowed(address))',
    without: '!found?.some(({ address }) => isAllowed(address))',
    shownBy: 'test/unit/outbound/fetch-public.test.ts',
    test: 'refuses a name with one private address among its public ones',
  },
  {
    row: 'link-inside',
    in: 'functions/reports/outbound/fetch-public.ts',
    guard: 'const timeoutMs = Math.max(1, Math.ceil(endsAt - performance.now()));',
    without: 'const timeoutMs = bounds.timeoutMs + 0 * endsAt;',
    shownBy: 'test/unit/outbound/fetch-public.test.ts',
    test: 'reads all of it within one time',
  },
  {
    row: 'link-inside',
    in: 'functions/reports/outbound/fetch-public.ts',
    guard: 'decode(answer.body, { maxOutputLength })',
    without: 'decode(answer.body, { maxOutputLength: maxOutputLength * 1000 })',
    shownBy: 'test/unit/outbound/fetch-public.test.ts',
    test: 'stops a gzip bomb at the size',
  },
  {
    row: 'link-inside',
    in: 'shared/outbound/fetch-api.ts',
    guard:
      'if (!protocols.includes(url.protocol)) throw new NeverFetched(`${url.protocol} is not asked`);',
    without: '',
    shownBy: 'test/unit/outbound/fetch-public.test.ts',
    test: 'speaks nothing but https in service',
  },
];
